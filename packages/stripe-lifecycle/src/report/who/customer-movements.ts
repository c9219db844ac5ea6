import { movesMrr } from "../../movements.js";

/** The movements of which the report knows the customers. */
export type ListedMovement = "churn" | "contraction" | "expansion";

/**
 * SQL: common table expressions that end in `customer_movements`, one row for each month, currency and customer with
 * this movement. Their `delta` adds up to the amounts of `movementsByMonth`. The other columns are those of the event
 * that decides: the last one that moved MRR in the movement's direction.
 * @param from YYYY-MM: earlier months are left out. "": none is.
 */
export function customerMovements(movement: ListedMovement, from: string): string {
  const isDeciding = movement === "expansion" ? "mrr_delta > 0" : "mrr_delta < 0";
  return `
  candidates AS (
    SELECT *, date_trunc('month', occurred_at) AS month FROM lifecycle_events
    WHERE ${movesMrr} AND (movement = '${movement}' OR movement IS NULL)
      AND strftime(occurred_at, '%Y-%m') >= '${from}'),
  labelled AS (
    SELECT *, coalesce(movement, CASE WHEN sum(mrr_delta) FILTER (movement IS NULL) OVER (
      PARTITION BY customer_id, currency, month) < 0 THEN 'churn' ELSE 'reactivation' END) AS label
    FROM candidates),
  customer_movements AS (
    SELECT * EXCLUDE (month), strftime(month, '%Y-%m') AS month,
      sum(mrr_delta) OVER (PARTITION BY customer_id, currency, month)::BIGINT AS delta
    FROM labelled WHERE label = '${movement}'
    QUALIFY delta <> 0 AND row_number() OVER (
      PARTITION BY customer_id, currency, month
      ORDER BY ${isDeciding} DESC, occurred_at DESC, recorded_at DESC, sequence DESC, event_id DESC) = 1)`;
}
