import { leaveOut } from "../../../facts/left-out-events.js";
import { factEvents } from "../../../facts/event-types.js";
import { readDeletedCoupons } from "../../../facts/read-events.js";
import { chargeInPlaceOfCustomer, customerOf } from "../../../facts/sources.js";
import { readChanges, type StripeEvent } from "../../../stripe/change-feed.js";
import type { Changes } from "../../catch-up/collect-changes.js";
import { deriveCustomers } from "../../derive/derive-customers.js";
import type { Sync } from "../../run/context.js";
import type { CustomerScope } from "../../run/customer-scope.js";
import { discardCustomers } from "../../run/ingest.js";
import { active, fail } from "../../run/stream-run.js";
import { clockOf } from "../test-clocks/clock-of.js";
import { deriveCustomerOfClock } from "../test-clocks/derive-test-clock.js";
import type { LastStates } from "./last-states.js";

/**
 * Emits the derived rows of the scope's customers, whose objects were ingested.
 * These are the rows that the next sync would emit, as if all events up to now were visible.
 * No state advances, so the next sync emits them again. A test clock's customer is derived as of the clock's time.
 */
export async function deriveScoped(sync: Sync, scope: CustomerScope, lastStates: LastStates): Promise<void> {
  if (active(sync.derived).length === 0) return;
  let followed: ReadonlySet<string>;
  try {
    followed = await deriveThoseOfClocks(sync, scope);
    await ingestEventsAbout(sync, followed);
  } catch (error) {
    if (sync.signal.aborted) throw error;
    await fail(sync.derived, error);
    return;
  }
  await deriveCustomers(sync, changesOf(sync, scope, followed, lastStates), { commit: false });
}

/** Emits the customers of test clocks. Returns the ids of the others. @throws DerivationError @throws StripeError */
async function deriveThoseOfClocks(sync: Sync, { customers }: CustomerScope): Promise<ReadonlySet<string>> {
  const others = new Set(customers.map(({ id }) => id));
  for (const { id, object } of customers) {
    const clock = object && (await clockOf(sync.client, object));
    if (!clock) continue;
    others.delete(id);
    const ingested = await sync.facts.dossiers.get(id);
    const { customer } = ingested;
    // The customer is absent if its object could not be parsed. That issue was logged.
    if (customer) await deriveCustomerOfClock(sync, clock, { ...ingested, customer });
    await discardCustomers(sync, [id]);
  }
  return others;
}

/**
 * Ingests the events about the customers since the streams' cursors.
 * Stripe's list of events has no filter by customer, so all events are read.
 */
async function ingestEventsAbout(sync: Sync, ids: ReadonlySet<string>): Promise<void> {
  if (!sync.followsChanges || ids.size === 0) return;
  const charges = new Set<string>();
  for (const id of ids) for (const charge of (await sync.facts.dossiers.get(id)).charges ?? []) charges.add(charge.id);
  const from = Math.min(...active(sync.derived).map(({ changesFromSeconds }) => changesFromSeconds));
  // The objects were read after this second, so they show what its events report.
  const range = { from, to: sync.nowSeconds + 1 };
  sync.log.info(
    `Reading Stripe's events since ${new Date(from * 1000).toISOString()} for those about the selected customers.`,
  );
  const isAbout = (event: StripeEvent) =>
    ids.has(customerOf(event) ?? "") || charges.has(chargeInPlaceOfCustomer(event) ?? "");
  for await (const events of readChanges(sync.client, factEvents, range, leaveOut(sync.log))) {
    await sync.facts.addEvents(events.filter(isAbout));
  }
  await readDeletedCoupons(sync.client, sync.log, sync.facts, range);
}

/** Returns the customers as a change set that is settled up to now, so that they are derived as after a catch-up. */
function changesOf(
  { nowSeconds }: Sync,
  { customers }: CustomerScope,
  touched: ReadonlySet<string>,
  lastStates: LastStates,
): Changes {
  const deleted = customers.filter(({ object }) => !object);
  return {
    untilSeconds: nowSeconds + 1,
    settledUntilSeconds: nowSeconds + 1,
    objects: new Map(),
    customers: new Set(touched),
    changedSinceListing: new Set(touched),
    deletedCustomers: new Map(deleted.map(({ id }) => [id, lastStates.get(id) ?? {}])),
    renamed: new Set(),
    recentEvents: [],
  };
}
