import { once } from "node:events";
import { walkList } from "./pages.js";

// The bare loop with input and output: fetches the pages over HTTP, parses them, writes each record to standard output.
// node bare-pipeline.js URL PATH...
const [url, ...paths] = process.argv.slice(2);

await Promise.all(paths.map((path) => walkList(url!, path, work)));

async function work(body: string): Promise<string | undefined> {
  const { data } = JSON.parse(body) as { data: { id: string }[] };
  let lines = "";
  for (const object of data) lines += `${JSON.stringify(object)}\n`;
  if (!process.stdout.write(lines)) await once(process.stdout, "drain");
  return data.at(-1)?.id;
}
