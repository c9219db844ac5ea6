import { readChanges, type StripeEvent } from "../stripe/change-feed.js";
import { isJsonObject } from "../stripe/json.js";
import { isDossierSource } from "./derived-sources.js";
import { createChangedObjects, type ChangedObjects } from "./changed-objects.js";
import type { ToldEvent } from "./dossiers/fact-store.js";
import { gatherEvents } from "./dossiers/gather.js";
import { rawStreams, type RawStream } from "./list.js";
import type { ToldChange } from "./listed-changes.js";
import { lagSeconds } from "./plan.js";
import { tombstone } from "./raw-record.js";
import type { Rest } from "./read-changed.js";
import { withOpenRanges, type StreamState } from "./state.js";
import { active, emit, type RawRun, type StreamRun } from "./stream-run.js";
import type { Sync } from "./sync.js";

/** Everything the change feed told since the streams' cursors, collapsed to what has to be read again. */
export interface Changes {
  /** The span that was read, in Unix seconds. */
  readonly sinceSeconds: number;
  readonly untilSeconds: number;
  /** Changed objects of each selected raw stream's collection. */
  readonly objects: ReadonlyMap<RawStream, ChangedObjects>;
  /** Customers whose derived rows may differ now. */
  readonly customers: Set<string>;
  /** The last known state of customers that were deleted, by id. */
  readonly deletedCustomers: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** Those of the recent events that the derived streams read facts off. */
  readonly recentChanges: readonly ToldChange[];
  /** Products and prices whose names may differ now. */
  readonly renamed: ReadonlySet<string>;
  /** Events so young that the next sync will see them again. */
  readonly recentEvents: readonly string[];
}

/** More would bloat the state; the objects of a busier minute are simply read once more by the next sync. */
const mostRecentEvents = 500;

/** One read of the change feed for all streams. Tombstones are emitted at once. @throws StripeError */
export async function collectChanges(sync: Sync): Promise<Changes> {
  const sinceSeconds = Math.min(...active([...sync.raw, ...sync.derived]).map(followedFrom));
  return collect(sync, active(sync.raw), sinceSeconds, new Set());
}

/**
 * What the change feed tells the derived streams since it was read: all of what it told then, and the customers that happened to be
 * touched since. @throws StripeError
 */
export async function collectLaterChanges(sync: Sync, earlier: Changes): Promise<Changes> {
  const sinceSeconds = earlier.untilSeconds - 1 - lagSeconds;
  const later = await collect(sync, [], sinceSeconds, new Set(earlier.recentEvents));
  const deletedCustomers = new Map([...earlier.deletedCustomers, ...later.deletedCustomers]);
  return { ...later, sinceSeconds: earlier.sinceSeconds, objects: earlier.objects, deletedCustomers };
}

async function collect(
  sync: Sync,
  raw: readonly RawRun[],
  sinceSeconds: number,
  seen: ReadonlySet<string>,
): Promise<Changes> {
  const untilSeconds = sync.client.nowSeconds() + 1;
  const derived = active(sync.derived);
  const objects = new Map(raw.map((run) => [run.entry, createChangedObjects(run.entry)]));
  const customers = new Set<string>();
  const deletedCustomers = new Map<string, Readonly<Record<string, unknown>>>();
  const recentChanges: ToldChange[] = [];
  const renamed = new Set<string>();
  const recentEvents: string[] = [];
  const types = new Set([
    ...raw.flatMap((run) => typesOf(run.entry)),
    ...(derived.length > 0 ? rawStreams.filter(tellsDerived).flatMap(typesOf) : []),
  ]);

  /** What an earlier sync told of the last seconds is a part of the story, too. */
  const isOfDerived = ({ created }: StripeEvent) => derived.some(({ state }) => created >= state.events_cursor);
  const isRecent = (createdSeconds: number) => createdSeconds >= untilSeconds - 1 - lagSeconds;

  function noteObjects(event: StripeEvent): void {
    for (const run of raw) {
      const isDue = event.type === run.entry.deletion ? isUnseen : isNews;
      if (isDue(run, event)) objects.get(run.entry)!.note(event);
    }
  }

  function note(event: StripeEvent): void {
    if (isRecent(event.created) && recentEvents.length <= mostRecentEvents) recentEvents.push(event.id);
    if (derived.length > 0 && event.type === "customer.deleted") {
      deletedCustomers.set(String(event.data.object["id"]), event.data.object);
    }
    if (isOfTestClock(event)) return;
    noteObjects(event);
    if (isNewsForDerived(event) && isRenaming(event)) renamed.add(String(event.data.object["id"]));
  }

  function isNewsForDerived(event: StripeEvent): boolean {
    return !seen.has(event.id) && derived.some((run) => isNews(run, event));
  }

  function noteTold({ event, customerId, change }: ToldEvent): void {
    if (!isOfTestClock(event) && isNewsForDerived(event)) customers.add(customerId);
    if (!change || !isRecent(event.created)) return;
    const { eventId, createdSeconds } = change;
    recentChanges.push({ eventId, createdSeconds });
  }

  await readOldDeletions(sync, raw, sinceSeconds, async (events) => {
    events.forEach(noteObjects);
    await emitDeletions(raw, events);
  });
  await readChanges(sync.client, types, { from: sinceSeconds, to: untilSeconds }, async (events) => {
    events.forEach(note);
    (await gatherEvents(sync, events.filter(isOfDerived))).forEach(noteTold);
    await emitDeletions(raw, events);
  });
  sync.facts.references.forget(renamed);
  return {
    sinceSeconds,
    untilSeconds,
    objects,
    customers,
    deletedCustomers,
    recentChanges,
    renamed,
    recentEvents: recentEvents.length <= mostRecentEvents ? recentEvents : [],
  };
}

/** The state once everything that the changes told is in the destination. */
export function afterChanges(state: StreamState, changes: Changes): StreamState {
  return { ...state, events_cursor: cursorAfter(state, changes), recent_events: changes.recentEvents };
}

/** From when on the next sync follows changes, in Unix seconds. */
export function cursorAfter(state: StreamState, changes: Changes): number {
  return Math.max(state.events_cursor, settledUntil(changes));
}

/** The state of a raw stream while a part of the changes is still to be read. */
export function amidChanges(state: StreamState, changes: Changes, { changesFromSeconds, listing }: Rest): StreamState {
  const open = withOpenRanges(state, listing);
  if (changesFromSeconds >= changes.untilSeconds) return afterChanges(open, changes);
  const reached = Math.min(changesFromSeconds, settledUntil(changes));
  return { ...open, events_cursor: Math.max(state.events_cursor, reached) };
}

/** What is younger may still get events that were not visible yet. */
function settledUntil({ untilSeconds }: Changes): number {
  return untilSeconds - 1 - lagSeconds;
}

/** From when on a stream wants to know of changes: what was listed shows those before its mark. */
function followedFrom({ state }: StreamRun): number {
  return Math.max(state.events_cursor, state.high_water_mark);
}

/** Where everything was listed again: what was deleted between the cursor and the listing, which no list shows. */
async function readOldDeletions(
  { client }: Sync,
  raw: readonly RawRun[],
  untilSeconds: number,
  onEvents: (events: readonly StripeEvent[]) => Promise<void>,
): Promise<void> {
  const behind = raw.filter(({ state }) => state.events_cursor < untilSeconds);
  const types = new Set(behind.flatMap(({ entry }) => entry.deletion ?? []));
  if (types.size === 0) return;
  const from = Math.min(...behind.map(({ state }) => state.events_cursor));
  await readChanges(client, types, { from, to: untilSeconds }, onEvents);
}

/** What may be there again is looked for first, and told with the other changes. */
async function emitDeletions(runs: readonly RawRun[], events: readonly StripeEvent[]): Promise<void> {
  for (const run of active(runs)) {
    if (run.entry.reusesIds) continue;
    const deletions = events.filter((event) => event.type === run.entry.deletion && isUnseen(run, event));
    await emit(
      run,
      deletions.map((event) => tombstone(run, event.data.object)),
    );
  }
}

/** What belongs to a test clock is read by its clock, or not at all. */
function isOfTestClock({ data: { object } }: StripeEvent): boolean {
  return typeof object["test_clock"] === "string";
}

function isNews(run: StreamRun, event: StripeEvent): boolean {
  return event.created >= followedFrom(run) && isUnseen(run, event);
}

/** Only the first minute after the cursor has events that were seen: of others the list need not be searched. */
function isUnseen({ state: { events_cursor, recent_events } }: StreamRun, { id, created }: StripeEvent): boolean {
  return created >= events_cursor && (created > events_cursor + lagSeconds || !recent_events.includes(id));
}

function typesOf(entry: RawStream): string[] {
  return [...entry.changes.flatMap(({ types }) => types), ...(entry.deletion === undefined ? [] : [entry.deletion])];
}

/** Whether what happens to the collection's objects shows in the derived streams. */
function tellsDerived({ name }: RawStream): boolean {
  return isDossierSource(name) || name in namesOf;
}

/** Attributes that the derived streams show of a collection that dossiers refer to. */
const namesOf: Readonly<Record<string, readonly string[]>> = {
  products: ["name", "metadata"],
  prices: ["nickname", "lookup_key", "metadata"],
};

function isRenaming({ type, data: { previous_attributes: previous } }: StripeEvent): boolean {
  const names = { "product.updated": namesOf["products"], "price.updated": namesOf["prices"] }[type] ?? [];
  return isJsonObject(previous) && names.some((name) => name in previous);
}
