import type { StripeEvent } from "../../stripe/change-feed.js";
import type { StripeObject } from "../../stripe/resource.js";
import type { CustomerEvent } from "../../facts/fact-store.js";
import { requireUsableFolder } from "../../facts/index/temporary-folder.js";
import { customers } from "../../streams/raw/core.js";
import { listedBefore } from "./listing-mark.js";
import { active, fail } from "./stream-run.js";
import type { Sync } from "./context.js";

/**
 * Fails the derived streams if the chosen folder cannot store their facts.
 * The check runs in every sync, because the folder is needed only once the account is large.
 */
export async function requireFactPlace(sync: Sync): Promise<void> {
  const { folder } = sync.factPlace;
  if (folder !== undefined) await forDerived(sync, async () => requireUsableFolder(folder));
}

/** Stores the facts of objects. If they cannot be stored, the derived streams fail. Raw streams do not need them. */
export async function ingestObjects(sync: Sync, collection: string, objects: readonly StripeObject[]): Promise<void> {
  await forDerived(sync, async () => sync.facts.add(collection, objects));
}

/** Stores the facts of events, as `ingestObjects` does. Returns the events about a customer. */
export async function ingestEvents(sync: Sync, events: readonly StripeEvent[]): Promise<readonly CustomerEvent[]> {
  const before = listedBefore(sync, customers.name);
  return (await forDerived(sync, async () => sync.facts.addEvents(events, before))) ?? [];
}

/** Discards the facts of the customers' objects, so that they can be ingested again. */
export async function discardCustomers(sync: Sync, customerIds: Iterable<string>): Promise<void> {
  await forDerived(sync, async () => sync.facts.dossiers.discard(customerIds));
}

async function forDerived<T>(sync: Sync, store: () => Promise<T>): Promise<T | undefined> {
  if (active(sync.derived).length === 0) return undefined;
  try {
    return await store();
  } catch (error) {
    if (sync.signal.aborted) throw error;
    await fail(sync.derived, error);
    return undefined;
  }
}
