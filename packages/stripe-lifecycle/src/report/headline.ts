import { formatMoney } from "../money.js";
import type { Figure } from "./data.js";
import type { Facts } from "./facts.js";
import { ofMonth } from "./rows.js";
import { failedInvoices, recoveryRate } from "./failures.js";
import { monthFigures, type FigureOf } from "./figure-of.js";
import { arpa, forecastLtv, grossRetention, netRetention, quickRatio, realisedLtv } from "./revenue-figures.js";
import { conversionRate } from "./trials.js";
import { count, growth, monthName, monthsLater, percent, percentOrDash } from "./words.js";

/**
 * Returns the figures at the top of the report.
 * @param lastMonth YYYY-MM: the last full month.
 * @param payingInAll paying customers of all currencies.
 */
export function headline(facts: Facts, lastMonth: string, payingInAll: number): readonly Figure[] {
  const months = Array.from({ length: 12 }, (_, place) => monthsLater(lastMonth, place - 11));
  return figures.map((figure) => figure(facts, months, payingInAll));
}

const mrr: FigureOf = ({ currency, mrrMinor, movements }, months) => {
  const yearAgo = ofMonth(movements, monthsLater(months[0]!, -1))?.closing;
  const closing = ofMonth(movements, months.at(-1)!)?.closing ?? 0;
  const money = (minor: number) => formatMoney(minor, currency);
  const share = yearAgo ? growth(closing, yearAgo) : null;
  const grown = share === null ? yearAgo && `up from ${money(yearAgo)} a year before` : `${share} year on year`;
  return {
    label: "MRR",
    value: formatMoney(mrrMinor, currency),
    context: [`ARR ${money(12 * mrrMinor)}`, grown].filter(Boolean).join("; "),
    definition:
      "Monthly recurring revenue now: active and past due subscriptions, after discounts, without tax and usage.",
    source:
      "Source: mrr_by_currency in customer_metrics. The growth is that of the last full month in lifecycle_events.",
    trend: [...months.map((month) => ofMonth(movements, month)?.closing ?? null), mrrMinor],
  };
};

const netNewMrr: FigureOf = ({ currency, movements }, months) => {
  const net = (month: string) => {
    const row = ofMonth(movements, month);
    return row ? row.closing - row.opening : 0;
  };
  const [before, last] = [months.at(-2)!, months.at(-1)!];
  return {
    label: `Net new MRR, ${monthName(last)}`,
    value: signedMoney(net(last), currency),
    context: `${monthName(before)}: ${signedMoney(net(before), currency)}`,
    definition: "New, expansion and reactivation, less contraction and churn, in the last full month (UTC).",
    source: "Source: mrr_delta by movement in lifecycle_events.",
    trend: months.map(net),
  };
};

const payingCustomers: FigureOf = ({ currency, payingCustomers: customers, paying }, months, payingInAll) => {
  const last = ofMonth(paying, months.at(-1)!);
  const net = last ? last.closing - last.opening : 0;
  return {
    label: "Paying customers",
    value: customers.toLocaleString("en"),
    context:
      `${net < 0 ? "−" : "+"}${Math.abs(net)} in ${monthName(months.at(-1)!)}; ` +
      `${payingInAll.toLocaleString("en")} in all currencies`,
    definition: `Customers whose MRR in ${currency.toUpperCase()} is more than 0 now.`,
    source: "Source: mrr_by_currency in customer_metrics. Earlier months: mrr_delta in lifecycle_events.",
    trend: [...months.map((month) => ofMonth(paying, month)?.closing ?? null), customers],
  };
};

const churnRate: FigureOf = (facts, months) => {
  const last = months.at(-1)!;
  const { churnRate, openingCustomers, lostCustomers } = monthFigures(facts, last);
  return {
    label: `Churn rate, ${monthName(last)}`,
    value: percentOrDash(churnRate),
    context:
      openingCustomers === 0
        ? "No customer paid before"
        : `${lostCustomers} of ${count(openingCustomers, "customer")} left (${percent(lostCustomers / openingCustomers)})`,
    definition:
      "The share of the opening MRR whose customers have no MRR at the month’s end. Who comes back within the month " +
      "is not lost.",
    source: "Opening MRR of the lost customers / opening MRR. Source: mrr_delta in lifecycle_events.",
    trend: months.map((month) => monthFigures(facts, month).churnRate),
  };
};

const trialConversion: FigureOf = ({ trials }, months) => {
  const rate = (month: string) => {
    const row = ofMonth(trials, month);
    return row ? conversionRate(row) : null;
  };
  const last = months.at(-1)!;
  const { converted, expired } = ofMonth(trials, last) ?? { converted: 0, expired: 0 };
  return {
    label: `Trial conversion, ${monthName(last)}`,
    value: percentOrDash(rate(last)),
    context: `${converted} of ${count(converted + expired, "trial")} decided`,
    definition: "The share of the month’s decided trials with a first paid invoice. The others ended unpaid.",
    source: "Converted / (converted + expired). Source: trial_converted and trial_expired in lifecycle_events.",
    trend: months.map(rate),
  };
};

const recoveredPayments: FigureOf = ({ currency, failures }, months) => {
  const rate = (month: string) => {
    const row = ofMonth(failures, month);
    return row ? recoveryRate(row) : null;
  };
  const last = months.at(-1)!;
  const row = ofMonth(failures, last);
  return {
    label: `Recovered payments, ${monthName(last)}`,
    value: percentOrDash(rate(last)),
    context:
      row && failedInvoices(row) > 0
        ? `${row.recovered.invoices} of ${count(failedInvoices(row), "invoice")}; ${formatMoney(row.recovered.minor, currency)}`
        : "No payment failed",
    definition:
      "The share of the invoices whose payment first failed in the month that was paid since. More may follow.",
    source: "Recovered / failed invoices. Source: payment_failed and payment_recovered in lifecycle_events.",
    trend: months.map(rate),
  };
};

const figures: readonly FigureOf[] = [
  mrr,
  netNewMrr,
  payingCustomers,
  arpa,
  churnRate,
  netRetention,
  grossRetention,
  quickRatio,
  forecastLtv,
  realisedLtv,
  trialConversion,
  recoveredPayments,
];

function signedMoney(minor: number, currency: string): string {
  return `${minor < 0 ? "−" : "+"}${formatMoney(Math.abs(minor), currency)}`;
}
