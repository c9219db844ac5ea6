import { accountOf } from "./account-size.js";
import { startBulkProcess } from "./bulk/process.js";
import { unthrottledMethod } from "./connector.js";
import type { Bench, Finding } from "./finding.js";
import { whole } from "./format.js";
import { compare } from "./peers/comparison.js";
import { ownConnector } from "./peers/own-connector.js";
import { publicConnector } from "./peers/public-connector.js";
import type { List, Read } from "./peers/reader.js";
import { installed, runRounds, type Serve } from "./peers/rounds.js";
import { syncEngine } from "./peers/sync-engine.js";
import { tapStripe } from "./peers/tap-stripe.js";

const readers = [ownConnector, publicConnector, tapStripe, syncEngine];
const lists: readonly List[] = ["invoices", "customers"];
const objects = 5_000;
const rounds = 2;

export const peers: Bench = {
  name: "peers",
  method:
    `${unthrottledMethod} No latency. Each program reads ${whole(objects)} objects of one list, in pages of 100, ` +
    `in a first sync, all in turn; ${rounds} rounds on one server; the round with the least processor time counts. ` +
    "Records a second of the whole process; processor time (user and system) of the process and those that it " +
    "starts, per record, and again without that of an empty list; the most resident memory of its largest process. " +
    "The server's work is not counted.\n\n" +
    "Processor time compares best, because the programs hold back differently. None is changed but for Stripe's " +
    "address, and for one expansion of `airbyte-source-stripe` that Stripe's newest version lacks. It allows itself " +
    "25 requests a second with a live key; `tap-stripe` and the sync engine have no limit and send one request at a " +
    "time. They do not do the same work either. `tap-stripe` reads month by month, so that its pages are partly " +
    "filled, drops the fields that its schema lacks, and names an invoice's lines only by id. The sync engine writes " +
    "a row for each object into PostgreSQL, whose own work is not counted; the others write to a pipe.",
  async run() {
    const reads = new Map<string, Read>();
    for (const reader of readers) reads.set(reader.name, await installed(reader));
    const findings: Finding[] = [];
    for (const list of lists) {
      findings.push(...compare(list, await runRounds(reads, list, objects, rounds, onBulkServer), ownConnector.name));
    }
    return findings;
  },
};

const onBulkServer: Serve = async (list, count, use) => {
  const server = await startBulkProcess({ size: accountOf({ [list]: count }) });
  try {
    await use(server.url);
  } finally {
    await server.close();
  }
};
