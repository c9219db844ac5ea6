import type { Query } from "../../destination/database.js";
import { textOf } from "../cell.js";
import { metadataKeys, metadataValue } from "./metadata.js";
import { withoutRare, type Segment, type Segmentation } from "./segment.js";
import { tableHas } from "./table-has.js";

/** The raw tables that add segmentations if the database has them, and the columns that are read of them. */
export const optionalColumns = { customers: ["id", "address", "metadata"] } as const;

/**
 * Returns the segmentations of each currency: billing interval, plan, country, own id, metadata. Country and metadata
 * come from the raw table `customers`, if the database has it. A segment is what a customer is now.
 */
export async function segmentations(query: Query): Promise<ReadonlyMap<string, readonly Segmentation[]>> {
  const divisions = (await tableHas(query, "customers", optionalColumns.customers))
    ? [...ofMetrics, ofCountries, ...(await metadataKeys(query)).map(ofMetadata)]
    : [...ofMetrics, { title: "Country", source: missingCustomers, amounts: undefined }];
  const found: (Omit<Segmentation, "segments"> & { readonly rows: readonly Row[] })[] = [];
  for (const { title, source, amounts } of divisions) {
    found.push({ title, source, rows: amounts === undefined ? [] : await divide(query, amounts) });
  }
  const currencies = new Set(found.flatMap(({ rows }) => rows.map(({ currency }) => currency)));
  return new Map(
    [...currencies].map((currency) => [
      currency,
      found.map(({ title, source, rows }) => ({
        title,
        source,
        segments: withoutRare(rows.filter((row) => row.currency === currency).map(({ segment }) => segment)),
      })),
    ]),
  );
}

const missingCustomers =
  "The database has no addresses. Sync the stream customers too, then write the report again. Metadata comes with it.";

const ofMetrics = [
  {
    title: "Billing interval",
    source: "Source: plans in customer_metrics. A customer who pays at several intervals counts in each.",
    amounts: items("every"),
  },
  {
    title: "Plan",
    source: "Source: plans in customer_metrics. A customer of several plans counts in each.",
    amounts: items("name"),
  },
  {
    title: "Own id",
    source: "Source: external_id in customer_metrics: whether the customer is known to your own system.",
    amounts: customers(`
      SELECT customer_id, CASE WHEN external_id IS NULL THEN 'Without external_id' ELSE 'With external_id' END AS name
      FROM customer_metrics`),
  },
];

const ofCountries = {
  title: "Country",
  source: "Source: address.country in the raw table customers.",
  amounts: customers("SELECT id AS customer_id, address->>'country' AS name FROM customers"),
};

function ofMetadata(key: string) {
  return {
    title: `Metadata: ${key}`,
    source: `Source: ${key} in metadata of the raw table customers.`,
    amounts: customers(metadataValue(key)),
  };
}

/** Returns SQL for each customer's MRR by currency, with the name that another relation has for the customer. */
function customers(names: string): string {
  return `
    SELECT paying.customer_id, paying.currency, names.name, paying.minor
    FROM (
      SELECT customer_id, entry->>'currency' AS currency, (entry->>'amount')::BIGINT AS minor
      FROM customer_metrics, unnest(from_json(mrr_by_currency, '["JSON"]')) AS entries(entry)) AS paying
    LEFT JOIN (${names}) AS names USING (customer_id)`;
}

/**
 * Returns SQL for the MRR of each subscription item, by one of its columns. An item's currency is that of its
 * subscription in the ledger.
 */
function items(column: "name" | "every"): string {
  return `
    SELECT customer_id, coalesce(ledger.currency, held.currency) AS currency, ${column} AS name, minor
    FROM (
      SELECT customer_id, currency, item->>'subscription_id' AS subscription_id, item->>'name' AS name,
        CASE item->>'interval_count' WHEN '1' THEN 'Every ' || (item->>'interval')
          ELSE 'Every ' || (item->>'interval_count') || ' ' || (item->>'interval') || 's' END AS every,
        (item->>'mrr')::BIGINT AS minor
      FROM customer_metrics, unnest(from_json(plans, '["JSON"]')) AS entries(item)) AS held
    LEFT JOIN (
      SELECT subscription_id, any_value(currency) AS currency FROM lifecycle_events
      WHERE event_type = 'subscription_changed' GROUP BY 1) AS ledger USING (subscription_id)`;
}

interface Row {
  readonly currency: string;
  readonly segment: Segment;
}

/** Returns the sums of amounts by currency and name, the largest first. */
async function divide(query: Query, amounts: string): Promise<readonly Row[]> {
  const rows = await query(`
    SELECT currency, nullif(name, '') AS name, count(DISTINCT customer_id) AS customers, sum(minor)::BIGINT AS minor
    FROM (${amounts}) WHERE minor > 0 GROUP BY ALL ORDER BY minor DESC, name`);
  return rows.map((row) => ({
    currency: String(row["currency"]),
    segment: { name: textOf(row["name"]), customers: Number(row["customers"]), minor: Number(row["minor"]) },
  }));
}
