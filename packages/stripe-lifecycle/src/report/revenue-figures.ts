import { formatMoney } from "../money.js";
import type { Facts } from "./facts.js";
import { monthFigures, type FigureOf } from "./figure-of.js";
import { quotient } from "./period/period.js";
import { total } from "./rows.js";
import { ratioOrDash, shareOrMultiple } from "./ratio-words.js";
import { count, monthName, monthsLater, percent } from "./words.js";

export const arpa: FigureOf = (facts, months) => {
  const { currency, mrrMinor, payingCustomers } = facts;
  const now = quotient(mrrMinor, payingCustomers);
  const last = monthFigures(facts, months.at(-1)!).arpa;
  return {
    label: "ARPA",
    value: moneyOrDash(now, currency),
    context:
      last === null
        ? "Nobody paid before"
        : `${moneyOrDash(last, currency)} at the end of ${monthName(months.at(-1)!)}`,
    definition: "Average revenue per account: the MRR of an average paying customer now.",
    source: "MRR / paying customers. Source: mrr_by_currency in customer_metrics.",
    trend: [...months.map((month) => monthFigures(facts, month).arpa), now],
  };
};

export const netRetention: FigureOf = (facts, months) => {
  const { opening, netRetention } = monthFigures(facts, months.at(-1)!);
  return {
    label: `NRR, ${monthName(months.at(-1)!)}`,
    value: shareOrMultiple(netRetention),
    context: keptContext(facts, months.at(-1)!, opening, (month) => month.netRetention),
    definition: "Net revenue retention: the share of the month’s opening MRR that the same customers have at its end.",
    source:
      "Closing MRR of the customers with opening MRR / opening MRR. New and reactivated customers do not count. " +
      "Source: mrr_delta in lifecycle_events.",
    trend: months.map((month) => monthFigures(facts, month).netRetention),
  };
};

export const grossRetention: FigureOf = (facts, months) => {
  const { opening, grossRetention } = monthFigures(facts, months.at(-1)!);
  return {
    label: `GRR, ${monthName(months.at(-1)!)}`,
    value: shareOrMultiple(grossRetention),
    context: keptContext(facts, months.at(-1)!, opening, (month) => month.grossRetention),
    definition: "Gross revenue retention: the same without growth. At most 100%.",
    source:
      "The smaller of opening and closing MRR of each customer with opening MRR / opening MRR. " +
      "Source: mrr_delta in lifecycle_events.",
    trend: months.map((month) => monthFigures(facts, month).grossRetention),
  };
};

export const quickRatio: FigureOf = (facts, months) => {
  const month = monthFigures(facts, months.at(-1)!);
  const money = (minor: number) => formatMoney(minor, facts.currency);
  const gained = month.new + month.expansion + month.reactivation;
  const lost = month.contraction + month.churn;
  return {
    label: `Quick ratio, ${monthName(months.at(-1)!)}`,
    value: ratioOrDash(month.quickRatio),
    context: lost > 0 ? `${money(gained)} gained, ${money(lost)} lost` : "No MRR was lost",
    definition: "How much MRR was gained for each unit of MRR that was lost. Below 1, MRR shrinks.",
    source:
      "(New + expansion + reactivation) / (contraction + churn). Source: mrr_delta by movement in lifecycle_events.",
    trend: months.map((each) => monthFigures(facts, each).quickRatio),
  };
};

export const forecastLtv: FigureOf = (facts, months) => {
  const { currency } = facts;
  const { lost, churnRate } = customerChurn(facts, months.at(-1)!);
  const now = quotient(facts.mrrMinor, facts.payingCustomers);
  return {
    label: "LTV, forecast",
    value: now === null || churnRate === null ? "–" : moneyOrDash(quotient(now, churnRate), currency),
    context:
      churnRate === null || now === null
        ? "No customer was lost in twelve months"
        : `${moneyOrDash(now, currency)} a month; ${percent(churnRate)} of customers lost a month (${lost} in twelve months)`,
    definition:
      "Lifetime value: what an average customer will pay, if churn goes on as in the last twelve full months.",
    source:
      "ARPA / (lost customers / opening customers, each summed over the months). Source: customer_metrics and " +
      "lifecycle_events.",
    trend: months.map((month) => {
      const { churnRate } = customerChurn(facts, month);
      const { arpa } = monthFigures(facts, month);
      return arpa === null || churnRate === null ? null : quotient(arpa, churnRate);
    }),
  };
};

export const realisedLtv: FigureOf = ({ currency, figures: { paidSoFar } }) => ({
  label: "LTV, paid so far",
  value: moneyOrDash(quotient(paidSoFar.minor, paidSoFar.customers), currency),
  context:
    paidSoFar.customers === 0
      ? "No payment known"
      : `${formatMoney(paidSoFar.minor, currency)} from ${count(paidSoFar.customers, "customer")}`,
  definition:
    "What an average customer has paid until now, churned customers included. Customers who never paid do not count.",
  source: "Source: ltv_by_currency in customer_metrics: paid invoices.",
  trend: [],
});

/** Returns the customers lost a month, over up to twelve months to one. The rate is null if none was lost. */
function customerChurn({ paying }: Facts, month: string): { readonly lost: number; readonly churnRate: number | null } {
  const year = paying.filter((row) => row.month <= month && row.month > monthsLater(month, -12));
  const lost = total(year, (row) => row.lost);
  return {
    lost,
    churnRate:
      lost === 0
        ? null
        : quotient(
            lost,
            total(year, ({ opening }) => opening),
          ),
  };
}

function keptContext(
  facts: Facts,
  last: string,
  opening: number,
  share: (month: ReturnType<typeof monthFigures>) => number | null,
): string {
  if (opening <= 0) return "No MRR at the beginning of the month";
  const before = monthsLater(last, -1);
  const earlier = shareOrMultiple(share(monthFigures(facts, before)));
  return `of ${formatMoney(opening, facts.currency)}; ${monthName(before)}: ${earlier}`;
}

function moneyOrDash(minor: number | null, currency: string): string {
  return minor === null ? "–" : formatMoney(Math.round(minor), currency);
}
