import { formatMoney } from "../money.js";
import type { Readings, StatusCount } from "./data.js";
import type { Facts } from "./facts.js";
import { ofMonth, total } from "./rows.js";
import { count, growth, monthName, monthsLater, percent } from "./words.js";

/**
 * Returns one sentence per chart, with what the chart shows.
 * @param lastMonth YYYY-MM: the last full month.
 */
export function readings(facts: Facts, lastMonth: string): Readings {
  return {
    mrr: mrr(facts, lastMonth),
    movements: movements(facts, lastMonth),
    retention: retention(facts),
    trials: trials(facts, lastMonth),
    failures: failures(facts, lastMonth),
    plans: plans(facts),
  };
}

/** Returns the number of customers of each status, the four default statuses first. */
export function statusReading(statuses: readonly StatusCount[]): string {
  const of = (status: string) =>
    total(
      statuses.filter((each) => each.status === status),
      ({ customers }) => customers,
    );
  const all = total(statuses, ({ customers }) => customers);
  return (
    `${count(all, "customer")}: ${of("active").toLocaleString("en")} active, ${of("trial").toLocaleString("en")} in trial, ` +
    `${of("churned").toLocaleString("en")} churned, ${count(of("lead"), "lead")}.`
  );
}

function mrr({ movements, currency }: Facts, lastMonth: string): string {
  const last = ofMonth(movements, lastMonth);
  if (!last) return "No full month with MRR yet.";
  const yearAgo = ofMonth(movements, monthsLater(lastMonth, -12))?.closing;
  const money = (minor: number) => formatMoney(minor, currency);
  const since = (before: number | undefined, name: string) => {
    if (before === undefined || before <= 0) return [];
    const share = growth(last.closing, before);
    return [share === null ? `up from ${money(before)} a ${name} before` : `${share} on the ${name}`];
  };
  const comparison = [...since(last.opening, "month"), ...since(yearAgo, "year")].join(" and ");
  return `${monthName(lastMonth)} closed at ${money(last.closing)}${comparison && `, ${comparison}`}.`;
}

function movements({ movements, currency }: Facts, lastMonth: string): string {
  const last = ofMonth(movements, lastMonth);
  if (!last) return "No full month with MRR yet.";
  const money = (minor: number) => formatMoney(minor, currency);
  const gained = last.new + last.expansion + last.reactivation;
  const lost = last.contraction + last.churn;
  return (
    `${monthName(lastMonth)} gained ${money(gained)} (${money(last.new)} from new customers) ` +
    `and lost ${money(lost)} (${money(last.churn)} by churn).`
  );
}

function retention({ cohorts }: Facts): string {
  const age = [12, 6, 3, 1].find((months) => cohorts.some(({ paying }) => paying.length > months));
  if (age === undefined) return "No cohort is a month old yet.";
  const old = cohorts.filter(({ paying }) => paying.length > age);
  const began = total(old, ({ customers }) => customers);
  const stayed = total(old, ({ paying }) => paying[age]!);
  return (
    `${count(age, "month")} after their first payment, ${percent(stayed / began)} ` +
    `of ${count(began, "customer")} were still paying.`
  );
}

function trials({ trials }: Facts, lastMonth: string): string {
  const year = withinYear(trials, lastMonth);
  const converted = total(year, (row) => row.converted);
  const decided = converted + total(year, (row) => row.expired);
  if (decided === 0) return `No trial was decided in the twelve months to ${monthName(lastMonth)}.`;
  return (
    `In the twelve months to ${monthName(lastMonth)}, ${converted} of ${count(decided, "decided trial")} ` +
    `converted: ${percent(converted / decided)}.`
  );
}

function failures({ failures, currency }: Facts, lastMonth: string): string {
  const year = withinYear(failures, lastMonth);
  const sum = (outcome: "recovered" | "givenUp" | "open") => total(year, (row) => row[outcome].invoices);
  const failed = sum("recovered") + sum("givenUp") + sum("open");
  if (failed === 0) return `No payment failed in the twelve months to ${monthName(lastMonth)}.`;
  const recovered = formatMoney(
    total(year, (row) => row.recovered.minor),
    currency,
  );
  return (
    `Of ${count(failed, "invoice")} that failed in the twelve months to ${monthName(lastMonth)}, ${sum("recovered")} were recovered ` +
    `(${percent(sum("recovered") / failed)}, ${recovered}), ${sum("givenUp")} given up, and ${sum("open")} are open.`
  );
}

function plans({ plans, currency }: Facts): string {
  const [first] = plans;
  if (!first) return "No plan has MRR.";
  const all = total(plans, ({ mrrMinor }) => mrrMinor);
  return (
    `${first.plan} has the most MRR: ${formatMoney(first.mrrMinor, currency)} from ${count(first.customers, "customer")}, ` +
    `${percent(first.mrrMinor / all)} of the total.`
  );
}

function withinYear<T extends { readonly month: string }>(rows: readonly T[], lastMonth: string): T[] {
  return rows.filter(({ month }) => month <= lastMonth && month > monthsLater(lastMonth, -12));
}
