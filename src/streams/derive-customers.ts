import { pMapIterable } from "p-map";
import { derive, type Derivation } from "../metrics/derive.js";
import type { LifecycleEvent } from "../metrics/events/event-record.js";
import type { Change, Dossier } from "../metrics/facts/dossier.js";
import { referencesOf } from "../metrics/facts/references.js";
import { retrieve } from "../stripe/retrieve.js";
import { afterChanges, cursorAfter, type Changes } from "./changes.js";
import { hasObjects, type Dossiers, type GatheredDossier } from "./dossiers/dossiers.js";
import { dueFor } from "./due-events.js";
import { customerFacts } from "./facts/customer.js";
import { streamNamed } from "./list.js";
import { isListed, rememberingListed } from "./listed-changes.js";
import { lagSeconds } from "./plan.js";
import { withOpenRanges, type StreamState } from "./state.js";
import { active, checkpoint, derivesAll, emit, fail, tellsAll, type DerivedRun } from "./stream-run.js";
import type { Sync } from "./sync.js";
import { createToldEvents, type ToldEvents } from "./told-events.js";
import { ofCustomer, UnderivableCustomerError, underivableCustomers } from "./underivable.js";

/**
 * Emits the derived streams from the gathered facts: of every customer where a stream has history to tell, else of the
 * customers that the changes touched. Then each stream's state moves on; not where a customer could not be derived, after all others.
 *
 * @param changes undefined when the streams follow no changes: everything was listed.
 */
export async function deriveCustomers(sync: Sync, changes: Changes | undefined): Promise<void> {
  const runs = active(sync.derived);
  if (runs.length === 0) return;
  const touched = changes?.customers ?? new Set<string>();
  const telling = runs.map((run) => ({ run, view: viewOf(run.state), told: toldBy(run, changes) }));
  try {
    const derived = pMapIterable(
      customersToDerive(sync.facts.dossiers, touched, runs.some(derivesAll)),
      async (gathered) => {
        const due = telling.filter(({ run }) => derivesAll(run) || touched.has(gathered.customerId));
        return emitCustomer(sync, due, changes, gathered).catch(unlessUnderivable);
      },
      // A few at once, since some customers need an object that was not listed.
      { concurrency: 8 },
    );
    const failures: UnderivableCustomerError[] = [];
    for await (const { customerId, issues, failure } of derived) {
      for (const issue of issues) sync.log.warn(`Customer ${customerId}: ${issue}`);
      if (!failure) continue;
      sync.log.warn(`Customer ${customerId} could not be computed: ${String(failure.cause)}`);
      failures.push(failure);
    }
    if (failures.length > 0) throw underivableCustomers(failures);
    for (const { run, told } of telling) {
      await checkpoint(run, { ...stateAfter(sync, run, changes), ...(told && { told_events: told.entries() }) });
    }
  } catch (error) {
    if (sync.signal.aborted) throw error;
    await fail(runs, error);
  }
}

/** One derived stream while customers are derived. */
interface Telling {
  readonly run: DerivedRun;
  /** See `viewOf`. */
  readonly view: string;
  /** undefined: the stream tells no events. */
  readonly told: ToldEvents | undefined;
}

/** Without changes to follow, the next sync tells everything anew, whatever was told. */
function toldBy({ stream, state }: DerivedRun, changes: Changes | undefined): ToldEvents | undefined {
  if (!stream.tellsEvents) return undefined;
  return createToldEvents(state.told_events ?? [], changes ? cursorAfter(state, changes) : Infinity);
}

/** Derived streams that have history to tell list everything in one sync, so that its beginning is the mark of their listing. */
function stateAfter(sync: Sync, run: DerivedRun, changes: Changes | undefined): StreamState {
  const { nowSeconds } = sync;
  const listed_at = derivesAll(run) ? nowSeconds : run.state.listed_at;
  const derived = { ...run.state, listed_at, list_pages: { ...sync.listPages } };
  if (!tellsAll(run)) {
    return changes ? rememberingListed(afterChanges(derived, changes), run.state, changes.recentChanges) : derived;
  }
  const state = withOpenRanges({ ...derived, high_water_mark: nowSeconds - lagSeconds }, []);
  return changes ? afterChanges(state, changes) : state;
}

/** Every customer to derive, once, with what was gathered. */
async function* customersToDerive(
  dossiers: Dossiers,
  touched: ReadonlySet<string>,
  everyone: boolean,
): AsyncGenerator<GatheredDossier> {
  const rest = new Set(touched);
  if (everyone) {
    for await (const gathered of dossiers.all()) {
      // Of others, an earlier sync told what the events say.
      if (rest.delete(gathered.customerId) || hasObjects(gathered)) yield gathered;
    }
  }
  for (const customerId of rest) yield dossiers.get(customerId);
}

interface DerivedCustomer {
  readonly customerId: string;
  readonly issues: ReadonlySet<string>;
  /** Where it could not be derived. */
  readonly failure?: UnderivableCustomerError;
}

async function emitCustomer(
  sync: Sync,
  due: readonly Telling[],
  changes: Changes | undefined,
  gathered: GatheredDossier,
): Promise<DerivedCustomer> {
  const customer = gathered.customer ?? (await absentCustomer(sync, changes, gathered.customerId));
  const dossier = { ...gathered, customer };
  await sync.facts.references.resolve(referencesOf(dossier));
  const derivations = new Map<string, Derivation>();
  for (const { run, view, told } of due) {
    const derivation =
      derivations.get(view) ?? deriveSince(sync, run, changes ? changes.untilSeconds - 1 : sync.nowSeconds, dossier);
    derivations.set(view, derivation);
    const isDue = dueFor(run);
    const isNews = told ? (event: LifecycleEvent) => isDue(event) && !told.has(event) : isDue;
    await emit(run, run.stream.records(derivation, { isDue: isNews, observedAt: () => run.clock.next() }));
    if (told) for (const event of derivation.events.filter(isDue)) told.add(event);
  }
  const issues = new Set([...derivations.values()].flatMap(({ issues }) => issues));
  return { customerId: gathered.customerId, issues };
}

/** One customer must not take the others down, nor vanish in silence: the streams end with it, after all others were told. */
function unlessUnderivable(failure: unknown): DerivedCustomer {
  if (!(failure instanceof UnderivableCustomerError)) throw failure;
  return { customerId: failure.customerId, issues: new Set(), failure };
}

/** All of a state that a derivation depends on: streams of one view share it. */
function viewOf({ phase, events_cursor, connected_at, high_water_mark, recent_events }: StreamState): string {
  return JSON.stringify([phase, events_cursor, connected_at, high_water_mark, recent_events]);
}

/** What one derived stream has to know of a customer: told from events since the stream's cursor, and inferred before it. @throws UnderivableCustomerError */
export function deriveSince(sync: Sync, run: DerivedRun, asOfSeconds: number, dossier: Dossier): Derivation {
  const { account, livemode, events_cursor: changesFromSeconds, connected_at: connectedAtSeconds } = run.state;
  const own = dossier.changes.filter(({ createdSeconds }) => createdSeconds >= changesFromSeconds);
  const context = {
    account: { id: account, livemode },
    asOfSeconds,
    changesFromSeconds,
    isListed: (change: Change) => !tellsAll(run) && isListed(run.state, change),
    connectedAtSeconds,
  };
  return ofCustomer(dossier.customer.id, () =>
    derive({ ...dossier, changes: own }, sync.facts.references, sync.options, context),
  );
}

/** A customer whom subscriptions, invoices or events name but the list does not: deleted, or younger than the reading. */
async function absentCustomer(sync: Sync, changes: Changes | undefined, id: string): Promise<Dossier["customer"]> {
  const lastKnown = changes?.deletedCustomers.get(id);
  const object = lastKnown ? { ...lastKnown, id } : await retrieve(sync.client, streamNamed("customers"), id);
  if (!object) return customerFacts({ id, deleted: true });
  // What can't be understood of the customer's own object must not take its contracts and payments away.
  const [facts = customerFacts({ id })] = sync.facts.understanding.of([object], () => id, customerFacts);
  return { ...facts, isDeleted: lastKnown !== undefined };
}
