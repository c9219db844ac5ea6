import { startBulkServer, type BulkServerOptions } from "./server.js";

// The server as a process of its own: options as JSON in the first argument, its address as a line of JSON.
const server = await startBulkServer(JSON.parse(process.argv[2]!) as BulkServerOptions);
console.log(JSON.stringify({ url: server.url }));
// Whoever started it has gone when its end of the pipe closes.
process.stdin.on("end", () => process.exit(0)).resume();
