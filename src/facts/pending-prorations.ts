import type { StripeClient } from "../stripe/client.js";
import { readScoped } from "../stripe/lists/read-scoped.js";
import type { Resource } from "../stripe/resource.js";
import type { FactStore } from "./fact-store.js";
import type { MissingPermissions } from "./missing-permissions.js";

/** Invoice items that wait for the next invoice. They show a change months before a line does. */
const pendingItems: Resource = { path: "/v1/invoiceitems", params: { pending: "true" }, expand: [], nested: [] };

/**
 * Stores the prorations that wait for an invoice: those of one customer, or of all. Continues without them if the key
 * may not read them.
 *
 * @throws StripeError on any other failure
 */
export async function readPendingProrations(
  client: StripeClient,
  facts: FactStore,
  missingPermissions: MissingPermissions,
  customerId?: string,
): Promise<void> {
  try {
    const filters: Record<string, string> = customerId === undefined ? {} : { customer: customerId };
    for await (const items of readScoped(client, pendingItems, filters)) await facts.addPending(items);
  } catch (error) {
    if (!missingPermissions.accept("invoice_items", error)) throw error;
  }
}
