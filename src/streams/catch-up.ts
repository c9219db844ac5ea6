import { readList } from "../stripe/read-list.js";
import type { StripeObject } from "../stripe/resource.js";
import { afterChanges, collectChanges, type Changes, type ObjectChange } from "./changes.js";
import { customerIn, dossierSources, isDossierSource } from "./derived-sources.js";
import { rawStreams, streamNamed, type RawStream } from "./list.js";
import { rawRecord, tombstone } from "./raw-record.js";
import { readChanged } from "./read-changed.js";
import { active, checkpoint, emit, fail, type RawRun } from "./stream-run.js";
import type { Sync } from "./sync.js";

/**
 * Brings every stream from its cursor to now: reads the change feed once, then each changed object once. Raw streams
 * are emitted and checkpointed here; for the derived streams the touched customers' facts are gathered anew.
 *
 * Undefined when no stream follows changes.
 */
export async function catchUp(sync: Sync): Promise<Changes | undefined> {
  if (!sync.followsChanges || active([...sync.raw, ...sync.derived]).length === 0) return undefined;
  let changes: Changes;
  try {
    changes = await collectChanges(sync);
    await addCustomersOfRenamed(sync, changes);
  } catch (error) {
    if (sync.signal.aborted) throw error;
    await fail([...sync.raw, ...sync.derived], error);
    return undefined;
  }
  for (const customer of changes.customers) sync.facts.dossiers.forget(customer);
  await Promise.all(rawStreams.map((collection) => catchUpCollection(sync, collection, changes)));
  return changes;
}

async function catchUpCollection(sync: Sync, collection: RawStream, changes: Changes): Promise<void> {
  const raw = active(sync.raw).find((run) => run.entry === collection);
  const derived = isDossierSource(collection.name) && active(sync.derived).length > 0;
  if (!raw && !derived) return;
  const changed = (raw && changes.objects.get(collection)) ?? new Map<string, ObjectChange>();
  const customers = derived ? changes.customers : new Set<string>();
  const { sinceSeconds, untilSeconds } = changes;
  const keptFromSeconds = derived ? 0 : raw!.state.import_start;
  try {
    await readChanged(
      sync,
      collection,
      { changed, customers, keptFromSeconds, sinceSeconds, untilSeconds },
      {
        onChanged: async (objects) =>
          raw &&
          emit(
            raw,
            objects.map((object) => rawRecord(raw, object)),
          ),
        onCustomers: (objects) => sync.facts.add(collection.name, objects),
      },
    );
    if (raw) await finish(raw, changes);
  } catch (error) {
    if (sync.signal.aborted) throw error;
    await fail([...(raw ? [raw] : []), ...(derived ? sync.derived : [])], error);
  }
}

async function finish(raw: RawRun, changes: Changes): Promise<void> {
  const deleted = [...changes.objects.get(raw.entry)!.values()].flatMap((change) =>
    change.deleted ? [change.deleted] : [],
  );
  await emit(
    raw,
    deleted.map((payload) => tombstone(raw, payload)),
  );
  await checkpoint(raw, afterChanges(raw, changes));
}

/** A new name of a product or price shows in the rows of every customer who subscribes to it. */
async function addCustomersOfRenamed(sync: Sync, changes: Changes): Promise<void> {
  if (changes.renamed.size === 0 || active(sync.derived).length === 0) return;
  const subscriptions = streamNamed("subscriptions");
  const ranges = [{ from: 0, to: changes.untilSeconds }];
  await readList(sync.client, subscriptions, { ranges, concurrency: 8 }, ({ objects }) => {
    for (const subscription of objects) {
      const customer = customerIn(subscription, dossierSources["subscriptions"]!.customerField);
      if (customer !== undefined && refersTo(subscription, changes.renamed)) changes.customers.add(customer);
    }
  });
}

function refersTo(subscription: StripeObject, ids: ReadonlySet<string>): boolean {
  const items = (subscription["items"] as { data?: { price?: { id?: string; product?: string } }[] } | undefined)?.data;
  return (items ?? []).some(({ price }) => ids.has(price?.id ?? "") || ids.has(price?.product ?? ""));
}
