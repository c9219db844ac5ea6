import { includes, subtract, union, type Range } from "../../stripe/lists/ranges.js";
import { readList } from "../../stripe/lists/read-list.js";
import type { ScannedPage } from "../../stripe/lists/scan.js";
import { createdOf } from "../../stripe/lists/scan.js";
import { feedsDerived } from "../../facts/sources.js";
import { ingestObjects } from "../run/ingest.js";
import { sendCount, sendEstimates } from "../progress/estimate.js";
import type { RawStream } from "../../streams/kinds.js";
import { rawStreams } from "../../streams/raw-streams.js";
import { watchForMissedDeletions, type MissedDeletions } from "./missed-deletions.js";
import { openRanges, withOpenRanges } from "../../state/state.js";
import { active, checkpoint, derivesAll, emitObjects, fail, type RawRun } from "../run/stream-run.js";
import type { Sync } from "../run/context.js";

/**
 * Reads the open ranges of the streams' states, each collection once, however many streams need it.
 * Raw streams get the objects of their open ranges. Derived streams that derive every customer get all facts.
 */
export async function backfill(sync: Sync): Promise<void> {
  const missedDeletions = watchForMissedDeletions(sync);
  await Promise.all(rawStreams.map(async (collection) => backfillCollection(sync, collection, missedDeletions)));
  await missedDeletions?.emitMissing();
  await sendEstimates(sync);
}

async function backfillCollection(
  sync: Sync,
  collection: RawStream,
  missedDeletions: MissedDeletions | undefined,
): Promise<void> {
  const raw = active(sync.raw).find((run) => run.entry === collection && run.state.phase === "backfill");
  const derived = feedsDerived(collection.name) && active(sync.derived).some(derivesAll);
  const allTime: Range = { from: 0, to: sync.nowSeconds + 1 };
  const ranges = union([...(raw ? openRanges(raw.state) : []), ...(derived ? [allTime] : [])]);
  if (ranges.length === 0) return;
  let pages = 0;
  sync.forecast.begin(collection.name, ranges);
  try {
    for await (const page of readList(sync.client, collection, { ranges })) {
      pages += 1;
      sync.forecast.add(collection.name, page);
      missedDeletions?.note(collection.name, page.objects);
      if (derived) await ingestObjects(sync, collection.name, page.objects);
      if (raw && !raw.output.ended) await emitPage(raw, page).catch((error: unknown) => failAlone(sync, raw, error));
    }
  } catch (error) {
    sync.forecast.giveUp(collection.name);
    if (sync.signal.aborted) throw error;
    if (raw) await fail([raw], error);
    if (derived && !sync.missingPermissions.accept(collection.name, error)) await fail(sync.derived, error);
    return;
  }
  if (derived) sync.listedWhole.add(collection.name);
  if (raw) await sendCount(raw);
  // A listing that continues an earlier one counts on from the saved pages.
  sync.listPages[collection.name] = derived ? pages : (raw?.state.list_pages[collection.name] ?? pages);
}

async function emitPage(raw: RawRun, { objects, covered }: ScannedPage): Promise<void> {
  const open = openRanges(raw.state);
  const wanted = objects.filter((object) => includes(open, createdOf(object)));
  await emitObjects(raw, wanted);
  const pages = (raw.state.list_pages[raw.entry.name] ?? 0) + 1;
  const rest = withOpenRanges(raw.state, subtract(openRanges(raw.state), covered));
  await checkpoint(raw, { ...rest, list_pages: { [raw.entry.name]: pages } });
}

/** Fails only this stream, because a page that cannot be written must not stop the others. */
async function failAlone(sync: Sync, raw: RawRun, error: unknown): Promise<void> {
  if (sync.signal.aborted) throw error;
  await fail([raw], error);
}
