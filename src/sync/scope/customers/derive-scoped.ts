import type { CustomerCarryOver } from "../../../metrics/timeline/customer-carry-over.js";
import type { CustomerFacts } from "../../../metrics/dossier/customer-facts.js";
import type { Dossier } from "../../../metrics/dossier/dossier.js";
import { referencesOf } from "../../../metrics/dossier/references.js";
import { readChanges, type StripeEvent } from "../../../stripe/change-feed.js";
import { deriveSince } from "../../derive/derive-customers.js";
import { chargeInPlaceOfCustomer, customerOf } from "../../../facts/sources.js";
import { isInWindowOf } from "../../derive/emission-window.js";
import { clockOf } from "../test-clocks/clock-of.js";
import { factEvents, readDeletedCoupons } from "../../../facts/read-events.js";
import { customerFacts } from "../../../facts/parse/customer.js";
import { createCarryOvers } from "../../../state/customer-carry-over.js";
import { followedFromSnapshot } from "../../../state/snapshot.js";
import { active, emit, fail, type DerivedRun } from "../../run/stream-run.js";
import type { Sync } from "../../run/context.js";
import { emitAsOfClock } from "../test-clocks/derive-test-clock.js";
import type { ScopedCustomer } from "../../run/customer-scope.js";
import type { LastStates } from "./last-states.js";
import type { CustomerScope } from "../../run/customer-scope.js";

/**
 * Emits the derived streams' rows of the selected customers, whose objects were gathered: what the next sync would tell of them, and the same
 * once more where that sync tells it again. A customer of a test clock is derived as of the clock's time.
 */
export async function deriveScoped(sync: Sync, scope: CustomerScope, last: LastStates): Promise<void> {
  if (active(sync.derived).length === 0) return;
  try {
    await ingestChanges(sync, scope.customers.filter(livesByStripesTime));
    for (const customer of scope.customers) await deriveOne(sync, customer, last);
  } catch (error) {
    if (sync.signal.aborted) throw error;
    await fail(sync.derived, error);
  }
}

function livesByStripesTime({ object }: ScopedCustomer): boolean {
  return typeof object?.["test_clock"] !== "string";
}

/** Stripe can't be asked for a customer's events: those of all are read since the streams' cursors. */
async function ingestChanges(sync: Sync, customers: readonly ScopedCustomer[]): Promise<void> {
  if (!sync.followsChanges || customers.length === 0) return;
  const ids = new Set(customers.map(({ id }) => id));
  const charges = new Set<string>();
  for (const id of ids) for (const charge of (await sync.facts.dossiers.get(id)).charges ?? []) charges.add(charge.id);
  const from = Math.min(...active(sync.derived).map(({ state }) => followedFromSnapshot(state.incremental)));
  // The objects were read after this second, so that they show what its events tell.
  const range = { from, to: sync.nowSeconds + 1 };
  sync.log.info(
    `Reading Stripe's events since ${new Date(from * 1000).toISOString()} for those about the selected customers.`,
  );
  const isScoped = (event: StripeEvent) =>
    ids.has(customerOf(event) ?? "") || charges.has(chargeInPlaceOfCustomer(event) ?? "");
  for await (const events of readChanges(sync.client, factEvents, range)) {
    await sync.facts.addEvents(events.filter(isScoped));
  }
  await readDeletedCoupons(sync.client, sync.facts, range);
}

async function deriveOne(sync: Sync, scoped: ScopedCustomer, last: LastStates): Promise<void> {
  const ingested = await sync.facts.dossiers.get(scoped.id);
  const customer = ingested.customer ?? deletedCustomer(scoped, last);
  // What can't be understood was warned of.
  if (!customer) return;
  const dossier: Dossier = { ...ingested, customer };
  const ending = active(sync.derived).flatMap((run) => carryOverOf(run, scoped.id)?.ending ?? []);
  await sync.facts.references.resolve(referencesOf(dossier, ending));
  const clock = scoped.object && (await clockOf(sync.client, scoped.object));
  const issues = new Set<string>();
  for (const run of active(sync.derived)) {
    const found = clock ? await emitAsOfClock(sync, run, clock, dossier) : await emitNext(sync, run, dossier);
    for (const issue of found) issues.add(issue);
  }
  for (const issue of issues) sync.log.warn(`Customer ${scoped.id}: ${issue}`);
}

function deletedCustomer({ id, object }: ScopedCustomer, last: LastStates): CustomerFacts | undefined {
  return object ? undefined : { ...customerFacts({ ...last.get(id), id }), isDeleted: true };
}

function carryOverOf({ state }: DerivedRun, customerId: string): CustomerCarryOver | undefined {
  return createCarryOvers(state.carry_over?.customers).before(customerId);
}

/** What the next sync would tell, if all events of this moment could be seen. @returns what could not be valued */
async function emitNext(sync: Sync, run: DerivedRun, dossier: Dossier): Promise<readonly string[]> {
  const derivation = deriveSince(sync, run, sync.nowSeconds, dossier, carryOverOf(run, dossier.customer.id));
  const emission = { isInWindow: isInWindowOf(run, sync.nowSeconds), observedAt: () => run.clock.next() };
  await emit(run, run.stream.records(derivation, emission));
  return derivation.issues;
}
