import pMap from "p-map";
import { requestsWaiting } from "../../stripe/limits/limits.js";
import { completeNested } from "../../stripe/lists/nested.js";
import { includes, subtract, type Range, type Ranges } from "../../stripe/lists/ranges.js";
import { readList } from "../../stripe/lists/read-list.js";
import { createdOf, type ScannedPage } from "../../stripe/lists/scan.js";
import type { StripeObject } from "../../stripe/resource.js";
import { retrieve } from "../../stripe/retrieve.js";
import type { ChangedObjects } from "./changed-objects.js";
import { customerIn, dossierSources } from "../../facts/sources.js";
import type { RawStream } from "../../streams/raw-streams.js";
import { planReading } from "./reading-plan.js";
import type { Sync } from "../run/context.js";

/** Objects that are fetched one by one between two checkpoints: as many as a page has. */
const batchSize = 100;

export interface Wanted {
  /** Undefined where no raw stream wants them. */
  readonly changed: Pick<ChangedObjects, "ids" | "tooMany" | "deleted"> | undefined;
  /** Customers whose objects of this collection are wanted whole. */
  readonly customers: ReadonlySet<string>;
  /** From when on the raw stream keeps the whole list, in Unix seconds: what is older is fetched only where it changed. */
  readonly keptFromSeconds: number;
  /** The span of the changes, in Unix seconds. */
  readonly sinceSeconds: number;
  readonly untilSeconds: number;
}

/** What of the changes is still to be read. */
export interface Rest {
  /** What changed before it, in Unix seconds, was found, or is still to be listed. */
  readonly changesFromSeconds: number;
  readonly listing: Ranges;
}

export interface Found {
  /** Changed objects as they are now, each once; every object that is kept where too many changed. */
  readonly onChanged: (objects: readonly StripeObject[]) => Promise<void>;
  /** An object that was deleted is not there again. */
  readonly onGone: (id: string) => Promise<void>;
  /** Called from time to time, after what was found. */
  readonly onProgress: (rest: Rest) => Promise<void>;
  /** Objects of the wanted customers, each once. */
  readonly onCustomers: (objects: readonly StripeObject[]) => Promise<void>;
}

/**
 * Reads the current state of what is wanted of one collection in the cheapest way.
 *
 * What is fetched one by one comes in the order of its last change, so that everything before some change is done at any time. Then comes
 * the list, whose seconds that are still to be read stand for the changes in them.
 *
 * @throws StripeError
 */
export async function readChanged(sync: Sync, collection: RawStream, wanted: Wanted, found: Found): Promise<void> {
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
    created: [...pending].filter(isNew).length,
    customers: ownObject ? [...customers].filter((id) => !ids.has(id)).length : customers.size,
    listPages: tooMany ? 0 : sync.listPages[collection.name],
  });
  const listed = listingOf();

  if (!plan.everything && !ownObject) {
    await pMap(customers, async (customer) => readCustomer(customer, customerField!), { concurrency: requestsWaiting });
  }
  await fetchOneByOne();
  if (listed) await list(listed);
  await pMap([...pending], fetch, { concurrency: requestsWaiting });

  function listingOf(): Range | undefined {
    const to = wanted.untilSeconds;
    if (plan.everything) return { from: customers.size > 0 ? 0 : wanted.keptFromSeconds, to };
    return plan.newOnes ? { from: wanted.sinceSeconds, to } : undefined;
  }

  /** What of the ranges the raw stream keeps: the customers' objects may be older. */
  function kept(ranges: Ranges): Ranges {
    return subtract(ranges, { from: 0, to: wanted.keptFromSeconds });
  }

  async function fetchOneByOne(): Promise<void> {
    const listing = kept(listed ? [listed] : []);
    const isListed = (id: string) => !deleted.has(id) && includes(listing, createdSeconds(id));
    const changed = [...pending].filter((id) => !isListed(id));
    const others = ownObject && !plan.everything ? [...customers].filter((id) => !pending.has(id)) : [];
    const changedAt = (id: string) => ids.get(id)?.changedSeconds ?? 0;
    const ordered = [...others, ...changed].toSorted((a, b) => changedAt(a) - changedAt(b));
    for (let done = 0; done < ordered.length; done += batchSize) {
      const next = ordered[done + batchSize];
      await pMap(ordered.slice(done, done + batchSize), fetch, { concurrency: requestsWaiting });
      const changesFromSeconds = next === undefined ? wanted.untilSeconds : changedAt(next);
      await found.onProgress({ changesFromSeconds, listing });
    }
  }

  async function list(range: Range): Promise<void> {
    let rest: Ranges = [range];
    await readList(
      client,
      collection,
      { ranges: rest, wanted: isWanted },
      async ({ objects, covered }: ScannedPage) => {
        rest = subtract(rest, covered);
        const listed = rest;
        await take(objects);
        // The last seconds stay open until what the list did not show was looked for.
        if (listed.length > 0) await found.onProgress({ changesFromSeconds: wanted.untilSeconds, listing: listed });
      },
    );
  }

  async function readCustomer(customer: string, field: string): Promise<void> {
    const ranges = [{ from: 0, to: wanted.untilSeconds }];
    const selection = { ranges, filters: { [field]: customer }, concurrency: 1 };
    await readList(client, collection, selection, async ({ objects }) => take(objects));
  }

  /** Nothing when it is gone: the event of its deletion brings its last state. */
  async function fetch(id: string): Promise<void> {
    const object = await retrieve(client, collection, id);
    if (object) await take([await completeNested(client, collection, object)]);
    else if (deleted.has(id)) await found.onGone(id);
    pending.delete(id);
  }

  function belongsToCustomer(object: StripeObject): boolean {
    return customerField !== undefined && customers.has(customerIn(object, customerField) ?? "");
  }

  function isWanted(object: StripeObject): boolean {
    return isChanged(object) || belongsToCustomer(object);
  }

  function isChanged(object: StripeObject): boolean {
    return tooMany ? createdOf(object) >= wanted.keptFromSeconds : pending.has(object.id);
  }

  async function take(objects: readonly StripeObject[]): Promise<void> {
    await found.onCustomers(objects.filter(belongsToCustomer));
    const changed = objects.filter(isChanged);
    for (const { id } of changed) pending.delete(id);
    if (changed.length > 0) await found.onChanged(changed);
  }
}

const nothing: NonNullable<Wanted["changed"]> = { ids: new Map(), tooMany: false, deleted: new Map() };
