import type { Query } from "../../destination/database.js";
import { causeOf, churnReason } from "./causes.js";
import { customerMovements } from "./customer-movements.js";
import { sumReasons, type MonthOfReason } from "./sum-reasons.js";

/** Returns the reasons of churn by currency, then month. Their amounts add up to the churn of each month. */
export async function churnReasons(query: Query): Promise<ReadonlyMap<string, readonly MonthOfReason[]>> {
  const rows = await query(`
    WITH ${customerMovements("churn", "")}
    SELECT currency, month, event_type, change_types, reason, feedback, feedback_option, count(*) AS customers,
      -sum(delta)::BIGINT AS minor
    FROM customer_movements GROUP BY ALL ORDER BY currency, month`);
  const found = new Map<string, Map<string, MonthOfReason[]>>();
  for (const row of rows) {
    const [currency, month] = [String(row["currency"]), String(row["month"])];
    const months = found.get(currency) ?? new Map<string, MonthOfReason[]>();
    const reason = { month, reason: churnReason(causeOf(row)), customers: Number(row["customers"]) };
    months.set(month, [...(months.get(month) ?? []), { ...reason, minor: Number(row["minor"]) }]);
    found.set(currency, months);
  }
  return new Map(
    [...found].map(([currency, months]) => [
      currency,
      [...months].flatMap(([month, reasons]) => sumReasons(reasons).map((sum) => ({ month, ...sum }))),
    ]),
  );
}
