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
import { openRanges, withOpenRanges } from "./state.js";
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
  const tellsAll = (run: DerivedRun) => run.state.phase === "backfill";
  try {
    const customers = runs.some(tellsAll) ? new Set([...sync.facts.dossiers.customerIds(), ...touched]) : touched;
    await pMap(
      customers,
      async (customer) => {
        const due = runs.filter((run) => tellsAll(run) || touched.has(customer));
        await emitCustomer(sync, due, changes, customer);
      },
      // A few at once, since some customers need an object that was not listed.
      { concurrency: 8 },
    );
    for (const run of runs) {
      const state = withOpenRanges({ ...run.state, list_pages: { ...sync.listPages } }, []);
      await checkpoint(run, changes ? afterChanges({ ...run, state }, changes) : state);
    }
  } catch (error) {
    if (sync.signal.aborted) throw error;
    await fail(runs, error);
  }
}

async function emitCustomer(
  sync: Sync,
  runs: readonly DerivedRun[],
  changes: Changes | undefined,
  customer: string,
): Promise<void> {
  const dossier = await completeDossier(sync, changes, customer);
  await sync.facts.references.resolve(referencesOf(dossier));
  const derivations = new Map<number, Derivation>();
  for (const run of runs) {
    const since = run.state.events_cursor;
    const derivation = derivations.get(since) ?? deriveSince(sync, run, changes, dossier);
    derivations.set(since, derivation);
    await emit(run, run.stream.records(derivation, { isDue: dueFor(run), observedAt: () => run.clock.next() }));
  }
  for (const issue of new Set([...derivations.values()].flatMap(({ issues }) => issues))) {
    sync.log.warn(`Customer ${customer}: ${issue}`);
  }
}

function deriveSince(sync: Sync, run: DerivedRun, changes: Changes | undefined, dossier: Dossier): Derivation {
  const { account, livemode, events_cursor: changesFromSeconds, connected_at: connectedAtSeconds } = run.state;
  const own = dossier.changes.filter(({ createdSeconds }) => createdSeconds >= changesFromSeconds);
  return derive({ ...dossier, changes: own }, sync.facts.references, sync.options, {
    account: { id: account, livemode },
    asOfSeconds: changes ? changes.untilSeconds - 1 : sync.nowSeconds,
    changesFromSeconds,
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
