import type { Query } from "../../destination/database.js";

/** What comes in one week of the next 30 days, in one currency. Amounts are in the currency's minor unit. */
export interface WeekAhead {
  /** Unix seconds. The first week begins now; the last one has two days. */
  readonly fromSeconds: number;
  readonly untilSeconds: number;
  /** Customers whose current period ends and is to be followed by another, and their committed MRR. */
  readonly renewing: WeekSum;
  /** Customers with a subscription that is to end, and its MRR. */
  readonly ending: WeekSum;
  /** Customers whose trial ends and is to be followed by a paid period, and what their trials would add to MRR. */
  readonly trials: WeekSum;
}

export interface WeekSum {
  readonly customers: number;
  readonly minor: number;
}

const day = 86_400;

/**
 * Returns the weeks ahead by currency, from `customer_metrics`. A customer renews once, at the earliest end of a
 * current period. Amounts are of the customer's main currency.
 */
export async function weeksAhead(
  query: Query,
  asOfSeconds: number,
): Promise<ReadonlyMap<string, readonly WeekAhead[]>> {
  const at = (column: string) => `(epoch(${column})::BIGINT - ${asOfSeconds})`;
  const rows = await query(`
    WITH due AS (
      SELECT currency, 'renewing' AS kind, ${at("renewal_at")} AS seconds, committed_mrr AS minor
        FROM customer_metrics WHERE status = 'active' AND will_renew AND committed_mrr > 0
      UNION ALL SELECT currency, 'ending', ${at("cancel_at")}, mrr - committed_mrr
        FROM customer_metrics WHERE status = 'active' AND mrr > committed_mrr
      UNION ALL SELECT currency, 'trials', ${at("trial_ends_at")}, trial_mrr
        FROM customer_metrics WHERE will_renew AND trial_mrr > 0)
    SELECT currency, kind, (seconds // ${7 * day})::INTEGER AS week, count(*) AS customers, sum(minor)::BIGINT AS minor
    FROM due WHERE seconds >= 0 AND seconds < ${30 * day} AND currency IS NOT NULL GROUP BY ALL`);
  const currencies = [...new Set(rows.map((row) => String(row["currency"])))];
  return new Map(
    currencies.map((currency) => {
      const sum = (week: number, kind: string): WeekSum => {
        const found = rows.find(
          (row) => row["currency"] === currency && row["kind"] === kind && Number(row["week"]) === week,
        );
        return { customers: Number(found?.["customers"] ?? 0), minor: Number(found?.["minor"] ?? 0) };
      };
      return [
        currency,
        [0, 1, 2, 3, 4].map((week) => ({
          fromSeconds: asOfSeconds + week * 7 * day,
          untilSeconds: asOfSeconds + Math.min(30, (week + 1) * 7) * day,
          renewing: sum(week, "renewing"),
          ending: sum(week, "ending"),
          trials: sum(week, "trials"),
        })),
      ];
    }),
  );
}
