import { pMapIterable } from "p-map";
import { derive, type Derivation } from "../../metrics/derive.js";
import type { Issue } from "../../metrics/mrr/issue.js";
import type { CustomerCarryOver } from "../../metrics/timeline/customer-carry-over.js";
import type { Dossier } from "../../metrics/dossier/dossier.js";
import { referencesOf } from "../../metrics/dossier/references.js";
import { retrieve } from "../../stripe/retrieve.js";
import type { Changes } from "../catch-up/collect-changes.js";
import { createCarryOvers, type CustomerCarryOvers } from "../../state/customer-carry-over.js";
import { hasObjects, type Dossiers, type IngestedDossier } from "../../facts/dossiers.js";
import { emissionWindow } from "./emission-window.js";
import { customerFacts } from "../../facts/parse/customer.js";
import { customers } from "../../streams/raw/core.js";
import { createRememberedMrr, type RememberedMrr } from "../../state/reported-mrr.js";
import type { ReportedMrr } from "../../metrics/timeline/reported-mrr.js";
import { settledUntil, stateAfterDeriving } from "./next-state.js";
import { active, checkpoint, derivesAll, emit, fail, type DerivedRun } from "../run/stream-run.js";
import type { Sync } from "../run/context.js";
import { listingMark } from "../run/listing-mark.js";
import { ofCustomer, DerivationError, errorOfCustomers } from "./derivation-error.js";

/**
 * Emits the derived streams from the ingested facts. A stream in backfill or full rescan derives every customer.
 * The other streams derive the customers that the changes touched.
 * Then each stream's state advances, unless a customer could not be derived.
 *
 * @param changes undefined if the streams follow no changes, because everything was listed
 * @param commit whether the states advance
 */
export async function deriveCustomers(sync: Sync, changes: Changes | undefined, { commit = true } = {}): Promise<void> {
  const runs = active(sync.derived);
  if (runs.length === 0) return;
  const touched = touchedCustomers(sync, changes);
  const targets = runs.map((run) => ({
    run,
    carryOvers: createCarryOvers(run.state.carry_over?.customers),
    remembered: createRememberedMrr(derivesAll(run) ? undefined : run.state.reported),
  }));
  try {
    const derived = pMapIterable(
      customersToDerive(sync.facts.dossiers, touched, runs.some(derivesAll)),
      async (ingested) => {
        const needing = targets.filter(({ run }) => derivesAll(run) || touched.has(ingested.customerId));
        return emitCustomer(sync, needing, changes, ingested).catch(failureAsValue);
      },
      // A few at the same time, because some customers need an object that was not listed.
      { concurrency: 8 },
    );
    const failures: DerivationError[] = [];
    for await (const { customerId, issues, failure } of derived) {
      sync.issues.add(customerId, issues);
      if (!failure) continue;
      failures.push(failure);
      // The error at the end counts the others.
      if (failures.length > mostReported) continue;
      sync.log.warn(`Customer ${customerId} could not be computed: ${String(failure.cause)}`);
    }
    if (failures.length > 0) throw errorOfCustomers(failures);
    if (!commit) return;
    warnOfCoupons(sync);
    for (const { run, carryOvers, remembered } of targets)
      await checkpoint(run, stateAfterDeriving(sync, run, carryOvers, remembered, changes));
  } catch (error) {
    if (sync.signal.aborted) throw error;
    await fail(runs, error);
  }
}

const mostReported = 10;

function warnOfCoupons({ facts: { deletedCoupons }, log }: Sync): void {
  const { dropped } = deletedCoupons;
  if (dropped === 0) return;
  log.warn(
    `The state is full: the terms of ${dropped} coupons are not stored. If such a coupon was deleted and still gives a ` +
      "discount, later syncs may give MRR without it. Delete no coupons that are in use, or clear the derived streams " +
      "after the discounts have ended.",
  );
}

/** Returns the customers whose rows may differ now. After a gap, no list shows those that were deleted. */
function touchedCustomers({ derived, deletedCustomers }: Sync, changes: Changes | undefined): ReadonlySet<string> {
  const deleted = active(derived).some(({ hasGap }) => hasGap) ? deletedCustomers.keys() : [];
  return new Set([...(changes?.customers ?? []), ...deleted]);
}

/** One derived stream while customers are derived. */
interface DerivedTarget {
  readonly run: DerivedRun;
  readonly carryOvers: CustomerCarryOvers;
  readonly remembered: RememberedMrr;
}

/** Yields every customer to derive, once, with the ingested facts. */
async function* customersToDerive(
  dossiers: Dossiers,
  touched: ReadonlySet<string>,
  everyone: boolean,
): AsyncGenerator<IngestedDossier> {
  const rest = new Set(touched);
  if (everyone) {
    for await (const ingested of dossiers.all()) {
      // A customer with events only is skipped, because an earlier sync emitted what they report.
      if (rest.delete(ingested.customerId) || hasObjects(ingested)) yield ingested;
    }
  }
  for (const customerId of rest) yield dossiers.get(customerId);
}

interface DerivedCustomer {
  readonly customerId: string;
  readonly issues: readonly Issue[];
  /** Present if the customer could not be derived. */
  readonly failure?: DerivationError;
}

async function emitCustomer(
  sync: Sync,
  targets: readonly DerivedTarget[],
  changes: Changes | undefined,
  ingested: IngestedDossier,
): Promise<DerivedCustomer> {
  const customer = ingested.customer ?? (await absentCustomer(sync, changes, ingested));
  if (!customer) return { customerId: ingested.customerId, issues: [] };
  const dossier = { ...ingested, customer };
  const ending = targets.flatMap(({ carryOvers }) => carryOvers.before(ingested.customerId)?.ending ?? []);
  const emitsHistory = targets.some(({ run }) => derivesAll(run));
  await sync.facts.references.resolve(referencesOf(dossier, { ending, emitsHistory }));
  const asOfSeconds = settledUntil(sync, changes) - 1;
  const derivations = new Map<string, Derivation>();
  for (const { run, carryOvers, remembered } of targets) {
    const carriedOver = carryOvers.before(ingested.customerId);
    const view = viewOf(run, dossier, carriedOver);
    const derivation = derivations.get(view) ?? deriveSince(sync, run, asOfSeconds, dossier, carriedOver);
    derivations.set(view, derivation);
    carryOvers.keep(ingested.customerId, derivation.carryOver);
    remembered.keep(derivation.toRemember ?? rememberedOf(run, dossier));
    const isInWindow = emissionWindow(run, asOfSeconds);
    await emit(run, run.stream.records(derivation, { isInWindow, observedAt: () => run.clock.next() }));
  }
  const issues = [...derivations.values()].flatMap((derivation) => derivation.issues);
  return { customerId: ingested.customerId, issues };
}

/** Returns a DerivationError as a value: one failed customer does not stop the others, but fails the stream. */
function failureAsValue(failure: unknown): DerivedCustomer {
  if (!(failure instanceof DerivationError)) throw failure;
  return { customerId: failure.customerId, issues: [], failure };
}

/** Returns a key of everything that a derivation depends on besides the dossier. Streams with one key share it. */
function viewOf(run: DerivedRun, dossier: Dossier, carriedOver: CustomerCarryOver | undefined): string {
  const { state, changesFromSeconds, report } = run;
  const reported = report && { ...report, remembered: [...rememberedOf(run, dossier)] };
  return JSON.stringify([state.connected_at, changesFromSeconds, reported, carriedOver]);
}

/** Returns what the stream's state stores of the customer's subscriptions. */
function rememberedOf({ state }: DerivedRun, { subscriptions }: Dossier): ReadonlyMap<string, ReportedMrr | undefined> {
  return new Map(subscriptions.map(({ id }) => [id, ownValue(state.reported?.mrr, id)]));
}

function ownValue<Value>(values: Readonly<Record<string, Value>> | undefined, key: string): Value | undefined {
  return values && Object.hasOwn(values, key) ? values[key] : undefined;
}

/**
 * Returns what one derived stream needs of a customer: read from events since its cursor, and inferred before it.
 *
 * @param carriedOver what the stream's state stores of the customer
 * @throws DerivationError
 */
function deriveSince(
  sync: Sync,
  run: DerivedRun,
  asOfSeconds: number,
  dossier: Dossier,
  carriedOver: CustomerCarryOver | undefined,
): Derivation {
  const { account, livemode, connected_at: connectedAtSeconds } = run.state;
  const { changesFromSeconds, report } = run;
  const own = dossier.changes.filter(({ createdSeconds }) => createdSeconds >= changesFromSeconds);
  const context = {
    account: { id: account, livemode },
    asOfSeconds,
    changesFromSeconds,
    report,
    connectedAtSeconds,
    carriedOver,
  };
  return ofCustomer(dossier.customer.id, () =>
    derive({ ...dossier, changes: own }, sync.facts.references, sync.options, context),
  );
}

/**
 * Returns a customer whom subscriptions, invoices or events reference, but whom the list did not return.
 * The customer was deleted, or was created after the list was read, or belongs to a test clock.
 * undefined: it belongs to a test clock, so only its clock derives it.
 */
async function absentCustomer(
  sync: Sync,
  changes: Changes | undefined,
  ingested: IngestedDossier,
): Promise<Dossier["customer"] | undefined> {
  const { customerId: id } = ingested;
  const lastKnown = changes?.deletedCustomers.get(id);
  if (!lastKnown && isMissingFromList(sync, changes, ingested)) return customerFacts({ id, deleted: true });
  const object = lastKnown ? { ...lastKnown, id } : await retrieve(sync.client, customers, id);
  if (!object) return customerFacts({ id, deleted: true });
  if (typeof object["test_clock"] === "string") return undefined;
  // A customer object that cannot be parsed must not remove the customer's contracts and payments.
  const [facts = customerFacts({ id })] = sync.facts.parseIssues.parseAll([object], () => id, customerFacts);
  return { ...facts, isDeleted: lastKnown !== undefined };
}

/**
 * Returns whether the list shows that the customer was deleted: this sync read the whole list, the customer existed
 * before it, and no event since then is about the customer. A request would add nothing.
 *
 * Only in live mode, because no list shows the customers of a test clock. An object that was listed but could not be
 * parsed is not missing. Without events, a charge proves nothing, because it can get its customer later.
 */
function isMissingFromList(
  sync: Sync,
  changes: Changes | undefined,
  { customerId, subscriptions, invoices, charges = [], creditNotes = [] }: IngestedDossier,
): boolean {
  if (!sync.client.livemode || !sync.listedWhole.has(customers.name)) return false;
  if (sync.facts.parseIssues.mayInclude(customerId) || changes?.changedSinceListing.has(customerId)) return false;
  const references = [...subscriptions, ...invoices, ...creditNotes, ...(changes ? charges : [])];
  return references.some(({ createdSeconds }) => createdSeconds < listingMark(sync));
}
