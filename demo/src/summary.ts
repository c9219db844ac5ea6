import { formatMoney } from "./money.js";
import { formatTable } from "./table.js";
import type { Warehouse } from "./warehouse.js";

/** What a person wants to know of the account, read from the warehouse alone. */
export async function summarise({ query }: Pick<Warehouse, "query">): Promise<string> {
  return [
    section("MRR now, by currency", ["currency", "MRR", "customers paying"], await mrrNow(query)),
    section("MRR at the end of the month, from lifecycle_events", ...(await mrrByMonth(query))),
    section("Top plans", ["plan", "customers", "MRR"], await topPlans(query)),
    section("Customers by month", ["month", "signed up", "new paying", "churned"], await customersByMonth(query)),
    section("Customers by stage", ["stage", "customers"], await stages(query)),
    section("Failed payments by month", ["month", "failed payments", "customers"], await failedPayments(query)),
  ].join("\n\n");
}

type Query = Warehouse["query"];
type Rows = (string | number)[][];

function section(title: string, header: readonly string[], rows: Rows): string {
  return `${title}\n${formatTable(header, rows)}`;
}

async function mrrNow(query: Query): Promise<Rows> {
  const rows = await query(`
    SELECT entry->>'currency' AS currency, sum((entry->>'amount')::BIGINT)::BIGINT AS mrr, count(*) AS customers
    FROM customer_metrics, unnest(from_json(mrr_by_currency, '["JSON"]')) AS entries(entry)
    WHERE (entry->>'amount')::BIGINT > 0 GROUP BY 1 ORDER BY 2 DESC`);
  return rows.map((row) => [text(row["currency"]), money(row["mrr"], row["currency"]), Number(row["customers"])]);
}

/** The last twelve months; one column a currency. */
async function mrrByMonth(query: Query): Promise<[string[], Rows]> {
  const rows = await query(`
    WITH months AS (SELECT DISTINCT date_trunc('month', occurred_at) AS month FROM lifecycle_events),
      deltas AS (
        SELECT date_trunc('month', occurred_at) AS month, currency, sum(mrr_delta) AS delta
        FROM lifecycle_events WHERE mrr_delta IS NOT NULL GROUP BY ALL)
    SELECT strftime(months.month, '%Y-%m') AS month, currency, sum(delta)::BIGINT AS mrr
    FROM months JOIN deltas ON deltas.month <= months.month
    GROUP BY ALL ORDER BY 1, 2`);
  const currencies = [...new Set(rows.map((row) => text(row["currency"])))].toSorted();
  const months = [...new Set(rows.map((row) => text(row["month"])))].slice(-12);
  const at = (month: string, currency: string) =>
    rows.find((row) => row["month"] === month && row["currency"] === currency)?.["mrr"] ?? 0;
  return [
    ["month", ...currencies],
    months.map((month) => [month, ...currencies.map((currency) => money(at(month, currency), currency))]),
  ];
}

async function topPlans(query: Query): Promise<Rows> {
  const rows = await query(`
    SELECT plan, currency, count(*) AS customers, sum(mrr)::BIGINT AS mrr
    FROM customer_metrics WHERE mrr > 0 AND plan IS NOT NULL
    GROUP BY 1, 2 ORDER BY customers DESC, mrr DESC LIMIT 8`);
  return rows.map((row) => [text(row["plan"]), Number(row["customers"]), money(row["mrr"], row["currency"])]);
}

async function customersByMonth(query: Query): Promise<Rows> {
  const rows = await query(`
    SELECT strftime(date_trunc('month', occurred_at), '%Y-%m') AS month,
      count(*) FILTER (event_type = 'user_signed_up') AS signed_up,
      count(*) FILTER (movement = 'new') AS paying,
      count(*) FILTER (movement = 'churn') AS churned
    FROM lifecycle_events GROUP BY 1 ORDER BY 1 DESC LIMIT 6`);
  return rows
    .toReversed()
    .map((row) => [text(row["month"]), ...["signed_up", "paying", "churned"].map((name) => Number(row[name]))]);
}

async function stages(query: Query): Promise<Rows> {
  const rows = await query(`SELECT stage, count(*) AS customers FROM customer_metrics GROUP BY 1 ORDER BY 2 DESC`);
  return rows.map((row) => [text(row["stage"]), Number(row["customers"])]);
}

async function failedPayments(query: Query): Promise<Rows> {
  const rows = await query(`
    SELECT strftime(date_trunc('month', occurred_at), '%Y-%m') AS month, count(*) AS failures, count(DISTINCT customer_id) AS customers
    FROM lifecycle_events WHERE event_type = 'payment_failed' GROUP BY 1 ORDER BY 1 DESC LIMIT 3`);
  return rows.toReversed().map((row) => [text(row["month"]), Number(row["failures"]), Number(row["customers"])]);
}

function money(minor: unknown, currency: unknown): string {
  return formatMoney(Number(minor), text(currency));
}

function text(value: unknown): string {
  return String(value);
}
