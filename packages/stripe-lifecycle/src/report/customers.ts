import type { Query } from "../destination/database.js";
import { literal } from "../destination/sql-text.js";
import { numberOf, textOf } from "./cell.js";
import { toColumns } from "./columns.js";
import { compress } from "./compress.js";
import type { Customer, Money } from "./customer.js";
import { eventColumns, eventRow, type EventRow } from "./event-row.js";
import { foldEvents } from "./fold-events.js";
import { blockSize, customerFields, type PackedCustomers } from "./packed-customers.js";
import { packTimelines } from "./packed-timelines.js";

/** Reads and packs all customers, also deleted ones. It holds the events of one block at a time. */
export async function readCustomers(query: Query): Promise<PackedCustomers> {
  const rows = await query(`
    SELECT customer_id, external_id, name, email, status, status_detail, plan, is_deleted, will_renew,
      mrr_by_currency, ltv_by_currency, ${["signed_up_at", "renewal_at", "churned_at"].map(secondsOf).join(", ")}
    FROM customer_metrics ORDER BY customer_id`);
  const customers = rows.map(customerOf);
  const timelines: string[] = [];
  await query(sortedEvents);
  for (let first = 0; first < customers.length; first += blockSize) {
    const block = customers.slice(first, first + blockSize);
    const events = await readEvents(query, block[0]!.id, block.at(-1)!.id);
    timelines.push(compress(packTimelines(block.map(({ id }) => foldEvents(events.get(id) ?? [])))));
  }
  await query("DROP TABLE temp.report_events");
  return { table: compress(toColumns(customers, customerFields)), timelines };
}

function customerOf(row: Readonly<Record<string, unknown>>): Customer {
  return {
    id: String(row["customer_id"]),
    externalId: textOf(row["external_id"]),
    name: textOf(row["name"]),
    email: textOf(row["email"]),
    status: String(row["status"]),
    detail: textOf(row["status_detail"]),
    plan: textOf(row["plan"]),
    isDeleted: row["is_deleted"] === true,
    willRenew: row["will_renew"] === true,
    mrr: moneyOf(row["mrr_by_currency"]) ?? [],
    ltv: moneyOf(row["ltv_by_currency"]),
    signedUpSeconds: numberOf(row["signed_up_at"]),
    renewalSeconds: numberOf(row["renewal_at"]),
    churnedSeconds: numberOf(row["churned_at"]),
  };
}

/**
 * SQL: all events by customer, oldest first. In this order, a block of customers is read without reading the others.
 */
const sortedEvents = `
  CREATE OR REPLACE TEMP TABLE report_events AS
  SELECT customer_id, ${eventColumns} FROM lifecycle_events
  ORDER BY customer_id, occurred_at, recorded_at, sequence NULLS LAST, event_id`;

/** Returns the events of the customers from one id to another by customer, oldest first. */
async function readEvents(query: Query, firstId: string, lastId: string): Promise<ReadonlyMap<string, EventRow[]>> {
  const rows = await query(`
    SELECT * FROM temp.report_events
    WHERE customer_id BETWEEN ${literal(firstId)} AND ${literal(lastId)} ORDER BY rowid`);
  const events = new Map<string, EventRow[]>();
  for (const row of rows) {
    const customerId = String(row["customer_id"]);
    const ofCustomer = events.get(customerId) ?? [];
    events.set(customerId, ofCustomer);
    ofCustomer.push(eventRow(row));
  }
  return events;
}

function secondsOf(column: string): string {
  return `epoch(${column})::BIGINT AS ${column}`;
}

function moneyOf(cell: unknown): Money[] | null {
  const json = textOf(cell);
  if (json === null) return null;
  return (JSON.parse(json) as { currency: string; amount: number }[]).map(({ currency, amount }) => ({
    currency,
    minor: amount,
  }));
}
