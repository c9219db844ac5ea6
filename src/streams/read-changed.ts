import pMap from "p-map";
import { completeNested } from "../stripe/lists/nested.js";
import { readList } from "../stripe/lists/read-list.js";
import type { StripeObject } from "../stripe/resource.js";
import { requestsWaiting } from "../stripe/limits/limits.js";
import { retrieve } from "../stripe/retrieve.js";
import { createdOf } from "../stripe/lists/scan.js";
import type { ChangedObjects } from "./changed-objects.js";
import { customerIn, dossierSources } from "./derived-sources.js";
import type { RawStream } from "./list.js";
import { planReading } from "./reading-plan.js";
import type { Sync } from "./sync.js";

export interface Wanted {
  /** Undefined where no raw stream wants them. */
  readonly changed: Pick<ChangedObjects, "ids" | "tooMany"> | undefined;
  /** Customers whose objects of this collection are wanted whole. */
  readonly customers: ReadonlySet<string>;
  /** From when on the raw stream keeps the whole list, in Unix seconds: what is older is fetched only where it changed. */
  readonly keptFromSeconds: number;
  /** The span of the changes, in Unix seconds. */
  readonly sinceSeconds: number;
  readonly untilSeconds: number;
}

export interface Found {
  /** Changed objects as they are now, each once; every object that is kept where too many changed. */
  readonly onChanged: (objects: readonly StripeObject[]) => Promise<void>;
  /** Objects of the wanted customers, each once. */
  readonly onCustomers: (objects: readonly StripeObject[]) => Promise<void>;
}

/** Reads the current state of what is wanted of one collection in the cheapest way. @throws StripeError */
export async function readChanged(sync: Sync, collection: RawStream, wanted: Wanted, found: Found): Promise<void> {
  const { client } = sync;
  const customerField = dossierSources[collection.name]?.customerField;
  const customers = customerField === undefined ? new Set<string>() : wanted.customers;
  const { ids = new Map<string, number | undefined>(), tooMany = false } = wanted.changed ?? {};
  const pending = new Set(ids.keys());
  const isNew = (id: string) => (ids.get(id) ?? 0) >= wanted.sinceSeconds;
  const plan = planReading({
    changed: tooMany ? Infinity : pending.size,
    created: [...pending].filter(isNew).length,
    customers: customers.size,
    listPages: tooMany ? 0 : sync.listPages[collection.name],
  });

  if (plan.everything) {
    const everything = { from: customers.size > 0 ? 0 : wanted.keptFromSeconds, to: wanted.untilSeconds };
    await readList(client, collection, { ranges: [everything], wanted: isWanted }, take);
  } else {
    await pMap(customers, async (customer) => readCustomer(customer, customerField!), { concurrency: requestsWaiting });
    const newOnes = { from: wanted.sinceSeconds, to: wanted.untilSeconds };
    if (plan.newOnes && [...pending].some(isNew)) {
      const isPending = ({ id }: StripeObject) => pending.has(id);
      await readList(client, collection, { ranges: [newOnes], wanted: isPending }, async ({ objects }) =>
        takeChanged(objects),
      );
    }
  }
  await pMap([...pending], async (id) => takeChanged(await readOne(id)), { concurrency: requestsWaiting });

  async function readCustomer(customer: string, field: string): Promise<void> {
    if (field === "id") return take({ objects: await readOne(customer) });
    const ranges = [{ from: 0, to: wanted.untilSeconds }];
    await readList(client, collection, { ranges, filters: { [field]: customer }, concurrency: 1 }, take);
  }

  /** Nothing when it is gone: the event of its deletion brings its last state. */
  async function readOne(id: string): Promise<StripeObject[]> {
    const object = await retrieve(client, collection, id);
    return object ? [await completeNested(client, collection, object)] : [];
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

  async function take({ objects }: { objects: readonly StripeObject[] }): Promise<void> {
    await found.onCustomers(objects.filter(belongsToCustomer));
    await takeChanged(objects);
  }

  async function takeChanged(objects: readonly StripeObject[]): Promise<void> {
    const changed = objects.filter(isChanged);
    for (const { id } of changed) pending.delete(id);
    if (changed.length > 0) await found.onChanged(changed);
  }
}
