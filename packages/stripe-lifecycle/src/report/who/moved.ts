import type { Query } from "../../destination/database.js";
import { numberOf, textOf } from "../cell.js";
import { changeReason, churnReason, type Cause } from "./causes.js";
import { customerMovements } from "./customer-movements.js";
import { personOf, type Person } from "./person.js";

/** A customer whose MRR in one currency moved in one month. */
export interface Moved {
  readonly month: string;
  readonly currency: string;
  readonly person: Person;
  /** The lost or gained MRR, as a positive amount in the currency's minor unit. */
  readonly minor: number;
  /** The time of the last change that decides the reason, in Unix seconds. null: several changes add up to it. */
  readonly seconds: number | null;
  readonly reason: string;
  /** "Pro", or "Pro → Team" if it changed. null: unknown. */
  readonly plan: string | null;
  /** Of churn: the customer has MRR in this currency now. */
  readonly isBack: boolean;
}

/** The movements that have a list of customers. */
export const listedMovements = ["churn", "contraction", "expansion"] as const;

export type ListedMovement = (typeof listedMovements)[number];

/**
 * Returns the customers behind a movement of the months from one on, by month, then customer. Their amounts add up to
 * the movement's amounts.
 */
export async function movedCustomers(query: Query, movement: ListedMovement, from: string): Promise<readonly Moved[]> {
  const rows = await query(`
    WITH ${customerMovements}
    SELECT strftime(month, '%Y-%m') AS month, moves.currency, delta, mrr_now, customer_id, name, email, external_id,
      epoch(decider.occurred_at)::BIGINT AS seconds, decider.type AS type, decider.change_types AS change_types,
      decider.reason AS reason, decider.feedback AS feedback, decider.feedback_option AS feedback_option,
      decider.plan AS plan, decider.plan_before AS plan_before
    FROM customer_movements AS moves LEFT JOIN customer_metrics USING (customer_id)
    WHERE label = '${movement}' AND delta <> 0 AND strftime(month, '%Y-%m') >= '${from}'
    ORDER BY month, customer_id, moves.currency`);
  return rows.map((row) => ({
    month: String(row["month"]),
    currency: String(row["currency"]),
    person: personOf(row),
    minor: movement === "expansion" ? Number(row["delta"]) : 0 - Number(row["delta"]),
    seconds: numberOf(row["seconds"]),
    reason: movement === "churn" ? churnReason(causeOf(row)) : changeReason(causeOf(row)),
    plan: plansOf(movement, textOf(row["plan_before"]), textOf(row["plan"])),
    isBack: movement === "churn" && Number(row["mrr_now"]) > 0,
  }));
}

function causeOf(row: Readonly<Record<string, unknown>>): Cause {
  return {
    type: textOf(row["type"]) ?? "",
    changeTypes: JSON.parse(textOf(row["change_types"]) ?? "[]") as string[],
    reason: textOf(row["reason"]),
    feedback: textOf(row["feedback"]),
    feedbackOption: textOf(row["feedback_option"]),
  };
}

/** After churn a customer holds nothing, so only the plan before it counts. */
function plansOf(movement: ListedMovement, before: string | null, after: string | null): string | null {
  if (movement === "churn" || before === null || before === after) return before ?? after;
  return after === null ? before : `${before} → ${after}`;
}
