import { movesMrr } from "../../movements.js";

/**
 * SQL: common table expressions that end in `customer_movements`, one row for each month, currency, customer and label
 * of `movementsByMonth`, so that their amounts add up to its amounts. The columns beside them are of the event that
 * decides: the last one that moved MRR in the label's direction. `plan_before` is what that subscription had before it.
 */
export const customerMovements = `
  ledger AS (
    SELECT *, date_trunc('month', occurred_at) AS month,
      lag(plan) OVER (PARTITION BY subscription_id ORDER BY occurred_at, recorded_at, sequence, event_id) AS plan_before
    FROM lifecycle_events WHERE event_type IN ('subscription_changed', 'subscription_cancelled')),
  netted AS (
    SELECT *, sum(mrr_delta) OVER (PARTITION BY customer_id, currency) AS mrr_now,
      sum(mrr_delta) FILTER (movement IS NULL) OVER (PARTITION BY customer_id, currency, month) AS unlabelled_delta
    FROM ledger WHERE ${movesMrr}),
  labelled AS (
    SELECT *, coalesce(movement, CASE WHEN unlabelled_delta < 0 THEN 'churn' ELSE 'reactivation' END) AS label
    FROM netted),
  customer_movements AS (
    SELECT month, currency, customer_id, label, sum(mrr_delta)::BIGINT AS delta, any_value(mrr_now)::BIGINT AS mrr_now,
      last({
        'type': event_type, 'occurred_at': occurred_at, 'change_types': change_types, 'reason': reason,
        'feedback': feedback, 'feedback_option': feedback_option, 'plan': plan, 'plan_before': plan_before
      } ORDER BY occurred_at, recorded_at, sequence, event_id) FILTER (
        CASE WHEN label IN ('churn', 'contraction') THEN mrr_delta < 0 ELSE mrr_delta > 0 END) AS decider
    FROM labelled GROUP BY month, currency, customer_id, label)`;
