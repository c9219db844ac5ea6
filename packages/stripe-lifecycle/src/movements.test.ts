import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AirbyteStream } from "@airbyte/cdk-typescript-compat";
import { afterEach, beforeEach, expect, test } from "vitest";
import { discrepancies, movementsByMonth } from "./movements.js";
import type { Destination } from "./destination/destination.js";
import { openDestination } from "./destination/open.js";

let folder: string;
let warehouse: Destination;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "movements-"));
  warehouse = await openDestination(join(folder, "stripe.duckdb"));
  await warehouse.prepare(streams);
});

afterEach(async () => {
  await warehouse.close();
  rmSync(folder, { recursive: true });
});

test("each label has its column, and a month closes with the opening of the next", async () => {
  await load([
    delta("cus_1", "2026-01-05", 2900, "new"),
    delta("cus_2", "2026-01-20", 5000, "new"),
    delta("cus_1", "2026-02-05", 2000, "expansion"),
    delta("cus_2", "2026-02-09", -1000, "contraction"),
    delta("cus_2", "2026-03-09", -4000, "churn"),
    delta("cus_2", "2026-03-30", 3000, "reactivation"),
  ]);
  expect(await table()).toEqual([
    "2026-01 usd: 0 + 7900 + 0 + 0 - 0 - 0 = 7900",
    "2026-02 usd: 7900 + 0 + 2000 + 0 - 1000 - 0 = 8900",
    "2026-03 usd: 8900 + 0 + 0 + 3000 - 0 - 4000 = 7900",
  ]);
});

test("a month without changes is included, and currencies are kept apart", async () => {
  await load([
    delta("cus_1", "2026-01-05", 2900, "new"),
    delta("cus_1", "2026-03-05", 1000, "new", "eur"),
    { ...delta("cus_1", "2026-04-01", null, null), event_type: "payment_succeeded" },
  ]);
  expect(await table()).toEqual([
    "2026-01 eur: 0 + 0 + 0 + 0 - 0 - 0 = 0",
    "2026-02 eur: 0 + 0 + 0 + 0 - 0 - 0 = 0",
    "2026-03 eur: 0 + 1000 + 0 + 0 - 0 - 0 = 1000",
    "2026-04 eur: 1000 + 0 + 0 + 0 - 0 - 0 = 1000",
    "2026-01 usd: 0 + 2900 + 0 + 0 - 0 - 0 = 2900",
    "2026-02 usd: 2900 + 0 + 0 + 0 - 0 - 0 = 2900",
    "2026-03 usd: 2900 + 0 + 0 + 0 - 0 - 0 = 2900",
    "2026-04 usd: 2900 + 0 + 0 + 0 - 0 - 0 = 2900",
  ]);
});

test("months without an event follow up to the one that the customers' rows describe", async () => {
  await load([delta("cus_1", "2026-01-05", 2900, "new")], { cus_1: { usd: 2900 } }, "2026-03-02T00:00:00Z");
  expect(await table()).toEqual([
    "2026-01 usd: 0 + 2900 + 0 + 0 - 0 - 0 = 2900",
    "2026-02 usd: 2900 + 0 + 0 + 0 - 0 - 0 = 2900",
    "2026-03 usd: 2900 + 0 + 0 + 0 - 0 - 0 = 2900",
  ]);
});

test("churn and return with the label of their net count as that net", async () => {
  await load([
    delta("cus_1", "2026-01-05", 2900, "new"),
    delta("cus_1", "2026-02-05T10:00:00", -2900, "expansion"),
    delta("cus_1", "2026-02-05T10:10:00", 4900, "expansion"),
    delta("cus_1", "2026-03-05T10:00:00", -4900, "contraction"),
    delta("cus_1", "2026-03-05T10:10:00", 1900, "contraction"),
  ]);
  expect(await table()).toEqual([
    "2026-01 usd: 0 + 2900 + 0 + 0 - 0 - 0 = 2900",
    "2026-02 usd: 2900 + 0 + 2000 + 0 - 0 - 0 = 4900",
    "2026-03 usd: 4900 + 0 + 0 + 0 - 3000 - 0 = 1900",
  ]);
});

test("churn and return of equal amounts are no movement", async () => {
  await load([
    delta("cus_1", "2026-01-05", 2900, "new"),
    delta("cus_1", "2026-01-07T10:00:00", -2900, null),
    delta("cus_1", "2026-01-07T10:10:00", 2900, null),
  ]);
  expect(await table()).toEqual(["2026-01 usd: 0 + 2900 + 0 + 0 - 0 - 0 = 2900"]);
});

test("if a month ends between churn and return of equal amounts, it closes without them", async () => {
  await load([
    delta("cus_1", "2026-01-05", 2900, "new"),
    delta("cus_1", "2026-01-31T23:55:00", -2900, null),
    delta("cus_1", "2026-02-01T00:05:00", 2900, null),
    delta("cus_2", "2026-01-31T23:58:00", 1000, "new"),
  ]);
  expect(await table()).toEqual([
    "2026-01 usd: 0 + 3900 + 0 + 0 - 0 - 2900 = 1000",
    "2026-02 usd: 1000 + 0 + 0 + 2900 - 0 - 0 = 3900",
  ]);
});

test("labels of other event types do not count", async () => {
  await load([
    delta("cus_1", "2026-01-05", 2900, "new"),
    { ...delta("cus_1", "2026-01-05", null, null), event_type: "subscription_started" },
  ]);
  expect(await table()).toEqual(["2026-01 usd: 0 + 2900 + 0 + 0 - 0 - 0 = 2900"]);
});

test("a ledger that adds up to the present MRR has no discrepancies", async () => {
  await load([delta("cus_1", "2026-01-05", 2900, "new"), delta("cus_2", "2026-01-05", 1000, "new", "eur")], {
    cus_1: { usd: 2900, jpy: 0 },
    cus_2: { eur: 1000 },
  });
  expect(await discrepancies(warehouse.query, await movementsByMonth(warehouse.query))).toEqual([]);
});

test("a ledger that does not add up to the present MRR is reported by currency", async () => {
  await load([delta("cus_1", "2026-01-05", 2900, "new"), delta("cus_2", "2026-01-05", 1000, "new", "eur")], {
    cus_1: { usd: 3900 },
    cus_3: { jpy: 700 },
  });
  expect(await discrepancies(warehouse.query, await movementsByMonth(warehouse.query))).toEqual([
    "eur: lifecycle_events add up to 1000, customer_metrics to 0",
    "usd: lifecycle_events add up to 2900, customer_metrics to 3900",
    "jpy: lifecycle_events add up to 0, customer_metrics to 700",
  ]);
});

test("a label without a column is reported by month", async () => {
  await load([delta("cus_1", "2026-01-05", 2900, "new"), delta("cus_1", "2026-01-09", 500, "upsell")], {
    cus_1: { usd: 3400 },
  });
  expect(await discrepancies(warehouse.query, await movementsByMonth(warehouse.query))).toEqual([
    "2026-01 usd: the movements lead from 0 to 2900, but the month closes at 3400",
  ]);
});

let events = 0;

function delta(customer: string, at: string, mrrDelta: number | null, movement: string | null, currency = "usd") {
  return {
    event_id: `event ${(events += 1)}`,
    event_type: mrrDelta !== null && mrrDelta < 0 ? "subscription_cancelled" : "subscription_changed",
    occurred_at: new Date(at.includes("T") ? `${at}Z` : at).toISOString(),
    customer_id: customer,
    currency,
    mrr_delta: mrrDelta,
    movement,
  };
}

async function load(
  ledger: readonly object[],
  customers: Readonly<Record<string, Readonly<Record<string, number>>>> = {},
  computedAt: string | null = null,
): Promise<void> {
  for (const event of ledger) await warehouse.record("lifecycle_events", event);
  for (const [customer, amounts] of Object.entries(customers)) {
    const byCurrency = Object.entries(amounts).map(([currency, amount]) => ({ currency, amount }));
    await warehouse.record("customer_metrics", {
      customer_id: customer,
      mrr_by_currency: byCurrency,
      computed_at: computedAt,
    });
  }
  for (const name of await warehouse.tables()) await warehouse.state(name, {});
  await warehouse.commit();
}

async function table(): Promise<string[]> {
  return (await movementsByMonth(warehouse.query)).map(
    (row) =>
      `${row.month} ${row.currency}: ${row.opening} + ${row.new} + ${row.expansion} + ${row.reactivation}` +
      ` - ${row.contraction} - ${row.churn} = ${row.closing}`,
  );
}

const streams = [
  stream("lifecycle_events", "event_id", "occurred_at", {
    event_id: { type: "string" },
    event_type: { type: "string" },
    occurred_at: { type: "string", format: "date-time" },
    customer_id: { type: "string" },
    currency: { type: ["string", "null"] },
    mrr_delta: { type: ["integer", "null"] },
    movement: { type: ["string", "null"] },
  }),
  stream("customer_metrics", "customer_id", "customer_id", {
    customer_id: { type: "string" },
    mrr_by_currency: { type: "array" },
    computed_at: { type: "string", format: "date-time" },
  }),
];

function stream(name: string, key: string, cursor: string, properties: object): AirbyteStream {
  return {
    name,
    json_schema: { type: "object", properties },
    supported_sync_modes: ["full_refresh", "incremental"],
    source_defined_primary_key: [[key]],
    default_cursor_field: [cursor],
  };
}
