import { presentMrr } from "./present-mrr.js";
import type { Query } from "./destination/database.js";

/** The MRR movements of a month, in the minor unit of one currency. */
export interface MonthOfMovements {
  /** YYYY-MM, UTC. */
  readonly month: string;
  readonly currency: string;
  readonly opening: number;
  readonly new: number;
  readonly expansion: number;
  readonly reactivation: number;
  /** The lost MRR as a positive amount, like churn. */
  readonly contraction: number;
  readonly churn: number;
  readonly closing: number;
}

/** SQL: the rows of `lifecycle_events` whose deltas add up to MRR. */
export const movesMrr = `event_type IN ('subscription_changed', 'subscription_cancelled') AND mrr_delta <> 0`;

/**
 * SQL: the first day of the month that the database describes. Months without a change of MRR follow the last change up
 * to it.
 */
export const presentMonth = `date_trunc('month', greatest(
  (SELECT max(occurred_at) FROM lifecycle_events), (SELECT max(computed_at) FROM customer_metrics)))`;

/**
 * Returns the MRR movements of every month since the first change of MRR, from `lifecycle_events` only, by currency,
 * then month.
 *
 * A label's amount is the sum of the deltas with this label. Churn and return within the movement window both have the
 * label of their net: -2900 and +4900 as "expansion" are an expansion of 2000. If the net is 0, neither has a label.
 * Such a pair is visible only if a month ends between its halves: churn in the first month and reactivation in the
 * next.
 */
export async function movementsByMonth(query: Query): Promise<readonly MonthOfMovements[]> {
  const rows = await query(`
    WITH by_customer AS (
      SELECT date_trunc('month', occurred_at) AS month, currency, customer_id, movement, sum(mrr_delta) AS delta
      FROM lifecycle_events WHERE ${movesMrr}
      GROUP BY ALL),
    labelled AS (
      SELECT month, currency, delta,
        coalesce(movement, CASE WHEN delta < 0 THEN 'churn' ELSE 'reactivation' END) AS movement
      FROM by_customer),
    moved AS (
      SELECT month, currency, sum(delta) AS delta,
        ${movements.map((name) => `sum(delta) FILTER (movement = '${name}') AS "${name}"`).join(", ")}
      FROM labelled GROUP BY ALL),
    months AS (
      SELECT unnest(generate_series(
        (SELECT min(month) FROM moved),
        ${presentMonth},
        INTERVAL 1 MONTH)) AS month),
    currencies AS (SELECT DISTINCT currency FROM moved),
    every_month AS (
      SELECT month, currency, coalesce(delta, 0) AS delta,
        ${movements.map((name) => `coalesce("${name}", 0) AS "${name}"`).join(", ")}
      FROM months CROSS JOIN currencies LEFT JOIN moved USING (month, currency)),
    running AS (
      SELECT *, sum(delta) OVER (PARTITION BY currency ORDER BY month) AS closing FROM every_month)
    SELECT strftime(month, '%Y-%m') AS month, currency, closing::BIGINT AS closing,
      coalesce(lag(closing) OVER (PARTITION BY currency ORDER BY month), 0)::BIGINT AS opening,
      ${movements.map((name) => `"${name}"::BIGINT AS "${name}"`).join(", ")}
    FROM running ORDER BY currency, month`);
  return rows.map((row) => ({
    month: String(row["month"]),
    currency: String(row["currency"]),
    opening: Number(row["opening"]),
    new: Number(row["new"]),
    expansion: Number(row["expansion"]),
    reactivation: Number(row["reactivation"]),
    contraction: 0 - Number(row["contraction"]),
    churn: 0 - Number(row["churn"]),
    closing: Number(row["closing"]),
  }));
}

/**
 * Compares the ledger with itself and with the present MRR. Returns one sentence for each month whose movements do not
 * lead from its opening to its closing. Also returns one for each currency whose last closing is not the MRR of
 * `customer_metrics`. Empty if everything adds up.
 */
export async function discrepancies(query: Query, months: readonly MonthOfMovements[]): Promise<readonly string[]> {
  const closings = new Map(months.map(({ currency, closing }) => [currency, closing]));
  const present = new Map((await presentMrr({ query })).map(({ currency, mrrMinor }) => [currency, mrrMinor]));
  return [
    ...months
      .filter((month) => month.opening + netOf(month) !== month.closing)
      .map(
        (month) =>
          `${month.month} ${month.currency}: the movements lead from ${month.opening} to ` +
          `${month.opening + netOf(month)}, but the month closes at ${month.closing}`,
      ),
    ...[...new Set([...closings.keys(), ...present.keys()])]
      .filter((currency) => (closings.get(currency) ?? 0) !== (present.get(currency) ?? 0))
      .map(
        (currency) =>
          `${currency}: lifecycle_events add up to ${closings.get(currency) ?? 0}, ` +
          `customer_metrics to ${present.get(currency) ?? 0}`,
      ),
  ];
}

const movements = ["new", "expansion", "reactivation", "contraction", "churn"] as const;

function netOf(month: MonthOfMovements): number {
  return month.new + month.expansion + month.reactivation - month.contraction - month.churn;
}
