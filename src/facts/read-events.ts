import type { Logger } from "@airbyte/cdk-typescript-compat";
import { readChanges, type StripeEvent } from "../stripe/change-feed.js";
import type { StripeClient } from "../stripe/client.js";
import type { Range } from "../stripe/lists/ranges.js";
import { chargeInPlaceOfCustomer, customerOf } from "./sources.js";
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
  for await (const events of readChanges(client, factEvents, range)) {
    read += events.length;
    found.push(...events.filter((event) => isAbout(event)));
    if (client.clock.monotonicMs() - loggedMs < logEveryMs) continue;
    loggedMs = client.clock.monotonicMs();
    log.info(`${read.toLocaleString("en")} events read, ${found.length} of them about ${customerId}.`);
  }
  return found;

  function isAbout(event: StripeEvent): boolean {
    return customerOf(event) === customerId || chargeIds.has(chargeInPlaceOfCustomer(event) ?? "");
  }
}

const logEveryMs = 5_000;

/** Stores the deleted coupons from the events of a time span, because their discounts continue. @throws StripeError */
export async function readDeletedCoupons(client: StripeClient, facts: FactStore, range: Range): Promise<void> {
  for await (const events of readChanges(client, new Set(["coupon.deleted"]), range)) await facts.addEvents(events);
}

/**
 * The types of events that `changeOf` reads facts from, and the deletion of a customer.
 * These are as many types as one list call takes by name.
 */
export const factEvents: ReadonlySet<string> = new Set([
  "customer.created",
  "customer.deleted",
  "customer.subscription.created",
  "customer.subscription.updated",
  "customer.subscription.deleted",
  "customer.subscription.paused",
  "customer.subscription.resumed",
  "customer.discount.created",
  "customer.discount.updated",
  "customer.discount.deleted",
  "invoice.payment_failed",
  "invoice.paid",
  "invoice.voided",
  "invoice.marked_uncollectible",
  "refund.created",
  "refund.updated",
  "charge.refund.updated",
  "charge.dispute.created",
  "charge.dispute.closed",
  "credit_note.created",
]);
