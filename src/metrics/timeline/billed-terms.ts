import type { PriceFacts } from "../dossier/catalog-facts.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import type { ValuationContext } from "../mrr/valuation-context.js";
import { billedAmounts, discountsOfLines } from "./billed-amounts.js";
import { contractsOf, type Contract } from "./contracts.js";
import { mrrStateOf, type MrrState } from "./mrr-state.js";
import { pricedContract } from "./priced-contract.js";
import type { SubscriptionLine } from "./subscription-lines.js";

/** The contract from a time on, according to the subscription's lines. */
export interface BilledTerms {
  readonly fromSeconds: number;
  /** When Stripe recorded it. */
  readonly recordedSeconds: number;
  /** A proration shows the moment of the change. */
  readonly isExact: boolean;
  readonly mrrState: MrrState;
}

/**
 * Returns the history of a contract, read from the subscription's lines, in the order in which Stripe recorded it.
 * A contract has the MRR of its prices and discounts, as the current subscription has. If one of them is unknown, the
 * billed amounts count.
 * Void invoices are ignored. So are lines for usage (billed after their period) and for a trial (no charge).
 *
 * @param facts the subscription at the end of this history
 * @param knownPrices prices by id from other objects
 */
export function billedTerms(
  lines: readonly SubscriptionLine[],
  facts: SubscriptionFacts,
  knownPrices: ReadonlyMap<string, PriceFacts>,
  valuing: ValuationContext,
): BilledTerms[] {
  const priceOf = (id: string | null) =>
    id === null ? undefined : (valuing.references.price(id) ?? knownPrices.get(id));
  const counted = lines
    .filter(({ invoice }) => invoice?.status !== "void")
    .filter((line) => isContract(line, priceOf(line.line.priceId)));
  const discounts = discountsOfLines(
    counted,
    valuing.options,
    (id) => valuing.discounts.known({ id })?.coupon.duration,
  );
  // A subscription always holds an item. A contract without any is the credit of its end.
  const contracts = contractsOf(counted).filter(({ items }) => items.size > 0);
  return contracts.map((contract) => ({
    fromSeconds: contract.fromSeconds,
    recordedSeconds: contract.recordedSeconds,
    isExact: contract.isExact,
    mrrState: stateOf(contract),
  }));

  function stateOf(contract: Contract): MrrState {
    const billed = billedAmounts(contract, discounts, priceOf);
    const priced = pricedContract(contract, facts, discounts, priceOf, valuing);
    if (!priced) return billed;
    const { at, subscription } = priced;
    const valued = mrrStateOf(subscription, at, valuing);
    const isSame = valued.discountIds.join() === billed.discountIds.join();
    return isSame || contract.isExact ? valued : billed;
  }
}

/** Returns whether a line is of a contract. Usage is billed after its period, a trial costs nothing. */
export function isContract({ line, issuedSeconds }: SubscriptionLine, price: PriceFacts | undefined): boolean {
  if (line.isMetered ?? price?.isMetered ?? false) return false;
  if (line.periodEndSeconds <= line.periodStartSeconds) return false;
  return line.periodEndSeconds > issuedSeconds || line.isMetered === false || price !== undefined;
}
