import { loadavg } from "node:os";
import { cpu } from "./cpu.js";
import { destinationMemory, destinations } from "./destinations.js";
import { everyResource } from "./every-resource.js";
import { evidence } from "./evidence.js";
import type { Bench } from "./finding.js";
import { describeMachine } from "./machine.js";
import { memory } from "./memory.js";
import { noChange } from "./no-change.js";
import { oneAtATime } from "./one-at-a-time.js";
import { peers } from "./peers.js";
import { report } from "./report.js";
import { saveResult, verdictOf } from "./results.js";
import { stalledReader } from "./stalled-reader.js";
import { startUp } from "./start-up.js";
import { throughput } from "./throughput.js";

// node bench/dist/main.js [name...]: runs the named benchmarks, or all. Prints their figures and writes them to
// RESULTS.md.
const benches: readonly Bench[] = [
  throughput,
  cpu,
  memory,
  stalledReader,
  noChange,
  everyResource,
  evidence,
  startUp,
  oneAtATime,
  report,
  destinations,
  destinationMemory,
  peers,
];

const order = benches.map(({ name }) => name);
const names = process.argv.slice(2);
const unknown = names.filter((name) => !order.includes(name));
if (unknown.length > 0) {
  console.error(`There is no benchmark named ${unknown.join(", ")}. There are: ${order.join(", ")}.`);
  process.exit(2);
}

for (const { name, method, run } of benches) {
  if (names.length > 0 && !names.includes(name)) continue;
  console.log(`\n${name}`);
  const loadBefore = loadavg()[0]!;
  const findings = await run();
  for (const { subject, measured, target } of findings) {
    const judgement = target === undefined ? "" : ` (target ${target.text}: ${verdictOf(target)})`;
    console.log(`  ${subject}: ${measured}${judgement}`);
  }
  const day = new Date().toISOString().slice(0, 10);
  saveResult({ name, method, day, machine: describeMachine(), loadBefore, loadAfter: loadavg()[0]!, findings }, order);
}
