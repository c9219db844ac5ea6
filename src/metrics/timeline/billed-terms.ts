import type { PriceFacts, Recurrence } from "../dossier/catalog-facts.js";
import { countsDuration } from "../mrr/discount.js";
import { fraction, isLess, multiply, roundHalfUp, subtract, sum, zero, type Fraction } from "../mrr/fraction.js";
import { splitMrr } from "../mrr/split-mrr.js";
import type { ValuationContext } from "../mrr/valuation-context.js";
import { approximateDays, monthlyFactor, recurrenceOfPeriod } from "../mrr/interval.js";
import type { InvoiceFacts, LineFacts } from "../dossier/invoice-facts.js";
import { amountPerPeriod } from "../mrr/price.js";
import { inOrder, type MrrState } from "./mrr-state.js";

/** The contract from a time on, according to the subscription's invoices. */
export interface BilledTerms {
  readonly fromSeconds: number;
  readonly mrrState: MrrState;
}

/**
 * Returns the history of a contract, read from the subscription's invoices, ascending.
 * Each line shows the cost of one item in a service period.
 * The contract at the start of a period is all lines in force; a newer line of an item supersedes the older one.
 * Drafts and void invoices are ignored. So are lines for usage (billed after their period) and for a trial (no charge).
 * @param knownPrices prices by id from other objects; a known price's exact amount replaces the line's rounded amount
 */
export function billedTerms(
  invoices: readonly InvoiceFacts[],
  knownPrices: ReadonlyMap<string, PriceFacts>,
  valuing: ValuationContext,
): BilledTerms[] {
  const lines = invoices
    .filter(({ status }) => status !== "draft" && status !== "void" && status !== "deleted")
    .flatMap((invoice) => invoice.lines.map((line) => ({ line, invoice, price: knownPrices.get(line.priceId ?? "") })))
    .filter(({ line, invoice, price }) => isContract(line, invoice, price));
  const periodsByDiscount = periodCounts(lines.map(({ line }) => line));
  const starts = [...new Set(lines.map(({ line }) => line.periodStartSeconds))].toSorted((a, b) => a - b);
  return starts.map((fromSeconds) => {
    const inForce = lines.filter(
      ({ line }) => line.periodStartSeconds <= fromSeconds && fromSeconds < line.periodEndSeconds,
    );
    const valid = inForce.filter((entry) => !inForce.some((other) => supersedes(other, entry)));
    return { fromSeconds, mrrState: mrrStateOfLines(valid, periodsByDiscount, valuing) };
  });
}

interface Entry {
  readonly line: LineFacts;
  readonly invoice: InvoiceFacts;
  readonly price: PriceFacts | undefined;
}

function isContract(line: LineFacts, invoice: InvoiceFacts, price: PriceFacts | undefined): boolean {
  if (line.isMetered ?? price?.isMetered ?? false) return false;
  if (line.periodEndSeconds <= line.periodStartSeconds) return false;
  return line.periodEndSeconds > invoice.createdSeconds || line.isMetered === false || price !== undefined;
}

function supersedes(other: Entry, entry: Entry): boolean {
  if (other === entry || other.line.itemId !== entry.line.itemId || entry.line.itemId === null) return false;
  const later =
    other.line.periodStartSeconds - entry.line.periodStartSeconds ||
    other.invoice.createdSeconds - entry.invoice.createdSeconds;
  return later > 0 || (later === 0 && other.invoice.id > entry.invoice.id);
}

function mrrStateOfLines(
  entries: readonly Entry[],
  periodsByDiscount: ReadonlyMap<string, number>,
  valuing: ValuationContext,
): MrrState {
  const parts: Fraction[] = [];
  const discountIds = new Set<string>();
  for (const { line, price, invoice } of entries) {
    const counted = line.discounts.filter(
      ({ discountId, amountMinor }) => amountMinor > 0 && isCounted(discountId, periodsByDiscount, valuing),
    );
    counted.forEach(({ discountId }) => discountIds.add(discountId));
    const off = counted.reduce((total, { amountMinor }) => total + amountMinor, 0);
    const net = subtract(grossOf(line, price, invoice.currency), fraction(off + line.inclusiveTaxMinor));
    parts.push(isLess(net, zero) ? zero : multiply(net, monthlyFactor(rateOf(line, price))));
  }
  const mrrMinor = roundHalfUp(sum(parts));
  const shares = splitMrr(mrrMinor, parts);
  return {
    counting: "counted",
    mrrMinor,
    terms: inOrder(
      entries.map(({ line, price }, index) => ({
        priceId: line.priceId,
        productId: line.productId,
        recurrence: line.recurrence ?? price?.recurrence ?? rateOf(line, price),
        quantity: line.quantity ?? 1,
        mrrMinor: shares[index] ?? 0,
      })),
    ),
    discountIds: [...discountIds].toSorted(),
  };
}

function grossOf(line: LineFacts, price: PriceFacts | undefined, currency: string): Fraction {
  const exact = price && amountPerPeriod(price, currency, line.quantity ?? 1);
  return exact && roundHalfUp(exact) === line.amountMinor ? exact : fraction(line.amountMinor);
}

/** Returns the price's recurrence. If the line covers only part of it, the recurrence follows from the days covered. */
function rateOf(line: LineFacts, price: PriceFacts | undefined): Recurrence {
  const known = line.recurrence ?? price?.recurrence;
  const days = (line.periodEndSeconds - line.periodStartSeconds) / 86_400;
  if (known && Math.abs(days / approximateDays(known) - 1) < 0.1) return known;
  return recurrenceOfPeriod(line.periodStartSeconds, line.periodEndSeconds);
}

/**
 * Returns whether a discount on invoices lowers MRR. If its coupon is unknown, its duration is inferred:
 * one-time if it is in a single service period, otherwise repeating.
 */
function isCounted(
  discountId: string,
  periodsByDiscount: ReadonlyMap<string, number>,
  valuing: ValuationContext,
): boolean {
  const known = valuing.discounts.known({ id: discountId });
  const duration = known?.coupon.duration ?? ((periodsByDiscount.get(discountId) ?? 0) > 1 ? "repeating" : "once");
  return countsDuration(duration, valuing.options);
}

/** Returns the number of service periods that show each discount. */
function periodCounts(lines: readonly LineFacts[]): Map<string, number> {
  const periods = new Map<string, Set<number>>();
  for (const { discounts, periodStartSeconds } of lines) {
    for (const { discountId } of discounts) {
      periods.set(discountId, (periods.get(discountId) ?? new Set()).add(periodStartSeconds));
    }
  }
  return new Map([...periods].map(([id, starts]) => [id, starts.size]));
}
