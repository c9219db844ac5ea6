import { dossierSources } from "../../facts/sources.js";
import { openRanges } from "../../state/state.js";
import { active, derivesAll, type DerivedRun, type RawRun, type StreamRun } from "../run/stream-run.js";
import type { Sync } from "../run/context.js";

/**
 * Sends the platform the expected record count of each stream in backfill, if it is known and not sent yet.
 * A stream that only follows changes has no estimate. Nor has a stream with a varying number of records per customer.
 */
export async function sendEstimates(sync: Sync): Promise<void> {
  for (const run of active(sync.raw)) await send(run, rowsOfRaw(sync, run));
  for (const run of active(sync.derived)) await send(run, rowsOfDerived(sync, run));
}

/** Sends the record count of a stream after its backfill. Later changes are not counted before they are emitted. */
export async function sendCount(run: StreamRun): Promise<void> {
  await send(run, run.emitted);
}

async function send(run: StreamRun, rows: number | undefined): Promise<void> {
  if (rows === undefined || run.output.ended) return;
  const total = Math.max(run.emitted, Math.round(rows));
  if (total === run.sentEstimate) return;
  run.sentEstimate = total;
  await run.output.announceTotal(total);
}

function rowsOfRaw({ forecast }: Sync, run: RawRun): number | undefined {
  if (run.state.phase === "follow") return run.sentEstimate;
  const left = forecast.lists.get(run.entry.name)?.expectedIn(openRanges(run.state));
  return left === undefined ? undefined : run.emitted + left;
}

/** Returns the number of customers if the stream's key is the customer, because it has one record for each. */
function rowsOfDerived({ forecast }: Sync, run: DerivedRun): number | undefined {
  if (run.stream.primaryKey !== "customer_id" || !derivesAll(run)) return undefined;
  const customers = forecast.lists.get(collectionOfCustomers);
  return customers?.left === undefined ? undefined : customers.read + customers.left;
}

const [collectionOfCustomers = ""] =
  Object.entries(dossierSources).find(([, { customerField }]) => customerField === "id") ?? [];
