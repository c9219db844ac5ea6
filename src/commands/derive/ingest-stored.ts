import type { Logger } from "@airbyte/cdk-typescript-compat";
import { factEvents } from "../../facts/event-types.js";
import type { FactStore } from "../../facts/fact-store.js";
import { couponFacts } from "../../facts/parse/coupon.js";
import { customerIn, dossierSources, isOfTestClock } from "../../facts/sources.js";
import type { StripeEvent } from "../../stripe/change-feed.js";
import { isJsonObject } from "../../stripe/request/json.js";
import type { StripeObject } from "../../stripe/resource.js";
import { createGaps } from "./gaps.js";
import { storedCollections, type StoredObjects } from "./stored-objects.js";

export interface Ingested {
  /** The time of the first stored event in Unix seconds. undefined: no event is stored. */
  readonly firstEventSeconds: number | undefined;
}

/**
 * Ingests all stored objects, as a first sync does with what it lists. Objects of test clocks are left out, because the
 * time of their clock is not stored. Warns once for each kind of thing that the objects do not contain.
 *
 * @param kept takes the objects that are read one by one
 */
export async function ingestStored(
  stored: StoredObjects,
  facts: FactStore,
  kept: Map<string, StripeObject>,
  log: Logger,
  signal: AbortSignal,
): Promise<Ingested> {
  const gaps = createGaps(log);
  const ofTestClocks = new Set<string>();
  let firstEventSeconds: number | undefined;

  async function take(collection: string, objects: readonly StripeObject[]): Promise<void> {
    const { customerField } = dossierSources[collection] ?? {};
    const usual = objects.filter((object) => {
      const isOfClock = typeof object["test_clock"] === "string";
      const customerId = customerField === undefined ? undefined : customerIn(object, customerField);
      if (isOfClock && customerId !== undefined) ofTestClocks.add(customerId);
      return !isOfClock;
    });
    gaps.look(collection, usual);
    if (collection === "coupons") addDeletedCoupons(facts, usual);
    if (collection === "balance_transactions") for (const object of usual) kept.set(object.id, object);
    else if (collection === "invoice_items") await facts.addPending(usual.filter(isPending));
    else await facts.add(collection, usual.flatMap(present(collection)));
  }

  async function takeEvents(objects: readonly StripeObject[]): Promise<void> {
    const events = objects.filter(isEvent) as unknown as readonly StripeEvent[];
    gaps.leaveOut("events", objects.length - events.length);
    for (const { created } of events) firstEventSeconds = Math.min(created, firstEventSeconds ?? created);
    await facts.addEvidence(events.filter((event) => factEvents.has(event.type) && !isOfTestClock(event)));
    await facts.addEvents(events.filter(({ type }) => type === "coupon.deleted"));
    // No list shows a customer that was deleted before the first sync. Its row, if there is one, comes later.
    const deletions = events.filter((event) => event.type === "customer.deleted" && !isOfTestClock(event));
    await facts.add("customers", deletions.flatMap(deletedCustomer));
  }

  for (const collection of Object.keys(storedCollections)) {
    if (!stored.collections.has(collection)) continue;
    for await (const objects of stored.read(collection)) {
      signal.throwIfAborted();
      await (collection === "events" ? takeEvents(objects) : take(collection, objects));
    }
  }
  await facts.dossiers.discard(ofTestClocks);
  gaps.report({ testClockCustomers: ofTestClocks.size });
  return { firstEventSeconds };
}

/**
 * Returns the object as Stripe's lists would show it. A deleted customer remains with its contracts and payments, and
 * a deleted product or price with its name. Anything else that was deleted is gone.
 */
function present(collection: string): (object: StripeObject) => readonly StripeObject[] {
  return (object) => {
    if (object["is_deleted"] !== true) return [object];
    if (collection === "customers") return [{ ...object, deleted: true }];
    return collection === "products" || collection === "prices" ? [object] : [];
  };
}

/** Deleted coupons still lower what their discounts are on. The time of the deletion is when a sync saw it. */
function addDeletedCoupons({ deletedCoupons, parseIssues }: FactStore, coupons: readonly StripeObject[]): void {
  const deleted = coupons.filter(({ id, is_deleted: isDeleted }) => isDeleted === true && !deletedCoupons.last(id));
  parseIssues.parseAll(
    deleted,
    ({ id }) => id,
    (coupon) => {
      const seenMs = Date.parse(String(coupon["observed_at"]));
      deletedCoupons.add(couponFacts(coupon), Math.floor((Number.isNaN(seenMs) ? Date.now() : seenMs) / 1000));
    },
  );
}

function deletedCustomer({ data: { object } }: StripeEvent): readonly StripeObject[] {
  return typeof object["id"] === "string" ? [{ ...object, id: object["id"], deleted: true }] : [];
}

/** Whether an invoice item waits for an invoice. */
function isPending({ invoice, is_deleted: isDeleted }: StripeObject): boolean {
  return (invoice === null || invoice === undefined) && isDeleted !== true;
}

function isEvent({ type, created, data }: StripeObject): boolean {
  return (
    typeof type === "string" && Number.isSafeInteger(created) && isJsonObject(data) && isJsonObject(data["object"])
  );
}
