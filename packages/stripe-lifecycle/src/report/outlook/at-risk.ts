import type { Query } from "../../destination/database.js";
import { numberOf } from "../cell.js";
import { total } from "../rows.js";
import { openFailures } from "../who/open-failures.js";
import { listingOf, personOf, type Listing, type Person } from "../who/person.js";

/** A customer whose MRR in one currency is at risk. Amounts are MRR in the currency's minor unit; 0: not this risk. */
export interface AtRisk {
  readonly person: Person;
  /** The largest of the three, because they may be of the same subscription. */
  readonly minor: number;
  readonly pastDue: number;
  readonly cancelling: number;
  readonly failing: number;
  /** When the first subscription is to end, in Unix seconds. */
  readonly cancelSeconds: number | null;
  /** When the oldest open invoice first failed, in Unix seconds. */
  readonly failingSeconds: number | null;
  readonly openInvoices: number;
  /** What is to be paid on them. */
  readonly owed: number;
}

export interface RiskSum {
  readonly customers: number;
  readonly minor: number;
}

/** The MRR at risk of one currency. A customer may have several risks, but counts once in the list and in its sum. */
export interface Risk {
  readonly pastDue: RiskSum;
  readonly cancelling: RiskSum;
  readonly failing: RiskSum;
  readonly list: Listing<AtRisk>;
}

/**
 * Returns the MRR at risk by currency. Past due: the customer's MRR, if Stripe has a subscription of it as past due or
 * unpaid. Cancelling: MRR less committed MRR, which `customer_metrics` has in the customer's main currency. Failing:
 * the MRR of the subscriptions with an open invoice whose payment failed.
 */
export async function mrrAtRisk(query: Query): Promise<ReadonlyMap<string, Risk>> {
  const rows = await query(`
    WITH ${openFailures},
    subscriptions AS (
      SELECT subscription_id, currency, sum(mrr_delta) AS mrr FROM lifecycle_events
      WHERE event_type IN ('subscription_changed', 'subscription_cancelled') GROUP BY ALL),
    failing AS (
      SELECT customer_id, currency, count(*) AS invoices, sum(amount)::BIGINT AS owed, min(failed_at) AS failed_at
      FROM open_failures GROUP BY ALL),
    failing_mrr AS (
      SELECT customer_id, currency, sum(mrr)::BIGINT AS failing_mrr
      FROM (SELECT DISTINCT customer_id, currency, subscription_id FROM open_failures)
        JOIN subscriptions USING (subscription_id, currency)
      GROUP BY ALL),
    paying AS (
      SELECT customer_id, name, email, external_id, entry->>'currency' AS currency, (entry->>'amount')::BIGINT AS mrr,
        status_detail, cancel_at,
        CASE WHEN currency = (entry->>'currency') THEN customer_metrics.mrr - committed_mrr ELSE 0 END AS cancelling
      FROM customer_metrics, unnest(from_json(mrr_by_currency, '["JSON"]')) AS entries(entry)
      WHERE (entry->>'amount')::BIGINT > 0),
    risks AS (
      SELECT paying.*, CASE WHEN status_detail IN ('past_due', 'unpaid') THEN mrr ELSE 0 END AS past_due,
        least(coalesce(failing_mrr, 0), mrr) AS failing, coalesce(invoices, 0) AS invoices, coalesce(owed, 0) AS owed,
        failed_at
      FROM paying LEFT JOIN failing USING (customer_id, currency) LEFT JOIN failing_mrr USING (customer_id, currency))
    SELECT *, greatest(past_due, cancelling, failing) AS at_risk, epoch(cancel_at)::BIGINT AS cancel_seconds,
      epoch(failed_at)::BIGINT AS failing_seconds
    FROM risks WHERE greatest(past_due, cancelling, failing) > 0 ORDER BY at_risk DESC, customer_id`);
  const all = rows.map((row) => ({ currency: String(row["currency"]), customer: atRiskOf(row) }));
  return new Map(
    [...new Set(all.map(({ currency }) => currency))].map((currency) => {
      const own = all.filter((row) => row.currency === currency).map(({ customer }) => customer);
      return [currency, riskOf(own)];
    }),
  );
}

/** Returns the sums and the list of one currency's customers at risk. */
export function riskOf(customers: readonly AtRisk[]): Risk {
  const sum = (kind: "pastDue" | "cancelling" | "failing"): RiskSum => ({
    customers: customers.filter((each) => each[kind] > 0).length,
    minor: total(customers, (each) => each[kind]),
  });
  return {
    pastDue: sum("pastDue"),
    cancelling: sum("cancelling"),
    failing: sum("failing"),
    list: listingOf(customers),
  };
}

function atRiskOf(row: Readonly<Record<string, unknown>>): AtRisk {
  return {
    person: personOf(row),
    minor: Number(row["at_risk"]),
    pastDue: Number(row["past_due"]),
    cancelling: Number(row["cancelling"]),
    failing: Number(row["failing"]),
    cancelSeconds: Number(row["cancelling"]) > 0 ? numberOf(row["cancel_seconds"]) : null,
    failingSeconds: numberOf(row["failing_seconds"]),
    openInvoices: Number(row["invoices"]),
    owed: Number(row["owed"]),
  };
}
