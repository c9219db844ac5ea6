import pMap from "p-map";
import { retentionSeconds } from "../../stripe/change-feed.js";
import { requestsWaiting } from "../../stripe/limits/limits.js";
import type { StripeObject } from "../../stripe/resource.js";
import { retrieve } from "../../stripe/retrieve.js";
import { customerIn, dossierSources } from "../../facts/sources.js";
import { active, checkpoint, emitTombstones, fail, type RawRun } from "../run/stream-run.js";
import type { Sync } from "../run/context.js";

/**
 * Finds customers that were deleted so long ago that no event tells of it any more: what is listed anew still names them, but they are
 * not listed themselves.
 */
export interface MissedDeletions {
  /** Takes a page of any collection's list. */
  note(collection: string, objects: readonly StripeObject[]): void;
  /** Asks for each customer that is named only, and emits what is gone as deleted: nothing but its id is known. */
  emitMissing(): Promise<void>;
}

/** Undefined where the change feed tells every deletion since the last sync, or where this sync lists only a part of the customers. */
export function watchForMissedDeletions(sync: Sync): MissedDeletions | undefined {
  const run = active(sync.raw).find(({ entry }) => dossierSources[entry.name]?.customerField === "id");
  if (!run || !listsAllAgain(run, sync) || !missesDeletions(run, sync)) return undefined;
  const listed = new Set<string>();
  const named = new Set<string>();
  return {
    note(collection, objects) {
      const source = dossierSources[collection];
      if (!source) return;
      const ids = source.customerField === "id" ? listed : named;
      for (const object of objects) {
        const id = customerIn(object, source.customerField);
        if (id !== undefined) ids.add(id);
      }
    },
    async emitMissing() {
      const missing = [...named].filter((id) => !listed.has(id));
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

/** Not the first listing, and not the rest of one that was interrupted. */
function listsAllAgain({ state }: RawRun, { nowSeconds }: Sync): boolean {
  const isWhole = state.backfill.listed_at === nowSeconds && state.backfill.import_start === 0;
  return state.phase === "backfill" && isWhole && state.connected_at < state.backfill.high_water_mark;
}

function missesDeletions({ state }: RawRun, { followsChanges, nowSeconds }: Sync): boolean {
  return !followsChanges || state.incremental.events_cursor < nowSeconds - retentionSeconds;
}
