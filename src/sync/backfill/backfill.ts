import { includes, subtract, union, type Range, type Ranges } from "../../stripe/lists/ranges.js";
import { createdOf } from "../../stripe/lists/page.js";
import { readList, type ListSelection } from "../../stripe/lists/read-list.js";
import type { ScannedPage } from "../../stripe/lists/scan.js";
import { isWalked } from "../../stripe/lists/walk.js";
import { feedsDerived } from "../../facts/sources.js";
import { groupBy } from "../../metrics/group-by.js";
import { ingestObjects } from "../run/ingest.js";
import { sendCount, sendEstimates } from "../progress/estimate.js";
import type { RawStream } from "../../streams/kinds.js";
import { rawStreams } from "../../streams/raw-streams.js";
import { watchForMissedDeletions, type MissedDeletions } from "./missed-deletions.js";
import { openRanges, withOpenRanges } from "../../state/state.js";
import { active, checkpoint, derivesAll, emitObjects, end, fail } from "../run/stream-run.js";
import type { Sync } from "../run/context.js";
import { rowsOf } from "../run/rows.js";
import { announceChildren } from "./announce-children.js";
import { startRelisting, type RelistingRun } from "../run/relisting.js";

/**
 * Reads the open ranges of the streams' states, each collection once, however many streams need it.
 * Raw streams get the objects of their open ranges, or the children of these. Derived streams that derive every
 * customer get all facts.
 */
export async function backfill(sync: Sync): Promise<void> {
  const missedDeletions = watchForMissedDeletions(sync);
  const byPath = groupBy(rawStreams, ({ path }) => path);
  await Promise.all([...byPath.values()].map(async (entries) => backfillCollection(sync, entries, missedDeletions)));
  await missedDeletions?.emitMissing();
  await sendEstimates(sync);
}

/** @param entries the streams whose rows are the collection's objects, or children of them */
async function backfillCollection(
  sync: Sync,
  entries: readonly RawStream[],
  missedDeletions: MissedDeletions | undefined,
): Promise<void> {
  const collection = entries.find(({ children }) => !children) ?? entries[0]!;
  const raw = active(sync.raw)
    .filter(({ entry, state }) => entries.includes(entry) && state.phase === "backfill")
    .map(startRelisting);
  const derived = feedsDerived(collection.name) && active(sync.derived).some(derivesAll);
  const allTime: Range = { from: 0, to: sync.nowSeconds + 1 };
  const ranges = union([...raw.flatMap(({ run }) => openRanges(run.state)), ...(derived ? [allTime] : [])]);
  if (ranges.length === 0) return;
  const listed = raw.map(({ run }) => run.entry);
  const expectedObjects = () => sync.forecast.lists.get(collection.name)?.expectedIn(ranges);
  let pages = 0;
  if (!isWalked(collection)) sync.forecast.begin(collection.name, ranges);
  try {
    for await (const page of readList(sync.client, collection, { ranges, ...placeIn(raw) })) {
      pages += 1;
      if (!isWalked(collection)) sync.forecast.add(collection.name, page);
      missedDeletions?.note(collection.name, page.objects);
      if (derived) await ingestObjects(sync, collection.name, page.objects);
      if (pages === 1) announceChildren(sync.log, listed, expectedObjects());
      await emitPage(sync, raw, page);
    }
  } catch (error) {
    sync.forecast.giveUp(collection.name);
    if (sync.signal.aborted) throw error;
    for (const { run } of raw) await end(run, sync.log, error);
    const isReported = raw.length > 0;
    if (derived && !sync.missingPermissions.accept(collection.name, error, isReported)) await fail(sync.derived, error);
    return;
  }
  if (derived) sync.listedWhole.add(collection.name);
  for (const { run, isPartial } of raw) {
    await sendCount(run);
    if (isPartial) continue;
    // A listing that continues an earlier one counts on from the saved pages.
    sync.listPages[run.entry.name] = run.state.list_pages[run.entry.name] ?? pages;
  }
  if (derived) sync.listPages[collection.name] = pages;
}

/** Returns where the reading of a list that takes no time begins and ends, for all its streams. */
function placeIn(raw: readonly RelistingRun[]): Pick<ListSelection, "until" | "after"> {
  const [first, ...others] = raw.map(({ run }) => run.state.backfill.after);
  return { until: knownToAll(raw), after: others.every((after) => after === first) ? first : undefined };
}

/** Returns the objects at which a list that takes no time is left. undefined: a stream needs the whole list. */
function knownToAll(raw: readonly RelistingRun[]): ReadonlySet<string> | undefined {
  const known = raw.map(({ newest }) => newest);
  if (known.length === 0 || known.includes(undefined)) return undefined;
  return known.reduce((common, ids) => new Set([...common!].filter((id) => ids!.has(id))));
}

/** Emits the rows of a page to every stream. A page that cannot be written must not stop the other streams. */
async function emitPage(sync: Sync, raw: readonly RelistingRun[], page: ScannedPage): Promise<void> {
  // The objects become the records, so the streams of their children come first.
  const ordered = raw.toSorted((a, b) => Number(!a.run.entry.children) - Number(!b.run.entry.children));
  for (const relisting of ordered) {
    if (relisting.run.output.ended) continue;
    try {
      await emitTo(sync, relisting, page);
    } catch (error) {
      if (sync.signal.aborted) throw error;
      await end(relisting.run, sync.log, error);
    }
  }
}

async function emitTo(sync: Sync, relisting: RelistingRun, { objects, covered }: ScannedPage): Promise<void> {
  const { run } = relisting;
  const { entry } = run;
  const rows = await rowsOf(sync.client, entry, inRanges(entry, objects, openRanges(run.state)));
  relisting.note(objects, rows);
  await emitObjects(run, rows);
  const rest = subtract(openRanges(run.state), covered);
  if (rest.length === 0) await relisting.finish(sync.log);
  const { list_pages: before } = run.state;
  const list_pages = relisting.isPartial ? before : { [entry.name]: (before[entry.name] ?? 0) + 1 };
  const after = rest.length > 0 && relisting.canResumeWalk ? objects.at(-1)?.id : undefined;
  const state = withOpenRanges(run.state, rest);
  await checkpoint(run, { ...state, list_pages, backfill: { ...state.backfill, ...(isWalked(entry) && { after }) } });
}

function inRanges(entry: RawStream, objects: ScannedPage["objects"], ranges: Ranges): ScannedPage["objects"] {
  return isWalked(entry) ? objects : objects.filter((object) => includes(ranges, createdOf(object)));
}
