import { ConfigError } from "@airbyte/cdk-typescript-compat";
import pMap from "p-map";
import type { StripeClient } from "../../../stripe/client.js";
import { requestsWaiting } from "../../../stripe/limits/limits.js";
import type { CustomerScope } from "../../run/customer-scope.js";
import { findCustomer } from "./find-customer.js";

/**
 * Asks Stripe for each of the customers, once however often it is named.
 *
 * @throws StripeError when they can't be asked for
 */
export async function findScope(client: StripeClient, ids: readonly string[]): Promise<CustomerScope> {
  const asked = [...new Set(ids.map((id) => id.trim()))];
  const found = await pMap(asked, async (id) => findCustomer(client, id), { concurrency: requestsWaiting });
  return {
    customers: found.flatMap((each) => ("reason" in each ? [] : [each])),
    invalidIds: found.flatMap((each) => ("reason" in each ? [each] : [])),
  };
}

/** What was wrong with the ids, a sentence or two for each. */
export function invalidIdMessages({ invalidIds }: CustomerScope): readonly string[] {
  return invalidIds.map(({ reason }) => `customer_ids: ${reason}`);
}

/** @throws ConfigError when nobody is left to be read */
export function requireCustomers(scope: CustomerScope): void {
  if (scope.customers.length > 0) return;
  const reasons = invalidIdMessages(scope);
  const rest =
    reasons.length > mostReasons ? [`Of ${reasons.length - mostReasons} more ids none was found either.`] : [];
  throw new ConfigError(
    [
      "None of the ids in customer_ids names a customer who can be read, so nothing was read.",
      ...reasons.slice(0, mostReasons),
      ...rest,
    ].join(" "),
  );
}

/** More would not be read. */
const mostReasons = 5;
