import type { Logger } from "@airbyte/cdk-typescript-compat";
import type { Change } from "../metrics/dossier.js";
import { readChanges, type StripeEvent } from "../stripe/change-feed.js";
import { customerIn, dossierSources } from "./derived-sources.js";
import { changeOf } from "./facts/change.js";
import { UnreadableObject } from "./facts/unreadable.js";
import { rawStreams, type RawStream } from "./list.js";
import { lagSeconds } from "./plan.js";
import { active, type StreamRun } from "./stream-run.js";
import type { Sync } from "./sync.js";

/** What happened to one object, however many events told of it. */
export interface ObjectChange {
  /** The object's creation in Unix seconds, where an event's payload is the object itself. */
  createdSeconds?: number;
  /** The last known state of an object that was deleted. */
  deleted?: Readonly<Record<string, unknown>>;
}

/** Everything the change feed told since the streams' cursors, collapsed to what has to be read again. */
export interface Changes {
  /** The span that was read, in Unix seconds. */
  readonly sinceSeconds: number;
  readonly untilSeconds: number;
  /** Changed objects of each raw stream's collection, by id. */
  readonly objects: ReadonlyMap<RawStream, Map<string, ObjectChange>>;
  /** Customers whose derived rows may differ now. */
  readonly customers: Set<string>;
  /** The last known state of customers that were deleted, by id. */
  readonly deletedCustomers: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** Facts that the derived streams read off events, by customer; also of events that an earlier sync saw. */
  readonly facts: ReadonlyMap<string, Change[]>;
  /** Products and prices whose names may differ now. */
  readonly renamed: ReadonlySet<string>;
  /** Events so young that the next sync will see them again. */
  readonly recentEvents: readonly string[];
}

/** More would bloat the state; the objects of a busier minute are simply read once more by the next sync. */
const mostRecentEvents = 500;

/** One read of the change feed for all streams. @throws StripeError */
export async function collectChanges(sync: Sync): Promise<Changes> {
  const runs = active([...sync.raw, ...sync.derived]);
  const untilSeconds = sync.client.nowSeconds() + 1;
  const sinceSeconds = Math.min(...runs.map((run) => run.state.events_cursor));
  const raw = active(sync.raw);
  const derived = active(sync.derived);
  const objects = new Map(raw.map((run) => [run.entry, new Map<string, ObjectChange>()]));
  const customers = new Set<string>();
  const deletedCustomers = new Map<string, Readonly<Record<string, unknown>>>();
  const facts = new Map<string, Change[]>();
  const renamed = new Set<string>();
  const recentEvents: string[] = [];
  const types = new Set([
    ...raw.flatMap((run) => typesOf(run.entry)),
    ...(derived.length > 0
      ? rawStreams.filter(({ name }) => name in dossierSources || name in namesOf).flatMap(typesOf)
      : []),
  ]);

  await readChanges(sync.client, types, { from: sinceSeconds, to: untilSeconds }, (event) => {
    if (event.created >= untilSeconds - 1 - lagSeconds) recentEvents.push(event.id);
    for (const run of raw) if (isNews(run, event)) noteObject(objects.get(run.entry)!, run.entry, event);
    if (derived.some((run) => isNews(run, event))) {
      const customer = customerOf(event);
      if (customer !== undefined) customers.add(customer);
      if (isRenaming(event)) renamed.add(event.data.object["id"] as string);
    }
    if (derived.length > 0) {
      if (event.type === "customer.deleted") deletedCustomers.set(event.data.object["id"] as string, event.data.object);
      noteFact(sync, facts, event);
    }
  });
  return {
    sinceSeconds,
    untilSeconds,
    objects,
    customers,
    deletedCustomers,
    facts,
    renamed,
    recentEvents: recentEvents.length <= mostRecentEvents ? recentEvents : [],
  };
}

/** The state once everything that the changes told is in the destination. */
export function afterChanges(run: StreamRun, changes: Changes): StreamRun["state"] {
  return {
    ...run.state,
    events_cursor: Math.max(run.state.events_cursor, changes.untilSeconds - 1 - lagSeconds),
    recent_events: changes.recentEvents,
  };
}

function isNews(run: StreamRun, event: StripeEvent): boolean {
  return event.created >= run.state.events_cursor && !run.state.recent_events.includes(event.id);
}

function typesOf(entry: RawStream): string[] {
  return [...entry.changes.flatMap(({ types }) => types), ...(entry.deletion === undefined ? [] : [entry.deletion])];
}

function noteObject(changed: Map<string, ObjectChange>, entry: RawStream, event: StripeEvent): void {
  const deletion = event.type === entry.deletion;
  const source = entry.changes.find(({ types }) => types.includes(event.type));
  const { object } = event.data;
  const id = object[deletion ? "id" : (source?.idField ?? "")];
  if (typeof id !== "string") return;
  const change = changed.get(id) ?? {};
  if (deletion) change.deleted = object;
  if (source?.idField === "id") change.createdSeconds = object["created"] as number;
  changed.set(id, change);
}

function noteFact({ log }: Sync, facts: Map<string, Change[]>, event: StripeEvent): void {
  const change = readChange(log, event);
  const customer = customerOf(event);
  if (!change || customer === undefined) return;
  const known = facts.get(customer);
  if (known) known.push(change);
  else facts.set(customer, [change]);
}

function readChange(log: Logger, event: StripeEvent): Change | undefined {
  try {
    return changeOf(event);
  } catch (error) {
    if (!(error instanceof UnreadableObject)) throw error;
    log.warn(`The derived streams leave event ${event.id} out: ${error.message}`);
    return undefined;
  }
}

function customerOf(event: StripeEvent): string | undefined {
  const { object } = event.data;
  return customerIn(object, object["object"] === "customer" ? "id" : "customer");
}

/** Attributes that the derived streams show of a collection that dossiers refer to. */
const namesOf: Readonly<Record<string, readonly string[]>> = {
  products: ["name", "metadata"],
  prices: ["nickname", "lookup_key", "metadata"],
};

function isRenaming({ type, data: { previous_attributes: previous } }: StripeEvent): boolean {
  const names = { "product.updated": namesOf["products"], "price.updated": namesOf["prices"] }[type] ?? [];
  return names.some((name) => previous !== undefined && name in previous);
}
