import { leaveOut } from "./left-out-events.js";
import { countText, type Logger } from "@airbyte/cdk-typescript-compat";
import { readChanges, type StripeEvent } from "../stripe/change-feed.js";
import type { StripeClient } from "../stripe/client.js";
import type { Range } from "../stripe/lists/ranges.js";
import { chargeInPlaceOfCustomer, customerOf } from "./sources.js";
import { factEvents } from "./event-types.js";
import type { FactStore } from "./fact-store.js";

/**
 * Returns the events that contain facts of one customer. Stripe cannot filter events by customer,
 * so it reads all customers' events of these types. The log reports the progress.
 *
 * @param chargeIds the customer's charges, because some events contain the charge instead of the customer
 * @throws StripeError
 */
export async function readEventsOf(
  client: StripeClient,
  log: Logger,
  { customerId, chargeIds }: { readonly customerId: string; readonly chargeIds: ReadonlySet<string> },
  range: Range,
): Promise<readonly StripeEvent[]> {
  const found: StripeEvent[] = [];
  let read = 0;
  let loggedMs = client.clock.monotonicMs();
  for await (const events of readChanges(client, factEvents, range, leaveOut(log))) {
    read += events.length;
    found.push(...events.filter((event) => isAbout(event)));
    if (client.clock.monotonicMs() - loggedMs < logEveryMs) continue;
    loggedMs = client.clock.monotonicMs();
    log.info(`${countText(read)} events read, ${found.length} of them about ${customerId}.`);
  }
  return found;

  function isAbout(event: StripeEvent): boolean {
    return customerOf(event) === customerId || chargeIds.has(chargeInPlaceOfCustomer(event) ?? "");
  }
}

const logEveryMs = 5_000;

/** Stores the deleted coupons from the events of a time span, because discounts outlive a deleted coupon. @throws StripeError */
export async function readDeletedCoupons(
  client: StripeClient,
  log: Logger,
  facts: FactStore,
  range: Range,
): Promise<void> {
  for await (const events of readChanges(client, new Set(["coupon.deleted"]), range, leaveOut(log))) {
    await facts.addEvents(events);
  }
}
