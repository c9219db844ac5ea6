import { ConfigError } from "@airbyte/cdk-typescript-compat";
import pMap from "p-map";
import type { StripeClient } from "../../../stripe/client.js";
import { requestsWaiting } from "../../../stripe/limits/limits.js";
import type { CustomerScope } from "../../run/customer-scope.js";
import { findCustomer } from "./find-customer.js";

/**
 * Asks Stripe for each customer, once, even if its id occurs several times.
 *
 * @throws StripeError if Stripe cannot be asked
 */
export async function findScope(client: StripeClient, ids: readonly string[]): Promise<CustomerScope> {
  const asked = [...new Set(ids.map((id) => id.trim()))];
  const found = await pMap(asked, async (id) => findCustomer(client, id), { concurrency: requestsWaiting });
  return {
    customers: found.flatMap((each) => ("reason" in each ? [] : [each])),
    invalidIds: found.flatMap((each) => ("reason" in each ? [each] : [])),
  };
}

/** Returns a message for each invalid id, of one or two sentences. */
export function invalidIdMessages({ invalidIds }: CustomerScope): readonly string[] {
  return invalidIds.map(({ reason }) => `customer_ids: ${reason}`);
}

/** @throws ConfigError if no customer can be read */
export function requireCustomers(scope: CustomerScope): void {
  if (scope.customers.length > 0) return;
  const reasons = invalidIdMessages(scope);
  const rest = reasons.length > mostReasons ? [`${reasons.length - mostReasons} more ids were not found either.`] : [];
  throw new ConfigError(
    [
      "None of the ids in customer_ids names a customer who can be read, so nothing was read.",
      ...reasons.slice(0, mostReasons),
      ...rest,
    ].join(" "),
  );
}

/** Nobody would read a longer message. */
const mostReasons = 5;
