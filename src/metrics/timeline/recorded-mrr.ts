import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import type { MetricsOptions } from "../options.js";
import { billedAmounts, discountsOfLines } from "./billed-amounts.js";
import { isContract } from "./billed-terms.js";
import { contractsOf } from "./contracts.js";
import { amountOf, type ReportedMrr } from "./reported-mrr.js";
import type { SubscriptionLine } from "./subscription-lines.js";

/** Younger evidence may be missing from the lists that a sync read. */
const settlingSeconds = 60;

/**
 * Returns the MRR of a subscription before a time, from evidence that was recorded by then and cannot change any more:
 * lines of finalised invoices, and the end. A void invoice counts until it was voided.
 * The items, status and discounts of the current object do not matter, because they may be younger.
 * So every later sync returns the same for this time. Prices and coupons do not matter either: a sync may know them
 * or not.
 *
 * @param lines the subscription's lines
 * @param atSeconds Unix seconds
 */
export function recordedMrr(
  { endedSeconds, status }: SubscriptionFacts,
  lines: readonly SubscriptionLine[],
  atSeconds: number,
  options: Pick<MetricsOptions, "discounts">,
): ReportedMrr {
  // What was recorded in the second itself is reported later.
  if (endedSeconds !== null && endedSeconds < atSeconds) return "ended";
  // It was never active: https://docs.stripe.com/billing/subscriptions/overview#subscription-statuses.
  if (status === "incomplete_expired") return "incomplete";
  const settled = lines
    .filter((line) => isSettled(line, atSeconds - settlingSeconds))
    .filter((line) => isContract(line, undefined));
  const discounts = discountsOfLines(settled, options, () => undefined);
  const last = contractsOf(settled).at(-1);
  return last ? billedAmounts(last, discounts, () => undefined).mrrMinor : "incomplete";
}

/**
 * Returns whether `recordedMrr` gives an amount at a time and at every later one, without new evidence.
 * Lines that were finalised or voided within the last minute count a little later.
 */
export function isRecordedMrr(
  mrrMinor: number,
  subscription: SubscriptionFacts,
  lines: readonly SubscriptionLine[],
  atSeconds: number,
  options: Pick<MetricsOptions, "discounts">,
): boolean {
  const settling = lines
    .flatMap(({ invoice }) => [invoice?.finalizedSeconds, invoice?.voidedSeconds, invoice?.paidSeconds])
    .flatMap((seconds) => (typeof seconds === "number" ? seconds + settlingSeconds : []))
    .filter((seconds) => seconds > atSeconds && seconds <= atSeconds + settlingSeconds);
  return [atSeconds, ...settling].every(
    (seconds) => amountOf(recordedMrr(subscription, lines, seconds, options)) === mrrMinor,
  );
}

/**
 * Returns whether a line was final by a time. A first invoice must be paid before it counts, because a subscription
 * whose first payment failed was never active. Its collection method and amount due do not matter: they may change.
 */
function isSettled({ invoice }: SubscriptionLine, bySeconds: number): boolean {
  if (!invoice) return false;
  const { finalizedSeconds, voidedSeconds, paidSeconds, billingReason } = invoice;
  if (billingReason === "subscription_create" && (paidSeconds ?? Infinity) > bySeconds) return false;
  return (finalizedSeconds ?? Infinity) <= bySeconds && (voidedSeconds ?? Infinity) > bySeconds;
}
