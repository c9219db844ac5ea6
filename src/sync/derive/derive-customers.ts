import { pMapIterable } from "p-map";
import { derive, type Derivation } from "../../metrics/derive.js";
import type { CustomerCarryOver } from "../../metrics/timeline/customer-carry-over.js";
import type { Change, Dossier } from "../../metrics/dossier/dossier.js";
import { referencesOf } from "../../metrics/dossier/references.js";
import { retrieve } from "../../stripe/retrieve.js";
import type { Changes } from "../catch-up/collect-changes.js";
import { createCarryOvers, type CustomerCarryOvers } from "../../state/customer-carry-over.js";
import { hasObjects, type Dossiers, type IngestedDossier } from "../../facts/dossiers.js";
import { isInWindowOf } from "./emission-window.js";
import { customerFacts } from "../../facts/parse/customer.js";
import { customers } from "../../streams/raw/core.js";
import { followedFromSnapshot, isListed } from "../../state/snapshot.js";
import type { DerivedState } from "../../state/state.js";
import { stateAfterDeriving } from "./next-state.js";
import { active, checkpoint, derivesAll, emit, fail, type DerivedRun } from "../run/stream-run.js";
import type { Sync } from "../run/context.js";
import { ofCustomer, DerivationError, errorOfCustomers } from "./derivation-error.js";

/**
 * Emits the derived streams from the ingested facts: of every customer where a stream's history is not emitted yet, else of the
 * customers that the changes touched. Then each stream's state moves on, unless a customer could not be derived.
 *
 * @param changes undefined if the streams follow no changes, because everything was listed
 * @param commit whether the states move on
 */
export async function deriveCustomers(sync: Sync, changes: Changes | undefined, { commit = true } = {}): Promise<void> {
  const runs = active(sync.derived);
  if (runs.length === 0) return;
  const touched = changes?.customers ?? new Set<string>();
  const targets = runs.map((run) => ({ run, carryOvers: createCarryOvers(run.state.carry_over?.customers) }));
  try {
    const derived = pMapIterable(
      customersToDerive(sync.facts.dossiers, touched, runs.some(derivesAll)),
      async (ingested) => {
        const ownTargets = targets.filter(({ run }) => derivesAll(run) || touched.has(ingested.customerId));
        return emitCustomer(sync, ownTargets, changes, ingested).catch(unlessDerivationError);
      },
      // A few at once, since some customers need an object that was not listed.
      { concurrency: 8 },
    );
    const failures: DerivationError[] = [];
    for await (const { customerId, issues, failure } of derived) {
      for (const issue of issues) sync.log.warn(`Customer ${customerId}: ${issue}`);
      if (!failure) continue;
      sync.log.warn(`Customer ${customerId} could not be computed: ${String(failure.cause)}`);
      failures.push(failure);
    }
    if (failures.length > 0) throw errorOfCustomers(failures);
    if (!commit) return;
    for (const { run, carryOvers } of targets)
      await checkpoint(run, stateAfterDeriving(sync, run, carryOvers, changes));
  } catch (error) {
    if (sync.signal.aborted) throw error;
    await fail(runs, error);
  }
}

/** One derived stream while customers are derived. */
interface DerivedTarget {
  readonly run: DerivedRun;
  readonly carryOvers: CustomerCarryOvers;
}

/** Every customer to derive, once, with what was gathered. */
async function* customersToDerive(
  dossiers: Dossiers,
  touched: ReadonlySet<string>,
  everyone: boolean,
): AsyncGenerator<IngestedDossier> {
  const rest = new Set(touched);
  if (everyone) {
    for await (const ingested of dossiers.all()) {
      // Of others, an earlier sync told what the events say.
      if (rest.delete(ingested.customerId) || hasObjects(ingested)) yield ingested;
    }
  }
  for (const customerId of rest) yield dossiers.get(customerId);
}

interface DerivedCustomer {
  readonly customerId: string;
  readonly issues: ReadonlySet<string>;
  /** Where it could not be derived. */
  readonly failure?: DerivationError;
}

async function emitCustomer(
  sync: Sync,
  ownTargets: readonly DerivedTarget[],
  changes: Changes | undefined,
  ingested: IngestedDossier,
): Promise<DerivedCustomer> {
  const customer = ingested.customer ?? (await absentCustomer(sync, changes, ingested.customerId));
  const dossier = { ...ingested, customer };
  const ending = ownTargets.flatMap(({ carryOvers }) => carryOvers.before(ingested.customerId)?.ending ?? []);
  await sync.facts.references.resolve(referencesOf(dossier, ending));
  const asOfSeconds = changes ? changes.settledUntilSeconds - 1 : sync.nowSeconds;
  const derivations = new Map<string, Derivation>();
  for (const { run, carryOvers } of ownTargets) {
    const carriedOver = carryOvers.before(ingested.customerId);
    const view = viewOf(run.state, carriedOver);
    const derivation = derivations.get(view) ?? deriveSince(sync, run, asOfSeconds, dossier, carriedOver);
    derivations.set(view, derivation);
    carryOvers.keep(ingested.customerId, derivation.carryOver);
    const isInWindow = isInWindowOf(run, asOfSeconds);
    await emit(run, run.stream.records(derivation, { isInWindow, observedAt: () => run.clock.next() }));
  }
  const issues = new Set([...derivations.values()].flatMap(({ issues }) => issues));
  return { customerId: ingested.customerId, issues };
}

/** One customer must not take the others down, nor vanish in silence: the streams end with it, after all others were told. */
function unlessDerivationError(failure: unknown): DerivedCustomer {
  if (!(failure instanceof DerivationError)) throw failure;
  return { customerId: failure.customerId, issues: new Set(), failure };
}

/** All that a derivation depends on besides the dossier: streams of one view share it. */
function viewOf(
  { phase, incremental, connected_at }: DerivedState,
  carriedOver: CustomerCarryOver | undefined,
): string {
  return JSON.stringify([phase, incremental, connected_at, carriedOver]);
}

/**
 * What one derived stream has to know of a customer: told from events since the stream's cursor, and inferred before it.
 *
 * @param remembered by the stream's state, of the customer
 * @throws UnderivableCustomerError
 */
function deriveSince(
  sync: Sync,
  run: DerivedRun,
  asOfSeconds: number,
  dossier: Dossier,
  carriedOver: CustomerCarryOver | undefined,
): Derivation {
  const { account, livemode, connected_at: connectedAtSeconds } = run.state;
  const { incremental } = run.state;
  const changesFromSeconds = followedFromSnapshot(incremental);
  const own = dossier.changes.filter(({ createdSeconds }) => createdSeconds >= changesFromSeconds);
  const context = {
    account: { id: account, livemode },
    asOfSeconds,
    changesFromSeconds,
    isListed: (change: Change) => isListed(incremental, change),
    connectedAtSeconds,
    carriedOver,
  };
  return ofCustomer(dossier.customer.id, () =>
    derive({ ...dossier, changes: own }, sync.facts.references, sync.options, context),
  );
}

/** A customer whom subscriptions, invoices or events name but the list does not: deleted, or younger than the reading. */
async function absentCustomer(sync: Sync, changes: Changes | undefined, id: string): Promise<Dossier["customer"]> {
  const lastKnown = changes?.deletedCustomers.get(id);
  const object = lastKnown ? { ...lastKnown, id } : await retrieve(sync.client, customers, id);
  if (!object) return customerFacts({ id, deleted: true });
  // What can't be understood of the customer's own object must not take its contracts and payments away.
  const [facts = customerFacts({ id })] = sync.facts.parseIssues.parseAll([object], () => id, customerFacts);
  return { ...facts, isDeleted: lastKnown !== undefined };
}
