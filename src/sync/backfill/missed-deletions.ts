import pMap from "p-map";
import { retentionSeconds } from "../../stripe/change-feed.js";
import { requestsWaiting } from "../../stripe/limits/limits.js";
import { createdOf } from "../../stripe/lists/page.js";
import type { StripeObject } from "../../stripe/resource.js";
import { retrieve } from "../../stripe/retrieve.js";
import { customerIn, dossierSources } from "../../facts/sources.js";
import { charges } from "../../streams/raw/core.js";
import { listingMark } from "../run/listing-mark.js";
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
   * Emits a tombstone for each customer that is referenced but gone. It contains only the id, because nothing else is
   * known. A customer that is missing from the complete list is gone if it existed before the listing.
   * The others are retrieved, because a customer may be created while the lists are read. In test mode all are
   * retrieved, because no list shows the customers of a test clock.
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
  /** Whether each referenced customer existed before the listing. */
  const referenced = new Map<string, boolean>();
  return {
    note(collection, objects) {
      const source = dossierSources[collection];
      if (!source) return;
      for (const object of objects) {
        const id = customerIn(object, source.customerField);
        if (id === undefined) continue;
        if (source.customerField === "id") listed.add(id);
        else referenced.set(id, referenced.get(id) === true || provesCustomer(sync, collection, object));
      }
    },
    async emitMissing() {
      const missing = [...referenced].filter(([id]) => !listed.has(id));
      const isGone = (existed: boolean) => sync.client.livemode && existed;
      const gone = missing.flatMap(([id, existed]) => (isGone(existed) ? id : []));
      const unknown = missing.flatMap(([id, existed]) => (isGone(existed) ? [] : id));
      try {
        for (const ids of batchesOf(gone, run)) await emitGone(run, ids);
        for (const ids of batchesOf(unknown, run)) await emitGone(run, await withoutExisting(sync, run, ids));
      } catch (error) {
        if (sync.signal.aborted) throw error;
        await fail([run], error);
      }
    },
  };
}

const batchSize = 100;

/** Yields the ids in batches until the stream ends. */
function* batchesOf(ids: readonly string[], run: RawRun): Generator<readonly string[], void, undefined> {
  for (let done = 0; done < ids.length && !run.output.ended; done += batchSize) yield ids.slice(done, done + batchSize);
}

/**
 * Returns whether the object shows that its customer existed before the listing: it is older, and its customer never
 * changes. A charge shows nothing, because it can get its customer later (https://docs.stripe.com/api/charges/update).
 */
function provesCustomer(sync: Sync, collection: string, object: StripeObject): boolean {
  return collection !== charges.name && createdOf(object) < listingMark(sync);
}

async function withoutExisting({ client }: Sync, run: RawRun, ids: readonly string[]): Promise<readonly string[]> {
  const found = await pMap(ids, async (id) => retrieve(client, run.entry, id), { concurrency: requestsWaiting });
  return ids.filter((_, index) => found[index] === undefined);
}

async function emitGone(run: RawRun, ids: readonly string[]): Promise<void> {
  await emitTombstones(
    run,
    ids.map((id) => ({ id })),
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
