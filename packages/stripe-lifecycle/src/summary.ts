import { formatMoney } from "./money.js";
import { discrepancies, movementsByMonth, type MonthOfMovements } from "./movements.js";
import { planMix } from "./plan-mix.js";
import { presentMrr } from "./present-mrr.js";
import { formatTable } from "./table.js";
import type { Query } from "./destination/database.js";

/**
 * Returns a summary of the account, from the warehouse only.
 * @throws Error if the ledger does not add up, or differs from the present MRR.
 */
export async function summarise({ query }: { readonly query: Query }): Promise<string> {
  return [
    section("MRR now, by currency", ["currency", "MRR", "customers paying"], await mrrNow(query)),
    await movementsSection(query),
    section("Top plans", ["plan", "customers", "MRR"], await topPlans(query)),
    section("Realised revenue, by the customer's currency", revenueHeader, await revenue(query)),
    section("Customers by month", ["month", "signed up", "new paying", "churned"], await customersByMonth(query)),
    section("Customers by stage", ["stage", "customers"], await stages(query)),
    section("Failed and recovered payments by month", paymentsHeader, await payments(query)),
  ].join("\n\n");
}

type Rows = (string | number)[][];

function section(title: string, header: readonly string[], rows: Rows): string {
  return `${title}\n${formatTable(header, rows)}`;
}

async function mrrNow(query: Query): Promise<Rows> {
  const present = await presentMrr({ query });
  return present
    .filter(({ customers }) => customers > 0)
    .map(({ currency, mrrMinor, customers }) => [currency, money(mrrMinor, currency), customers]);
}

const amounts = ["opening", "new", "expansion", "reactivation", "contraction", "churn", "closing"] as const;

/** Returns the last twelve months of each currency, and the sentence that they add up. */
async function movementsSection(query: Query): Promise<string> {
  const months = await movementsByMonth(query);
  const wrong = await discrepancies(query, months);
  if (wrong.length > 0) throw new Error(`MRR movements do not add up:\n${wrong.join("\n")}`);
  const currencies = [...new Set(months.map(({ currency }) => currency))];
  const tables = currencies.map((currency) => {
    const rows = months.filter((month) => month.currency === currency).slice(-12);
    return formatTable([currency, ...amounts], rows.map(movementsRow));
  });
  return [
    "MRR movements by month, from lifecycle_events",
    tables.join("\n\n"),
    `  All ${months.length} months add up: opening + new + expansion + reactivation - contraction - churn = closing.`,
    "  The last closing of each currency equals the sum of its MRR in customer_metrics.",
  ].join("\n");
}

function movementsRow(month: MonthOfMovements): string[] {
  return [month.month, ...amounts.map((name) => money(month[name], month.currency))];
}

async function topPlans(query: Query): Promise<Rows> {
  const shares = await planMix(query);
  return shares
    .slice(0, 8)
    .map(({ plan, currency, customers, mrrMinor }) => [plan, customers, money(mrrMinor, currency)]);
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

const revenueHeader = ["currency", "LTV", "refunded", "LTV net", "without an invoice", "customers who paid"];

/** A column is empty if the key cannot read the data for it. */
async function revenue(query: Query): Promise<Rows> {
  const names = ["ltv", "refunded", "ltv_net", "other_revenue"];
  const rows = await query(`
    SELECT currency, ${names.map((name) => `sum(${name})::BIGINT AS ${name}`).join(", ")},
      count(*) FILTER (ever_paid) AS customers
    FROM customer_metrics WHERE currency IS NOT NULL GROUP BY 1 ORDER BY ltv DESC`);
  return rows.map((row) => [
    text(row["currency"]),
    ...names.map((name) => (row[name] === null ? "" : money(row[name], row["currency"]))),
    Number(row["customers"]),
  ]);
}

const paymentsHeader = ["month", "failed", "customers", "recovered", "customers"];

async function payments(query: Query): Promise<Rows> {
  const kinds = ["payment_failed", "payment_recovered"];
  const rows = await query(`
    SELECT strftime(date_trunc('month', occurred_at), '%Y-%m') AS month,
      ${kinds
        .map(
          (kind) => `count(*) FILTER (event_type = '${kind}') AS ${kind},
            count(DISTINCT customer_id) FILTER (event_type = '${kind}') AS ${kind}_customers`,
        )
        .join(", ")}
    FROM lifecycle_events WHERE event_type IN (${kinds.map((kind) => `'${kind}'`).join(", ")})
    GROUP BY 1 ORDER BY 1 DESC LIMIT 3`);
  return rows
    .toReversed()
    .map((row) => [
      text(row["month"]),
      ...kinds.flatMap((kind) => [Number(row[kind]), Number(row[`${kind}_customers`])]),
    ]);
}

function money(minor: unknown, currency: unknown): string {
  return formatMoney(Number(minor), text(currency));
}

function text(value: unknown): string {
  return String(value);
}
