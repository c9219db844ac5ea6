import { subscriptionMrrOf, type SubscriptionMrr } from "../customer/subscription-mrr.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import { valueOf } from "../mrr/mrr.js";
import { valuationOf } from "../mrr/valuation.js";
import { explainCounting } from "./explain-counting.js";
import { explainIdleDiscounts } from "./explain-discounts.js";
import { explainItems } from "./explain-items.js";
import { exactMoney, money, moneys } from "./money.js";
import { statement, type Section, type Statement } from "./statement.js";
import type { Subject } from "./subject.js";

/**
 * Returns the explanation of MRR: each subscription from its items, then the customer's sum.
 * The related columns of the row follow.
 */
export function explainMrr(subject: Subject): Section {
  const { subscriptions, context, valuing, derivation } = subject;
  const { mrr_by_currency: byCurrency } = derivation.metrics;
  const totals = byCurrency.map(({ amount, currency }) => ({ minor: amount, currency }));
  const mrrBySubscription = subscriptions.map((facts) => subscriptionMrrOf(facts, context.asOfSeconds, valuing));
  return {
    title: totals.length === 0 ? "MRR: none, since there is no subscription" : `MRR: ${moneys(totals)}`,
    statements: [
      ...mrrBySubscription.map((subscriptionMrr) => explainSubscriptionMrr(subscriptionMrr, subject)),
      ...explainSums(mrrBySubscription, totals),
      ...explainRelated(mrrBySubscription, subject),
    ],
  };
}

function explainSubscriptionMrr({ facts, mrrMinor: minor }: SubscriptionMrr, subject: Subject): Statement {
  const { counting, text } = explainCounting(facts, subject);
  const hasValue = counting === "counted" || counting === "trialing";
  const amount = { minor, currency: facts.currency };
  return statement(`${facts.id}: ${text}`, hasValue ? explainContract(facts, subject) : [], amount);
}

function explainContract(facts: SubscriptionFacts, subject: Subject): Statement[] {
  const valuation = valuationOf(facts, subject.context.asOfSeconds, subject.valuing);
  const { mrrMinor } = valueOf(valuation);
  const [exact, rounded] = [exactMoney(valuation.monthly, facts.currency), money(mrrMinor, facts.currency)];
  const isOne = valuation.items.filter((item) => !("omitted" in item)).length < 2;
  const sums = [
    ...(isOne ? [] : [statement(`the items together: ${exact} a month`)]),
    ...(exact === rounded ? [] : [statement(`rounded half up, once: ${rounded} a month`)]),
  ];
  return [
    ...explainItems(valuation, facts, subject),
    ...explainIdleDiscounts(valuation.discounts, facts, subject),
    ...sums,
  ];
}

/** Returns how subscriptions add up, if there is more than one. */
function explainSums(
  mrrBySubscription: readonly SubscriptionMrr[],
  totals: readonly { minor: number; currency: string }[],
): Statement[] {
  const several = totals.filter(
    ({ currency }) =>
      mrrBySubscription.filter(({ facts, mrrMinor }) => facts.currency === currency && mrrMinor > 0).length > 1,
  );
  const sums = several.map(({ minor, currency }) => {
    const counted = mrrBySubscription.filter(({ facts, mrrMinor }) => facts.currency === currency && mrrMinor > 0);
    const terms = counted.map(({ mrrMinor }) => money(mrrMinor, currency)).join(" + ");
    return statement(`together in ${currency.toUpperCase()}: ${terms} = ${money(minor, currency)}`);
  });
  return totals.length > 1 ? [...sums, statement("Amounts of different currencies are never added up.")] : sums;
}

function explainRelated(mrrBySubscription: readonly SubscriptionMrr[], { derivation }: Subject): Statement[] {
  const { currency, mrr, arr, mrr_gross: gross, committed_mrr: committed, trial_mrr: trial } = derivation.metrics;
  if (currency === null || mrrBySubscription.length === 0) return [];
  const related = [
    `mrr ${money(mrr, currency)} and arr, 12 times as much, ${money(arr, currency)}`,
    ...(gross === mrr ? [] : [`mrr_gross, before discounts, ${money(gross, currency)}`]),
    ...(committed === mrr ? [] : [`committed_mrr, without what is to be cancelled, ${money(committed, currency)}`]),
    ...(trial === 0 ? [] : [`trial_mrr, what trials would be worth, ${money(trial, currency)}`]),
  ];
  return [statement(`In customer_metrics, in ${currency.toUpperCase()}: ${related.join("; ")}.`)];
}
