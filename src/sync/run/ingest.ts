import type { StripeEvent } from "../../stripe/change-feed.js";
import type { StripeObject } from "../../stripe/resource.js";
import type { CustomerEvent } from "../../facts/fact-store.js";
import { requireUsableFolder } from "../../facts/index/temporary-folder.js";
import { active, fail } from "./stream-run.js";
import type { Sync } from "./context.js";

/**
 * Ends the derived streams where the folder that was chosen for their facts can't take them, before an account grows so large that it is
 * needed.
 */
export async function requireFactPlace(sync: Sync): Promise<void> {
  const { folder } = sync.factPlace;
  if (folder !== undefined) await forDerived(sync, async () => requireUsableFolder(folder));
}

/** Keeps what objects tell the derived streams. When it can't be kept, those end: raw streams need none of it. */
export async function ingestObjects(sync: Sync, collection: string, objects: readonly StripeObject[]): Promise<void> {
  await forDerived(sync, async () => sync.facts.add(collection, objects));
}

/** Keeps what events tell the derived streams, as `ingestObjects` does, and returns those about a customer. */
export async function ingestEvents(sync: Sync, events: readonly StripeEvent[]): Promise<readonly CustomerEvent[]> {
  return (await forDerived(sync, async () => sync.facts.addEvents(events))) ?? [];
}

/** Forgets what is known of the customers' objects, so that it can be gathered anew. */
export async function discardCustomers(sync: Sync, customerIds: Iterable<string>): Promise<void> {
  await forDerived(sync, async () => sync.facts.dossiers.discard(customerIds));
}

async function forDerived<T>(sync: Sync, keep: () => Promise<T>): Promise<T | undefined> {
  if (active(sync.derived).length === 0) return undefined;
  try {
    return await keep();
  } catch (error) {
    if (sync.signal.aborted) throw error;
    await fail(sync.derived, error);
    return undefined;
  }
}
