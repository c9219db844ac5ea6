import type { StripeClient } from "../../stripe/client.js";
import { invalidIdMessages, requireCustomers, findScope } from "../../sync/scope/customers/find-scope.js";

/**
 * What the check says of the customers that syncs are limited to; of the first few, since somebody is waiting.
 *
 * @returns sentences for the user; none where all customers are read
 * @throws ConfigError when none of them can be read
 * @throws StripeError when they can't be asked for
 */
export async function checkCustomers(client: StripeClient, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const scope = await findScope(client, ids.slice(0, mostAsked));
  if (ids.length <= mostAsked) requireCustomers(scope);
  const limited = `customer_ids limits every sync to ${ids.length === 1 ? "one customer" : `${ids.length} customers`}, until it is emptied.`;
  return [limited, ...invalidIdMessages(scope)];
}

const mostAsked = 20;
