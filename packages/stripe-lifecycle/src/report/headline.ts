import { formatMoney } from "../money.js";
import type { Figure } from "./data.js";
import { ofMonth, type Facts } from "./facts.js";
import { failedInvoices, recoveryRate } from "./failures.js";
import { conversionRate } from "./trials.js";
import { change, count, monthName, monthsLater, percent, percentOrDash } from "./words.js";

/**
 * Returns the figures at the top of the report.
 * @param lastMonth YYYY-MM: the last full month.
 * @param payingInAll paying customers of all currencies.
 */
export function headline(facts: Facts, lastMonth: string, payingInAll: number): readonly Figure[] {
  const months = Array.from({ length: 12 }, (_, place) => monthsLater(lastMonth, place - 11));
  return [mrr, netNewMrr, payingCustomers, churnRate, trialConversion, recoveredPayments].map((figure) =>
    figure(facts, months, payingInAll),
  );
}

type FigureOf = (facts: Facts, months: readonly string[], payingInAll: number) => Figure;

const mrr: FigureOf = ({ currency, mrrMinor, movements }, months) => {
  const yearAgo = ofMonth(movements, monthsLater(months[0]!, -1))?.closing;
  const closing = ofMonth(movements, months.at(-1)!)?.closing;
  const growth = yearAgo && closing !== undefined ? `; ${change(closing / yearAgo - 1)} year on year` : "";
  return {
    label: "MRR",
    value: formatMoney(mrrMinor, currency),
    context: `ARR ${formatMoney(12 * mrrMinor, currency)}${growth}`,
    definition:
      "Monthly recurring revenue now: active and past due subscriptions, after discounts, without tax and usage.",
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
    trend: [...months.map((month) => ofMonth(paying, month)?.closing ?? null), customers],
  };
};

const churnRate: FigureOf = ({ movements, paying }, months) => {
  const rate = (month: string) => {
    const row = ofMonth(movements, month);
    return row && row.opening > 0 ? row.churn / row.opening : null;
  };
  const last = months.at(-1)!;
  const { opening, lost } = ofMonth(paying, last) ?? { opening: 0, lost: 0 };
  return {
    label: `Churn rate, ${monthName(last)}`,
    value: percentOrDash(rate(last)),
    context:
      opening === 0
        ? "No customer paid before"
        : `${lost} of ${count(opening, "customer")} left (${percent(lost / opening)})`,
    definition:
      "Churned MRR, divided by the opening MRR of the month. A customer counts as lost when their MRR becomes 0.",
    trend: months.map(rate),
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
    definition: "The share of the month's decided trials with a first paid invoice. The others ended unpaid.",
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
    trend: months.map(rate),
  };
};

function signedMoney(minor: number, currency: string): string {
  return `${minor < 0 ? "−" : "+"}${formatMoney(Math.abs(minor), currency)}`;
}
