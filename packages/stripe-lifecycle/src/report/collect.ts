import { movementsByMonth } from "../movements.js";
import { presentMrr } from "../present-mrr.js";
import type { Query } from "../destination/database.js";
import { textOf } from "./cell.js";
import { readCustomers } from "./customers.js";
import type { InvoiceSum, ReportData } from "./data.js";
import type { Facts } from "./facts.js";
import { ofMonth } from "./rows.js";
import { readCurrencyFigures } from "./currency-figures.js";
import { failuresByMonth } from "./failures.js";
import { headline } from "./headline.js";
import { payingByMonth } from "./paying.js";
import { plansByMrr } from "./plans.js";
import { readings, statusReading } from "./readings.js";
import { cohortsByMonth } from "./retention.js";
import { customersByStatus } from "./statuses.js";
import { trialsByMonth } from "./trials.js";
import { monthOf, monthsBetween, monthsLater } from "./words.js";

/**
 * Returns the report's data, from a warehouse with `lifecycle_events` and `customer_metrics`. The raw table `customers`
 * adds segments, if it is there. An account without customers has no currency.
 */
export async function collect(query: Query): Promise<ReportData> {
  const { account, livemode, asOfSeconds, payingCustomers } = await readAccount(query);
  const lastMonth = monthsLater(monthOf(asOfSeconds), -1);
  const facts = await readFacts(query, asOfSeconds);
  const statuses = await customersByStatus(query);
  return {
    account,
    livemode,
    asOfSeconds,
    payingCustomers,
    currencies: facts.map((each) => ({
      currency: each.currency,
      mrrMinor: each.mrrMinor,
      payingCustomers: each.payingCustomers,
      headline: headline(each, lastMonth, payingCustomers),
      movements: each.movements,
      paying: each.paying,
      cohorts: each.cohorts,
      trials: each.trials,
      failures: each.failures,
      plans: each.plans,
      readings: readings(each, lastMonth),
      figures: each.figures,
    })),
    statuses,
    statusReading: statusReading(statuses),
    customers: await readCustomers(query),
  };
}

/** Reads the account. Without customers, nothing says when it was read: the report is as of now. */
async function readAccount(query: Query) {
  const [row] = await query(`
    SELECT any_value(account_id) AS account, bool_and(livemode) AS livemode, 
      epoch(coalesce(max(computed_at), now()))::BIGINT AS as_of,
      count(*) FILTER (
        list_max(list_transform(from_json(mrr_by_currency, '["JSON"]'), entry -> (entry->>'amount')::BIGINT)) > 0) AS paying
    FROM customer_metrics`);
  const { account, livemode, as_of, paying } = row!;
  return {
    account: textOf(account),
    livemode: livemode as boolean | null,
    asOfSeconds: Number(as_of),
    payingCustomers: Number(paying),
  };
}

/** Returns one entry per currency, the one with the most paying customers first. */
async function readFacts(query: Query, asOfSeconds: number): Promise<readonly Facts[]> {
  const thisMonth = monthOf(asOfSeconds);
  const figuresOf = await readCurrencyFigures(query, thisMonth, asOfSeconds);
  const present = await presentMrr({ query });
  const movements = await movementsByMonth(query);
  const paying = await payingByMonth(query);
  const cohorts = await cohortsByMonth(query, thisMonth);
  const trials = await trialsByMonth(query);
  const failures = await failuresByMonth(query);
  const plans = await plansByMrr(query);
  return present
    .toSorted((one, other) => other.customers - one.customers)
    .map(({ currency, mrrMinor, customers }) => {
      const own = <T extends { readonly currency: string }>(rows: readonly T[]) =>
        rows.filter((row) => row.currency === currency);
      return {
        currency,
        mrrMinor,
        payingCustomers: customers,
        movements: own(movements),
        paying: own(paying),
        cohorts: own(cohorts),
        trials: everyMonth(own(trials), thisMonth, (month) => ({
          month,
          currency,
          started: 0,
          converted: 0,
          expired: 0,
        })),
        failures: everyMonth(own(failures), thisMonth, (month) => ({
          month,
          currency,
          recovered: none,
          givenUp: none,
          open: none,
        })),
        plans: own(plans),
        figures: figuresOf(currency),
      };
    });
}

const none: InvoiceSum = { invoices: 0, minor: 0 };

/** Returns the rows through `last`, with an empty row for each month without one. */
function everyMonth<T extends { readonly month: string }>(
  rows: readonly T[],
  last: string,
  empty: (month: string) => T,
): readonly T[] {
  const [first] = rows;
  return first ? monthsBetween(first.month, last).map((month) => ofMonth(rows, month) ?? empty(month)) : [];
}
