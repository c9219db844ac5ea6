import { walkList } from "./pages.js";

// The minimum work of a reader of pages, as a separate process: node bare-loop.js URL PATH...
// It parses each page's body and writes each record as JSON again. Fetching is not counted.
// It prints {"cpuMs","records"}.
const [url, ...paths] = process.argv.slice(2);

let spentMicroseconds = 0;
let records = 0;
let characters = 0;

for (const path of paths) await walkList(url!, path, work);
console.log(JSON.stringify({ cpuMs: spentMicroseconds / 1000, records, characters }));

function work(body: string): string | undefined {
  const before = process.cpuUsage();
  const { data } = JSON.parse(body) as { data: { id: string }[] };
  for (const object of data) characters += JSON.stringify(object).length;
  const { user, system } = process.cpuUsage(before);
  spentMicroseconds += user + system;
  records += data.length;
  return data.at(-1)?.id;
}
