import type { Recurrence } from "../dossier/catalog-facts.js";
import { countingOf, type Counting } from "../mrr/counting.js";
import type { ValuationContext } from "../mrr/valuation-context.js";
import { contractValue } from "../mrr/mrr.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";

/** The state of a subscription in the ledger at one moment. */
export interface MrrState {
  readonly counting: Counting;
  /** 0 unless the subscription counts. */
  readonly mrrMinor: number;
  /** Their MRR adds up to the state's. */
  readonly terms: readonly Term[];
  /** The discounts that lower its MRR, sorted. */
  readonly discountIds: readonly string[];
}

/** The terms of one item: a quantity of a price. */
export interface Term {
  readonly priceId: string | null;
  readonly productId: string | null;
  readonly recurrence: Recurrence | null;
  readonly quantity: number | null;
  /** This item's part of the state's MRR, after discounts. */
  readonly mrrMinor: number;
}

export function mrrStateOf(subscription: SubscriptionFacts, atSeconds: number, valuing: ValuationContext): MrrState {
  const owedSince = valuing.debts.owedSince(subscription, atSeconds);
  const counting = countingOf(subscription, atSeconds, owedSince, valuing.options);
  if (counting === "unknown") {
    valuing.issues.add(
      "unknown_status",
      `Subscription ${subscription.id}: its status "${subscription.status}" is unknown, so its MRR is 0.`,
    );
  }
  const value = counting === "counted" ? contractValue(subscription, atSeconds, valuing) : undefined;
  return {
    counting,
    mrrMinor: value?.mrrMinor ?? 0,
    terms: termsOf(subscription, value?.itemsMinor ?? []),
    discountIds: value?.discountIds ?? [],
  };
}

/** Returns the terms sorted, so that the order depends only on the contract. */
function termsOf({ items }: SubscriptionFacts, itemsMinor: readonly number[]): Term[] {
  return inOrder(
    items.map(({ price, quantity }, index) => ({
      priceId: price.id,
      productId: price.productId,
      recurrence: price.recurrence,
      quantity: price.isMetered ? null : (quantity ?? 1),
      mrrMinor: itemsMinor[index] ?? 0,
    })),
  );
}

export function inOrder(terms: readonly Term[]): Term[] {
  return terms.toSorted((a, b) => compare(termKey(a), termKey(b)) || a.mrrMinor - b.mrrMinor);
}

/**
 * Returns a key of the state, from the agreed terms. The MRR is not part of it, because it depends on options.
 * Event ids contain this key: never change it.
 */
export function mrrStateKey({ counting, terms }: MrrState): string {
  return `${counting === "counted" ? "counted" : "not_counted"}|${terms.map(termKey).join("+")}`;
}

export function termKey({ priceId, quantity }: Pick<Term, "priceId" | "quantity">): string {
  return `${priceId ?? ""}*${quantity ?? ""}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
