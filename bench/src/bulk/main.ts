import { startBulkServer, type BulkServerOptions } from "./server.js";

// The server as a separate process. The first argument contains the options as JSON. It prints its address as a line of
// JSON.
const server = await startBulkServer(JSON.parse(process.argv[2]!) as BulkServerOptions);
console.log(JSON.stringify({ url: server.url }));
// If the pipe closes, the process that started the server has ended.
process.stdin.on("end", () => process.exit(0)).resume();
