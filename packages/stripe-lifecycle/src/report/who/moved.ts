import type { Query } from "../../destination/database.js";
import { textOf } from "../cell.js";
import { causeOf, changeReason, churnReason } from "./causes.js";
import { customerMovements, type ListedMovement } from "./customer-movements.js";
import { personOf, type Person } from "./person.js";

/** A customer whose MRR in one currency moved in one month. */
export interface Moved {
  readonly month: string;
  readonly currency: string;
  readonly person: Person;
  /** The lost or gained MRR, as a positive amount in the currency's minor unit. */
  readonly minor: number;
  /** The time of the last change, in Unix seconds. */
  readonly seconds: number;
  readonly reason: string;
  /** "Pro", or "Pro → Team" if it changed. null: unknown. */
  readonly plan: string | null;
  /** Of churn: the customer has MRR in this currency now. */
  readonly isBack: boolean;
}

/**
 * Returns the customers behind a movement of the months from one on, by month, then customer. Their amounts add up to
 * the movement's amounts.
 */
export async function movedCustomers(query: Query, movement: ListedMovement, from: string): Promise<readonly Moved[]> {
  const rows = await query(`
    WITH ${customerMovements(movement, from)},
    plans AS (
      SELECT event_id, lag(plan) OVER (
        PARTITION BY subscription_id ORDER BY occurred_at, recorded_at, sequence, event_id) AS plan_before
      FROM lifecycle_events
      WHERE event_type IN ('subscription_changed', 'subscription_cancelled')
        AND subscription_id IN (SELECT subscription_id FROM customer_movements)),
    balances AS (
      SELECT customer_id, currency, sum(mrr_delta) AS mrr_now FROM lifecycle_events
      WHERE event_type IN ('subscription_changed', 'subscription_cancelled')
        AND customer_id IN (SELECT customer_id FROM customer_movements)
      GROUP BY ALL)
    SELECT month, moves.currency, delta, mrr_now, customer_id, customers.name, customers.email, customers.external_id,
      epoch(occurred_at)::BIGINT AS seconds, event_type, change_types, reason, feedback, feedback_option, moves.plan,
      plan_before
    FROM customer_movements AS moves LEFT JOIN plans USING (event_id)
      LEFT JOIN balances USING (customer_id, currency)
      LEFT JOIN customer_metrics AS customers USING (customer_id)
    ORDER BY month, customer_id, moves.currency`);
  return rows.map((row) => ({
    month: String(row["month"]),
    currency: String(row["currency"]),
    person: personOf(row),
    minor: movement === "expansion" ? Number(row["delta"]) : 0 - Number(row["delta"]),
    seconds: Number(row["seconds"]),
    reason: movement === "churn" ? churnReason(causeOf(row)) : changeReason(causeOf(row)),
    plan: plansOf(movement, textOf(row["plan_before"]), textOf(row["plan"])),
    isBack: movement === "churn" && Number(row["mrr_now"]) > 0,
  }));
}

/** After churn a customer holds nothing, so only the plan before it counts. */
function plansOf(movement: ListedMovement, before: string | null, after: string | null): string | null {
  if (movement === "churn" || before === null || before === after) return before ?? after;
  return after === null ? before : `${before} → ${after}`;
}
