import pMap from "p-map";
import { derive, type Derivation } from "../metrics/derive.js";
import type { Dossier } from "../metrics/dossier.js";
import { referencesOf } from "../metrics/references.js";
import { includes } from "../stripe/ranges.js";
import { retrieve } from "../stripe/retrieve.js";
import { afterChanges, type Changes } from "./changes.js";
import type { DueEvents } from "./derived-streams.js";
import { customerFacts } from "./facts/customer.js";
import { streamNamed } from "./list.js";
import { isListed, rememberingListed } from "./listed-changes.js";
import { lagSeconds } from "./plan.js";
import { openRanges, withOpenRanges, type StreamState } from "./state.js";
import { active, checkpoint, emit, fail, type DerivedRun } from "./stream-run.js";
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
    const customers = runs.some(tellsAll) ? new Set([...sync.facts.dossiers.customerIds(), ...touched]) : touched;
    await pMap(
      customers,
      async (customer) => {
        const due = runs.filter((run) => tellsAll(run) || touched.has(customer));
        await emitCustomer(sync, due, views, changes, customer);
      },
      // A few at once, since some customers need an object that was not listed.
      { concurrency: 8 },
    );
    for (const run of runs) await checkpoint(run, stateAfter(sync, run, changes));
  } catch (error) {
    if (sync.signal.aborted) throw error;
    await fail(runs, error);
  }
}

/** Derived streams that have history to tell list everything in one sync, so that its beginning is the mark of their listing. */
function stateAfter(sync: Sync, run: DerivedRun, changes: Changes | undefined): StreamState {
  const listed = { ...run.state, list_pages: { ...sync.listPages } };
  if (!tellsAll(run)) return changes ? rememberingListed(afterChanges(run, changes), run.state, changes.facts) : listed;
  const state = withOpenRanges({ ...listed, high_water_mark: sync.nowSeconds - lagSeconds }, []);
  return changes ? afterChanges({ ...run, state }, changes) : state;
}

function tellsAll(run: DerivedRun): boolean {
  return run.state.phase === "backfill";
}

async function emitCustomer(
  sync: Sync,
  runs: readonly DerivedRun[],
  views: ReadonlyMap<DerivedRun, string>,
  changes: Changes | undefined,
  customer: string,
): Promise<void> {
  const dossier = await completeDossier(sync, changes, customer);
  await sync.facts.references.resolve(referencesOf(dossier));
  const derivations = new Map<string | undefined, Derivation>();
  for (const run of runs) {
    const view = views.get(run);
    const derivation = derivations.get(view) ?? deriveSince(sync, run, changes, dossier);
    derivations.set(view, derivation);
    await emit(run, run.stream.records(derivation, { isDue: dueFor(run), observedAt: () => run.clock.next() }));
  }
  for (const issue of new Set([...derivations.values()].flatMap(({ issues }) => issues))) {
    sync.log.warn(`Customer ${customer}: ${issue}`);
  }
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

/** History where it is still to be told, and what was recorded since the cursor. */
function dueFor(run: DerivedRun): DueEvents {
  const open = openRanges(run.state);
  return ({ recorded_at, occurred_at }) =>
    seconds(recorded_at) >= run.state.events_cursor || includes(open, seconds(occurred_at));
}

function seconds(time: string): number {
  return Math.floor(Date.parse(time) / 1000);
}

async function completeDossier(sync: Sync, changes: Changes | undefined, customerId: string): Promise<Dossier> {
  const gathered = sync.facts.dossiers.get(customerId);
  return {
    customer: gathered?.customer ?? (await absentCustomer(sync, changes, customerId)),
    subscriptions: gathered?.subscriptions ?? [],
    invoices: gathered?.invoices ?? [],
    changes: changes?.facts.get(customerId) ?? [],
  };
}

/** A customer whom subscriptions, invoices or events name but the list does not: deleted, or younger than the reading. */
async function absentCustomer(sync: Sync, changes: Changes | undefined, id: string): Promise<Dossier["customer"]> {
  const lastKnown = changes?.deletedCustomers.get(id);
  const object = lastKnown ? { ...lastKnown, id } : await retrieve(sync.client, streamNamed("customers"), id);
  return object
    ? { ...customerFacts(object), isDeleted: lastKnown !== undefined }
    : customerFacts({ id, deleted: true });
}
