import type { Query } from "../destination/database.js";
import type { MonthOfTrials } from "./data.js";

/** Returns started and decided trials, each in its month, by currency, then month. */
export async function trialsByMonth(query: Query): Promise<readonly MonthOfTrials[]> {
  const kinds = ["started", "converted", "expired"] as const;
  const rows = await query(`
    SELECT strftime(occurred_at, '%Y-%m') AS month, currency,
      ${kinds.map((kind) => `count(*) FILTER (event_type = 'trial_${kind}') AS ${kind}`).join(", ")}
    FROM lifecycle_events WHERE event_type IN (${kinds.map((kind) => `'trial_${kind}'`).join(", ")})
    GROUP BY ALL ORDER BY currency, month`);
  return rows.map((row) => ({
    month: String(row["month"]),
    currency: String(row["currency"]),
    started: Number(row["started"]),
    converted: Number(row["converted"]),
    expired: Number(row["expired"]),
  }));
}

/** Returns the share of decided trials that converted. null: none was decided. */
export function conversionRate({ converted, expired }: MonthOfTrials): number | null {
  return converted + expired === 0 ? null : converted / (converted + expired);
}
