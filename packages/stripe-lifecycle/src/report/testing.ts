import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AirbyteStream } from "@airbyte/cdk-typescript-compat";
import type { Destination } from "../destination/destination.js";
import { openDestination } from "../destination/open.js";

/** Returns a warehouse of these events and customers, for tests. It has its own folder, which `close` removes. */
export async function sampleWarehouse(
  events: readonly object[],
  customers: readonly object[] = [],
): Promise<Destination> {
  const folder = mkdtempSync(join(tmpdir(), "report-"));
  const warehouse = await emptyWarehouse(join(folder, "stripe.duckdb"));
  for (const [place, event] of events.entries()) {
    await warehouse.record("lifecycle_events", { event_id: String(place).padStart(6, "0"), ...event });
  }
  for (const customer of customers) await warehouse.record("customer_metrics", customer);
  for (const name of await warehouse.tables()) await warehouse.state(name, {});
  await warehouse.commit();
  return {
    ...warehouse,
    async close() {
      await warehouse.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Returns a new warehouse with both tables that the report reads. @param path of the DuckDB file */
export async function emptyWarehouse(path: string): Promise<Destination> {
  const warehouse = await openDestination(path);
  await warehouse.prepare([
    stream("lifecycle_events", "event_id", "recorded_at"),
    stream("customer_metrics", "customer_id", "computed_at"),
  ]);
  return warehouse;
}

/** Returns an event at midnight UTC, or at the given time of a day. */
export function event(customer: string, type: string, at: string, fields: object = {}): object {
  const occurredAt = at.includes("T") ? `${at}Z` : `${at}T00:00:00Z`;
  return {
    event_type: type,
    occurred_at: occurredAt,
    recorded_at: occurredAt,
    customer_id: customer,
    account_id: "acct_1",
    livemode: true,
    currency: type === "user_signed_up" ? null : "usd",
    source: "list",
    precision: "exact",
    is_historical: true,
    ...fields,
  };
}

/** Returns a change of MRR in minor units. */
export function mrrChange(
  customer: string,
  at: string,
  from: number,
  to: number,
  movement: string,
  currency = "usd",
): object {
  return event(customer, to === 0 ? "subscription_cancelled" : "subscription_changed", at, {
    previous_mrr: from,
    mrr: to,
    mrr_delta: to - from,
    movement,
    currency,
  });
}

/** Returns a row of customer_metrics as of 2026-05-10, with MRR in one currency. */
export function metrics(id: string, mrr: number, fields: object = {}): object {
  return {
    customer_id: id,
    external_id: null,
    entity_type: "accounts",
    email: `${id}@example.com`,
    name: null,
    account_id: "acct_1",
    livemode: true,
    currency: "usd",
    mrr,
    mrr_by_currency: [{ currency: "usd", amount: mrr }],
    ltv_by_currency: [{ currency: "usd", amount: 10 * mrr }],
    status: mrr > 0 ? "active" : "churned",
    status_detail: mrr > 0 ? "paying" : "cancelled",
    plan: mrr > 0 ? "Pro" : null,
    plans: mrr > 0 ? [{ subscription_id: `sub_${id}`, name: "Pro", mrr }] : [],
    will_renew: mrr > 0,
    is_deleted: false,
    signed_up_at: "2026-01-01T00:00:00Z",
    computed_at: "2026-05-10T00:00:00.000001Z",
    ...fields,
  };
}

/** Returns a stream of the connector, from its schema. */
export function stream(name: string, key: string, cursor: string): AirbyteStream {
  const schema = readFileSync(new URL(`../../../../schemas/${name}.json`, import.meta.url), "utf8");
  return {
    name,
    json_schema: JSON.parse(schema) as Record<string, unknown>,
    supported_sync_modes: ["full_refresh", "incremental"],
    source_defined_primary_key: [[key]],
    default_cursor_field: [cursor],
  };
}
