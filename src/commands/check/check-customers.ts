import type { StripeClient } from "../../stripe/client.js";
import { refusalsOf, requireCustomers, selectCustomers } from "../../sync/scope/customers/select-customers.js";

/**
 * What the check says of the customers that syncs are limited to; of the first few, since somebody is waiting.
 *
 * @returns sentences for the user; none where all customers are read
 * @throws ConfigError when none of them can be read
 * @throws StripeError when they can't be asked for
 */
export async function checkCustomers(client: StripeClient, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const selection = await selectCustomers(client, ids.slice(0, mostAsked));
  if (ids.length <= mostAsked) requireCustomers(selection);
  const limited = `customer_ids limits every sync to ${ids.length === 1 ? "one customer" : `${ids.length} customers`}, until it is emptied.`;
  return [limited, ...refusalsOf(selection)];
}

const mostAsked = 20;
