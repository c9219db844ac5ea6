import type { StripeClient } from "../../stripe/client.js";
import { invalidIdMessages, requireCustomers, findScope } from "../../sync/scope/customers/find-scope.js";

/**
 * Returns what the check reports about `customer_ids`. It looks at the first few only, because a user is waiting.
 *
 * @returns sentences for the user; none if all customers are read
 * @throws ConfigError if none of the customers can be read
 * @throws StripeError if the customers can't be requested
 */
export async function checkCustomers(client: StripeClient, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const scope = await findScope(client, ids.slice(0, mostAsked));
  if (ids.length <= mostAsked) requireCustomers(scope);
  const limited = `customer_ids limits every sync to ${ids.length === 1 ? "one customer" : `${ids.length} customers`}, until it is emptied.`;
  return [limited, ...invalidIdMessages(scope)];
}

/** The most customers that the check requests. */
const mostAsked = 20;
