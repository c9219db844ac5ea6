import pMap from "p-map";
import { retentionSeconds } from "../../stripe/change-feed.js";
import { requestsWaiting } from "../../stripe/limits/limits.js";
import type { StripeObject } from "../../stripe/resource.js";
import { retrieve } from "../../stripe/retrieve.js";
import { customerIn, dossierSources } from "../../facts/sources.js";
import { active, checkpoint, emitTombstones, fail, type RawRun } from "../run/stream-run.js";
import type { Sync } from "../run/context.js";

/**
 * Finds customers whose deletion is older than the change feed. Other objects still reference them,
 * but the customer list does not return them.
 */
export interface MissedDeletions {
  /** Adds a page of any collection's list. */
  note(collection: string, objects: readonly StripeObject[]): void;
  /**
   * Retrieves each customer that is referenced but not listed. Emits a tombstone for each that is gone.
   * The tombstone contains only the id, because nothing else is known.
   */
  emitMissing(): Promise<void>;
}

/**
 * Returns undefined if the change feed contains every deletion since the last sync,
 * or if this sync lists only a part of the customers.
 */
export function watchForMissedDeletions(sync: Sync): MissedDeletions | undefined {
  const run = active(sync.raw).find(({ entry }) => dossierSources[entry.name]?.customerField === "id");
  if (!run || !listsAllAgain(run, sync) || !missesDeletions(run, sync)) return undefined;
  const listed = new Set<string>();
  const referenced = new Set<string>();
  return {
    note(collection, objects) {
      const source = dossierSources[collection];
      if (!source) return;
      const ids = source.customerField === "id" ? listed : referenced;
      for (const object of objects) {
        const id = customerIn(object, source.customerField);
        if (id !== undefined) ids.add(id);
      }
    },
    async emitMissing() {
      const missing = [...referenced].filter((id) => !listed.has(id));
      try {
        for (let done = 0; done < missing.length && !run.output.ended; done += batchSize) {
          await emitGone(sync, run, missing.slice(done, done + batchSize));
        }
      } catch (error) {
        if (sync.signal.aborted) throw error;
        await fail([run], error);
      }
    },
  };
}

const batchSize = 100;

async function emitGone({ client }: Sync, run: RawRun, ids: readonly string[]): Promise<void> {
  const found = await pMap(ids, async (id) => retrieve(client, run.entry, id), { concurrency: requestsWaiting });
  const gone = ids.filter((_, index) => found[index] === undefined);
  await emitTombstones(
    run,
    gone.map((id) => ({ id })),
  );
  await checkpoint(run, run.state);
}

/** Returns whether this sync lists all customers, neither for the first time nor after an interruption. */
function listsAllAgain({ state }: RawRun, { nowSeconds }: Sync): boolean {
  const isWhole = state.backfill.listed_at === nowSeconds && state.backfill.import_start === 0;
  return state.phase === "backfill" && isWhole && state.connected_at < state.backfill.high_water_mark;
}

function missesDeletions({ state }: RawRun, { followsChanges, nowSeconds }: Sync): boolean {
  return !followsChanges || state.incremental.events_cursor < nowSeconds - retentionSeconds;
}
