import { requestsWaiting } from "../../stripe/limits/limits.js";
import { completeNested } from "../../stripe/lists/nested.js";
import { includes, subtract, type Range, type Ranges } from "../../stripe/lists/ranges.js";
import { readList } from "../../stripe/lists/read-list.js";
import { isWalked } from "../../stripe/lists/walk.js";
import { createdOf } from "../../stripe/lists/page.js";
import { StripeError } from "../../stripe/request/errors.js";
import type { StripeObject } from "../../stripe/resource.js";
import { retrieve } from "../../stripe/retrieve.js";
import type { ChangedObjects } from "./changed-objects.js";
import { customerIn, dossierSources } from "../../facts/sources.js";
import type { RawStream } from "../../streams/kinds.js";
import { inParallel } from "./in-parallel.js";
import { planReading } from "./reading-plan.js";
import type { Sync } from "../run/context.js";

/** Objects that are fetched one by one between two checkpoints: as many as a page contains. */
const batchSize = 100;

export interface Wanted {
  /** Undefined: no raw stream needs them. */
  readonly changed: Pick<ChangedObjects, "ids" | "tooMany" | "deleted"> | undefined;
  /** Customers of whom all objects of this collection are needed. */
  readonly customers: ReadonlySet<string>;
  /** The raw stream keeps the whole list from this Unix second on. Older objects are fetched only if they changed. */
  readonly keptFromSeconds: number;
  /** The span of the raw stream's changes, in Unix seconds. */
  readonly sinceSeconds: number;
  readonly untilSeconds: number;
}

/** The part of the changes that is still to be read. */
export interface Rest {
  /** Unix seconds. Objects whose last change is before it were read, or are still to be listed. */
  readonly changesFromSeconds: number;
  readonly listing: Ranges;
}

/** What `readChanged` yields. */
export type Found =
  /** Current objects, each once: `changed` for the raw stream, `ofCustomers` for the wanted customers. */
  | {
      readonly kind: "objects";
      readonly changed: readonly StripeObject[];
      readonly ofCustomers: readonly StripeObject[];
    }
  /** The deleted object was not created again. */
  | { readonly kind: "gone"; readonly id: string }
  /** The object whose children are the stream's rows does not exist any more. */
  | { readonly kind: "parent gone"; readonly id: string }
  /** Everything was yielded except this rest. */
  | { readonly kind: "progress"; readonly rest: Rest };

/**
 * Yields the current state of the wanted objects of one collection, read in the cheapest way.
 * If too many objects changed, it yields every object that the raw stream keeps.
 *
 * Objects that are fetched one by one come in the order of their last change.
 * So at any time, everything that changed before some second was read.
 * The list comes next: its open seconds cover the changed objects that were created in them.
 *
 * @throws StripeError
 */
export async function* readChanged(
  sync: Sync,
  collection: RawStream,
  wanted: Wanted,
): AsyncGenerator<Found, void, undefined> {
  const { client } = sync;
  const customerField = dossierSources[collection.name]?.customerField;
  const customers = customerField === undefined ? new Set<string>() : wanted.customers;
  const { ids, tooMany, deleted } = wanted.changed ?? nothing;
  const pending = new Set(ids.keys());
  const createdSeconds = (id: string) => ids.get(id)?.createdSeconds ?? 0;
  const isNew = (id: string) => createdSeconds(id) >= wanted.sinceSeconds;
  const ownObject = customerField === "id";
  const plan = planReading({
    changed: tooMany ? Infinity : pending.size,
    // A list that takes no time cannot show the new objects alone.
    created: isWalked(collection) ? 0 : [...pending].filter(isNew).length,
    customers: ownObject ? [...customers].filter((id) => !ids.has(id)).length : customers.size,
    listPages: tooMany ? 0 : sync.listPages[collection.name],
  });
  const listed = listingOf();

  if (!plan.everything && !ownObject) yield* inParallel(customers, requestsWaiting, readCustomer);
  yield* fetchOneByOne();
  if (listed) yield* list(listed);
  yield* inParallel([...pending], requestsWaiting, fetch);

  function listingOf(): Range | undefined {
    const to = wanted.untilSeconds;
    if (plan.everything) return { from: customers.size > 0 ? 0 : wanted.keptFromSeconds, to };
    return plan.newOnes ? { from: wanted.sinceSeconds, to } : undefined;
  }

  /** Returns the part of the ranges that the raw stream keeps, because the customers' objects may be older. */
  function kept(ranges: Ranges): Ranges {
    return subtract(ranges, { from: 0, to: wanted.keptFromSeconds });
  }

  async function* fetchOneByOne(): AsyncGenerator<Found> {
    const listing = kept(listed ? [listed] : []);
    const isListed = (id: string) => !deleted.has(id) && includes(listing, createdSeconds(id));
    const changed = [...pending].filter((id) => !isListed(id));
    const others = ownObject && !plan.everything ? [...customers].filter((id) => !pending.has(id)) : [];
    const changedAt = (id: string) => ids.get(id)?.changedSeconds ?? 0;
    const ordered = [...others, ...changed].toSorted((a, b) => changedAt(a) - changedAt(b));
    for (let done = 0; done < ordered.length; done += batchSize) {
      const next = ordered[done + batchSize];
      yield* inParallel(ordered.slice(done, done + batchSize), requestsWaiting, fetch);
      const changesFromSeconds = next === undefined ? wanted.untilSeconds : changedAt(next);
      yield { kind: "progress", rest: { changesFromSeconds, listing } };
    }
  }

  async function* list(range: Range): AsyncGenerator<Found> {
    let rest: Ranges = [range];
    for await (const { objects, covered } of readList(client, collection, { ranges: rest, wanted: isWanted })) {
      rest = subtract(rest, covered);
      yield found(objects);
      // The last seconds stay open until the objects that the list did not show were fetched.
      if (rest.length > 0) {
        yield { kind: "progress", rest: { changesFromSeconds: wanted.untilSeconds, listing: rest } };
      }
    }
  }

  /** Yields nothing for a customer that Stripe no longer knows: it deletes those of a test clock with the clock. */
  async function* readCustomer(customer: string): AsyncGenerator<Found> {
    const ranges = [{ from: 0, to: wanted.untilSeconds }];
    const selection = { ranges, filters: { [customerField!]: customer }, concurrency: 1 };
    try {
      for await (const { objects } of readList(client, collection, selection)) yield found(objects);
    } catch (error) {
      if (!(error instanceof StripeError) || error.kind !== "not_found") throw error;
    }
  }

  /** Yields nothing for an object that is gone: the event of its deletion has its last state. */
  async function* fetch(id: string): AsyncGenerator<Found> {
    const object = await retrieve(client, collection, id);
    if (object) yield found([await completeNested(client, collection, object)]);
    else if (deleted.has(id)) yield { kind: "gone", id };
    else if (collection.children) yield { kind: "parent gone", id };
    pending.delete(id);
  }

  function belongsToCustomer(object: StripeObject): boolean {
    return customerField !== undefined && customers.has(customerIn(object, customerField) ?? "");
  }

  function isWanted(object: StripeObject): boolean {
    return isChanged(object) || belongsToCustomer(object);
  }

  function isChanged(object: StripeObject): boolean {
    if (!tooMany) return pending.has(object.id);
    return isWalked(collection) || createdOf(object) >= wanted.keptFromSeconds;
  }

  function found(objects: readonly StripeObject[]): Found {
    const changed = objects.filter(isChanged);
    for (const { id } of changed) pending.delete(id);
    return { kind: "objects", changed, ofCustomers: objects.filter(belongsToCustomer) };
  }
}

const nothing: NonNullable<Wanted["changed"]> = { ids: new Map(), tooMany: false, deleted: new Map() };
