import type { StripeClient } from "../stripe/client.js";
import { StripeError } from "../stripe/request/errors.js";
import { readScoped } from "../stripe/lists/read-scoped.js";
import type { StripeObject } from "../stripe/resource.js";
import { retrieve } from "../stripe/retrieve.js";
import { dossierSources } from "./sources.js";
import { streamNamed } from "../streams/raw-streams.js";
import type { MissingPermissions } from "./missing-permissions.js";
import type { FactStore } from "./fact-store.js";

/**
 * Reads all objects of one customer into the store, from the lists that have a customer filter. The import window does
 * not apply. If the customer is deleted, it reads what Stripe still lists. Skips an optional collection that the key
 * may not read.
 *
 * @throws StripeError on any other failure
 */
export async function readDossier(
  client: StripeClient,
  facts: FactStore,
  missingPermissions: MissingPermissions,
  customerId: string,
): Promise<void> {
  await Promise.all(
    Object.keys(dossierSources).map(async (collection) => {
      try {
        const pages = readCollectionOf(client, collection, customerId);
        for await (const objects of pages) await facts.add(collection, objects);
      } catch (error) {
        if (!missingPermissions.accept(collection, error)) throw error;
      }
    }),
  );
}

/**
 * Yields the pages of one `dossierSources` collection for a customer, regardless of creation date. Yields nothing if
 * Stripe no longer knows the customer.
 *
 * @throws StripeError
 */
export async function* readCollectionOf(
  client: StripeClient,
  collection: string,
  customerId: string,
): AsyncGenerator<readonly StripeObject[], void, undefined> {
  const { customerField } = dossierSources[collection]!;
  try {
    if (customerField === "id") yield* readCustomer(client, collection, customerId);
    else yield* readScoped(client, streamNamed(collection), { [customerField]: customerId });
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

async function* readCustomer(
  client: StripeClient,
  collection: string,
  customerId: string,
): AsyncGenerator<readonly StripeObject[]> {
  const customer = await retrieve(client, streamNamed(collection), customerId);
  if (customer) yield [customer];
}

/** Whether the list failed because the customer no longer exists. */
function isGone(error: unknown): boolean {
  return error instanceof StripeError && error.code === "resource_missing";
}
