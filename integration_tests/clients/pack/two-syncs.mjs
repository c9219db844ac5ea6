// Checks the results of a first sync and of one a day later: node two-syncs.mjs FIRST.json SECOND.json SIMULATOR.json
import { ok } from "node:assert/strict";
import { readFileSync } from "node:fs";

const [first, second, { counts }] = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, "utf8")));

/** Streams whose changes all have events. Lists without events come whole once a day. */
const incremental = ["customers", "subscriptions", "invoices", "charges", "lifecycle_events", "customer_metrics"];
/** @param {{ records: Record<string, number> }} sync */
const recordsOf = ({ records }) => incremental.reduce((sum, stream) => sum + (records[stream] ?? 0), 0);

ok(first.is_complete && second.is_complete, "a sync is not complete");
for (const stream of ["customers", "subscriptions", "invoices", "charges"]) {
  ok(first.records[stream] >= counts[stream], `the first sync read ${first.records[stream]} ${stream}`);
}
ok(recordsOf(second) > 0, "the second sync read nothing");
ok(
  recordsOf(second) * 10 < recordsOf(first),
  `the second sync read ${recordsOf(second)} of ${recordsOf(first)} records`,
);
ok(second.requests < first.requests, `the second sync made ${second.requests} requests, the first ${first.requests}`);
ok(Object.keys(second.new_events).length > 0, "the second sync names no new events");
const told = [first, second].map((sync) => `${recordsOf(sync)} records, ${sync.requests} requests`);
console.log(`  a first sync: ${told[0]}; a day later: ${told[1]}`);
