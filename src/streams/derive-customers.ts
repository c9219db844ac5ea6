import { pMapIterable } from "p-map";
import { derive, type Derivation } from "../metrics/derive.js";
import type { Dossier } from "../metrics/facts/dossier.js";
import { referencesOf } from "../metrics/facts/references.js";
import { includes } from "../stripe/lists/ranges.js";
import { retrieve } from "../stripe/retrieve.js";
import { afterChanges, type Changes } from "./changes.js";
import type { DueEvents } from "./derived-streams.js";
import { hasObjects, type Dossiers, type GatheredDossier } from "./dossiers/dossiers.js";
import { customerFacts } from "./facts/customer.js";
import { streamNamed } from "./list.js";
import { isListed, rememberingListed } from "./listed-changes.js";
import { lagSeconds } from "./plan.js";
import { openRanges, withOpenRanges, type StreamState } from "./state.js";
import { active, checkpoint, derivesAll, emit, fail, tellsAll, type DerivedRun } from "./stream-run.js";
import type { Sync } from "./sync.js";

/**
 * Emits the derived streams from the gathered facts: of every customer where a stream has history to tell, else of the
 * customers that the changes touched. Then each stream's state moves on.
 *
 * @param changes undefined when the streams follow no changes: everything was listed.
 */
export async function deriveCustomers(sync: Sync, changes: Changes | undefined): Promise<void> {
  const runs = active(sync.derived);
  if (runs.length === 0) return;
  const touched = changes?.customers ?? new Set<string>();
  const views = new Map(runs.map((run) => [run, viewOf(run.state)]));
  try {
    const derived = pMapIterable(
      customersToDerive(sync.facts.dossiers, touched, runs.some(derivesAll)),
      async (gathered) => {
        const due = runs.filter((run) => derivesAll(run) || touched.has(gathered.customerId));
        return emitCustomer(sync, due, views, changes, gathered);
      },
      // A few at once, since some customers need an object that was not listed.
      { concurrency: 8 },
    );
    for await (const { customerId, issues } of derived) {
      for (const issue of issues) sync.log.warn(`Customer ${customerId}: ${issue}`);
    }
    for (const run of runs) await checkpoint(run, stateAfter(sync, run, changes));
  } catch (error) {
    if (sync.signal.aborted) throw error;
    await fail(runs, error);
  }
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
}

async function emitCustomer(
  sync: Sync,
  runs: readonly DerivedRun[],
  views: ReadonlyMap<DerivedRun, string>,
  changes: Changes | undefined,
  gathered: GatheredDossier,
): Promise<DerivedCustomer> {
  const customer = gathered.customer ?? (await absentCustomer(sync, changes, gathered.customerId));
  const dossier = { ...gathered, customer };
  await sync.facts.references.resolve(referencesOf(dossier));
  const derivations = new Map<string | undefined, Derivation>();
  for (const run of runs) {
    const view = views.get(run);
    const derivation = derivations.get(view) ?? deriveSince(sync, run, changes, dossier);
    derivations.set(view, derivation);
    await emit(run, run.stream.records(derivation, { isDue: dueFor(run), observedAt: () => run.clock.next() }));
  }
  const issues = new Set([...derivations.values()].flatMap(({ issues }) => issues));
  return { customerId: gathered.customerId, issues };
}

/** All of a state that a derivation depends on: streams of one view share it. */
function viewOf({ phase, events_cursor, connected_at, high_water_mark, recent_events }: StreamState): string {
  return JSON.stringify([phase, events_cursor, connected_at, high_water_mark, recent_events]);
}

function deriveSince(sync: Sync, run: DerivedRun, changes: Changes | undefined, dossier: Dossier): Derivation {
  const { account, livemode, events_cursor: changesFromSeconds, connected_at: connectedAtSeconds } = run.state;
  const own = dossier.changes.filter(({ createdSeconds }) => createdSeconds >= changesFromSeconds);
  return derive({ ...dossier, changes: own }, sync.facts.references, sync.options, {
    account: { id: account, livemode },
    asOfSeconds: changes ? changes.untilSeconds - 1 : sync.nowSeconds,
    changesFromSeconds,
    isListed: (change) => !tellsAll(run) && isListed(run.state, change),
    connectedAtSeconds,
  });
}

/**
 * What was recorded since the cursor, history where it is still to be told, and, where every customer is derived again, the ends of
 * discounts since the last time: they come without any change that would have touched their customer.
 */
function dueFor(run: DerivedRun): DueEvents {
  const { events_cursor, listed_at } = run.state;
  const open = openRanges(run.state);
  return ({ recorded_at, occurred_at, change_types }) =>
    seconds(recorded_at) >= events_cursor ||
    includes(open, seconds(occurred_at)) ||
    (run.rescans && change_types?.includes("discount_expired") === true && seconds(recorded_at) >= listed_at);
}

function seconds(time: string): number {
  return Math.floor(Date.parse(time) / 1000);
}

/** A customer whom subscriptions, invoices or events name but the list does not: deleted, or younger than the reading. */
async function absentCustomer(sync: Sync, changes: Changes | undefined, id: string): Promise<Dossier["customer"]> {
  const lastKnown = changes?.deletedCustomers.get(id);
  const object = lastKnown ? { ...lastKnown, id } : await retrieve(sync.client, streamNamed("customers"), id);
  return object
    ? { ...customerFacts(object), isDeleted: lastKnown !== undefined }
    : customerFacts({ id, deleted: true });
}
