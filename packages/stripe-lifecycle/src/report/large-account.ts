import { emptyWarehouse } from "./testing.js";

/**
 * Writes a DuckDB file with many customers, for tests of size and speed. Ids, names and addresses are as hard to
 * compress as real ones. Four of five customers pay, for up to 27 months, and each payment that renews has its label.
 */
export async function writeLargeAccount(path: string, customers: number): Promise<void> {
  const warehouse = await emptyWarehouse(path);
  await warehouse.query(people(customers));
  await warehouse.query(customerRows);
  for (const rows of eventRows) await warehouse.query(rows);
  await warehouse.query("DROP TABLE people");
  await warehouse.close();
}

/** SQL: a number from 0 to `below` that depends on the customer. */
function drawn(name: string, below: number): string {
  return `(hash(i, '${name}') % ${below})::INTEGER`;
}

/** SQL: a name of four random syllables. */
function syllables(name: string): string {
  const consonants = "bcdfghklmnprstvw";
  const vowels = "aeiou";
  const one = (place: number) =>
    `substr('${consonants}', 1 + ${drawn(`${name} c ${place}`, consonants.length)}, 1) || ` +
    `substr('${vowels}', 1 + ${drawn(`${name} v ${place}`, vowels.length)}, 1)`;
  return `(upper(substr('${consonants}', 1 + ${drawn(name, consonants.length)}, 1)) || ${[1, 2, 3].map(one).join(" || ")})`;
}

function people(customers: number): string {
  return `
    CREATE TABLE people AS
    WITH drawn AS (
      SELECT i, 'cus_' || substr(translate(to_base64(unhex(md5(i::VARCHAR))), '+/=', 'xyz'), 1, 14) AS id,
        ${syllables("first")} AS first_name, ${syllables("last")} AS last_name, ${syllables("domain")} AS domain,
        'ws_' || substr(md5('workspace ' || i), 1, 12) AS external_id,
        ${drawn("plan", 5)} AS plan, ${drawn("seats", 12)} + 1 AS seats, ${drawn("paying", 5)} > 0 AS is_paying,
        ${drawn("churned", 3)} = 0 AS is_churned, ${drawn("upgraded", 4)} = 0 AS is_upgraded,
        ${drawn("failing", 6)} = 0 AS is_failing,
        TIMESTAMPTZ '2026-11-01 00:00:00+00' - INTERVAL 1 DAY * ${drawn("age", 800)} - INTERVAL 1 SECOND * ${drawn("second", 86_400)} AS began
      FROM range(${customers}) AS numbers(i))
    SELECT *, 900 + plan * 1000 * seats AS first_mrr,
      900 + plan * 1000 * (seats + CASE WHEN is_upgraded THEN 2 ELSE 0 END) AS last_mrr,
      datediff('month', began, TIMESTAMPTZ '2026-11-01 00:00:00+00') AS months,
      CASE WHEN i % 3 = 0 THEN 'eur' ELSE 'usd' END AS currency, 'Plan ' || plan AS plan_name,
      is_paying AND NOT is_churned AS is_active
    FROM drawn`;
}

const customerRows = `
  INSERT INTO customer_metrics BY NAME
  SELECT id AS customer_id, external_id, 'accounts' AS entity_type, 'acct_1' AS account_id, true AS livemode, currency,
    first_name || ' ' || last_name AS name, lower(first_name || '.' || last_name || '@' || domain || '.com') AS email,
    CASE WHEN is_active THEN last_mrr ELSE 0 END AS mrr,
    CASE WHEN is_active THEN 'active' WHEN is_paying THEN 'churned' ELSE 'lead' END AS status,
    CASE WHEN is_active THEN 'paying' WHEN is_paying THEN 'cancelled' END AS status_detail,
    CASE WHEN is_active THEN plan_name END AS plan, is_active AS will_renew, false AS is_deleted, began AS signed_up_at,
    to_json([{currency: currency, amount: CASE WHEN is_active THEN last_mrr ELSE 0 END}]) AS mrr_by_currency,
    to_json([{currency: currency, amount: CASE WHEN is_paying THEN months * first_mrr ELSE 0 END}]) AS ltv_by_currency,
    to_json(CASE WHEN is_active THEN [{subscription_id: 'sub_' || i, name: plan_name, mrr: last_mrr}] ELSE [] END) AS plans,
    CASE WHEN is_active THEN TIMESTAMPTZ '2026-11-02 00:00:00+00' + INTERVAL 1 DAY * (i % 30) END AS renewal_at,
    CASE WHEN is_paying AND is_churned THEN began + INTERVAL 1 MONTH * months END AS churned_at,
    TIMESTAMPTZ '2026-11-03 00:00:00+00' AS computed_at
  FROM people`;

const eventRows = [
  events("user_signed_up", "began", "true", "NULL AS currency"),
  events("trial_started", "began", "is_paying", "currency, 14 AS trial_days"),
  ...["subscription_changed", "subscription_started"].map((type) =>
    events(type, "began + INTERVAL 14 DAY", "is_paying", ledger(type, "0", "first_mrr", "new", "started")),
  ),
  ...["subscription_changed", "subscription_upgraded"].map((type) =>
    events(
      type,
      "began + INTERVAL 20 DAY",
      "is_paying AND is_upgraded",
      ledger(type, "first_mrr", "last_mrr", "expansion", "quantity"),
    ),
  ),
  events(
    "subscription_cancelled",
    "began + INTERVAL 1 MONTH * months",
    "is_paying AND is_churned",
    `${ledger("subscription_cancelled", "last_mrr", "0", "churn", "")}, 'cancellation_requested' AS reason`,
  ),
  ...["payment_succeeded", "subscription_renewed"].map((type) => payments(type, type === "payment_succeeded" ? 0 : 1)),
  payments(
    "payment_failed",
    1,
    "is_failing AND payment % 5 = 0",
    ", 1 AS attempt_count, 'card_declined' AS failure_code",
  ),
];

function ledger(type: string, from: string, to: string, movement: string, change: string): string {
  const isLabel = ["subscription_started", "subscription_upgraded"].includes(type);
  return `
    currency, ${from} AS previous_mrr, ${to} AS mrr, ${isLabel ? "NULL" : `${to} - ${from}`} AS mrr_delta,
    '${movement}' AS movement, plan_name AS plan, 'month' AS "interval", 1 AS interval_count,
    ${isLabel || change === "" ? "NULL" : `'["${change}"]'`} AS change_types`;
}

function payments(type: string, first: number, condition = "true", fields = ""): string {
  return events(
    type,
    "began + INTERVAL 14 DAY + INTERVAL 1 MONTH * payment",
    `is_paying AND payment >= ${first} AND ${condition}`,
    `currency, last_mrr AS amount, 'in_' || i || '_' || payment AS invoice_id ${fields}`,
    "people, LATERAL (SELECT unnest(range(months)) AS payment)",
  );
}

function events(type: string, at: string, condition: string, fields: string, from = "people"): string {
  return `
    INSERT INTO lifecycle_events BY NAME
    SELECT uuid() AS event_id, '${type}' AS event_type, ${at} AS occurred_at, ${at} AS recorded_at, id AS customer_id,
      'sub_' || i AS subscription_id, 'acct_1' AS account_id, true AS livemode, 'list' AS source, 'exact' AS precision,
      true AS is_historical, ${fields}
    FROM ${from} WHERE ${condition}`;
}
