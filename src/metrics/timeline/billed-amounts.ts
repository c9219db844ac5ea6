import type { CouponDuration, PriceFacts, Recurrence } from "../dossier/catalog-facts.js";
import type { LineFacts } from "../dossier/invoice-facts.js";
import { countsDuration } from "../mrr/discount.js";
import { fraction, isLess, multiply, roundHalfUp, subtract, sum, zero, type Fraction } from "../mrr/fraction.js";
import { approximateDays, monthlyFactor, recurrenceOfPeriod } from "../mrr/interval.js";
import { amountPerPeriod } from "../mrr/price.js";
import { splitMrr } from "../mrr/split-mrr.js";
import type { MetricsOptions } from "../options.js";
import type { Contract, HeldItem } from "./contracts.js";
import { inOrder, type MrrState } from "./mrr-state.js";
import type { SubscriptionLine } from "./subscription-lines.js";

type PriceOf = (id: string | null) => PriceFacts | undefined;

/** The discounts on a subscription's lines that lower MRR. */
export interface LineDiscounts {
  /** Returns the discounts of a line, with the amounts that they took off. */
  of(line: LineFacts): LineFacts["discounts"];
}

/**
 * Returns the discounts on lines that lower MRR. If a coupon is unknown, its duration is inferred:
 * one-time if it is in a single service period, otherwise repeating.
 *
 * @param durationOf returns the duration of a discount's coupon; undefined: unknown
 */
export function discountsOfLines(
  lines: readonly SubscriptionLine[],
  options: Pick<MetricsOptions, "discounts">,
  durationOf: (discountId: string) => CouponDuration | undefined,
): LineDiscounts {
  const periods = new Map<string, Set<number>>();
  for (const { line } of lines) {
    for (const { discountId } of line.discounts) {
      periods.set(discountId, (periods.get(discountId) ?? new Set()).add(line.periodStartSeconds));
    }
  }
  const isCounted = (id: string) => {
    const duration = durationOf(id) ?? ((periods.get(id)?.size ?? 0) > 1 ? "repeating" : "once");
    return countsDuration(duration, options);
  };
  return {
    of: ({ discounts }) => discounts.filter(({ discountId, amountMinor }) => amountMinor > 0 && isCounted(discountId)),
  };
}

/**
 * Returns a contract with the MRR of the billed amounts. A proration bills a part of a period, so its amount is
 * converted to the whole period, and is already net of discounts.
 */
export function billedAmounts({ items }: Contract, discounts: LineDiscounts, priceOf: PriceOf): MrrState {
  const held = [...items.values()];
  const monthly = held
    .map((item) => monthlyOf(item, discounts, priceOf(item.line.line.priceId)))
    .map((amount) => (isLess(amount, zero) ? zero : amount));
  const mrrMinor = roundHalfUp(sum(monthly));
  const shares = splitMrr(mrrMinor, monthly);
  return {
    counting: "counted",
    mrrMinor,
    terms: inOrder(
      held.map((item, index) => {
        const { line } = item.line;
        const price = priceOf(line.priceId);
        const recurrence = line.recurrence ?? price?.recurrence ?? rateOf(periodOf(item), price);
        const quantity = line.quantity ?? 1;
        const { priceId, productId } = line;
        return { priceId, productId, recurrence, quantity, mrrMinor: shares[index] ?? 0 };
      }),
    ),
    discountIds: [...new Set(held.flatMap((item) => discountIdsOf(item, discounts)))].toSorted(),
  };
}

/** Returns the discounts of an item. A proration keeps those of the period that it is a part of. */
export function discountIdsOf({ line, period }: HeldItem, discounts: LineDiscounts): string[] {
  const shown = [line, ...(period ? [period] : [])].flatMap((each) => discounts.of(each.line));
  return [...new Set(shown.map(({ discountId }) => discountId))];
}

function monthlyOf(item: HeldItem, discounts: LineDiscounts, price: PriceFacts | undefined): Fraction {
  const { line, currency } = item.line;
  const period = periodOf(item);
  const off = discounts.of(line).reduce((total, { amountMinor }) => total + amountMinor, 0);
  const factor = monthlyFactor(rateOf(period, price));
  if (line.proration === null) {
    return multiply(subtract(grossOf(line, price, currency), fraction(off + line.inclusiveTaxMinor)), factor);
  }
  const net = fraction(Math.abs(line.amountMinor) - off - line.inclusiveTaxMinor);
  return multiply(multiply(net, fraction(lengthOf(period), lengthOf(line))), factor);
}

/** Returns the line of the whole period that a proration is a part of; the line itself if no other shows it. */
function periodOf({ line, period }: HeldItem): LineFacts {
  return (period ?? line).line;
}

/** Returns whether a line bills the whole period of its price with the price's amount. */
export function billsWholePeriod({ line, currency }: SubscriptionLine, price: PriceFacts): boolean {
  const exact = amountPerPeriod(price, currency, line.quantity ?? 1);
  const isWhole = rateOf(line, price) === (line.recurrence ?? price.recurrence);
  return exact !== undefined && roundHalfUp(exact) === line.amountMinor && isWhole;
}

function lengthOf({ periodStartSeconds, periodEndSeconds }: LineFacts): number {
  return periodEndSeconds - periodStartSeconds;
}

function grossOf(line: LineFacts, price: PriceFacts | undefined, currency: string): Fraction {
  const exact = price && amountPerPeriod(price, currency, line.quantity ?? 1);
  return exact && roundHalfUp(exact) === line.amountMinor ? exact : fraction(line.amountMinor);
}

/** Returns the price's recurrence. If the line covers only part of it, the recurrence follows from the days covered. */
function rateOf(line: LineFacts, price: PriceFacts | undefined): Recurrence {
  const known = line.recurrence ?? price?.recurrence;
  if (known && Math.abs(lengthOf(line) / 86_400 / approximateDays(known) - 1) < 0.1) return known;
  return recurrenceOfPeriod(line.periodStartSeconds, line.periodEndSeconds);
}
