import { afterEach, expect, test } from "vitest";
import type { Destination } from "../destination/destination.js";
import { readCustomers } from "./customers.js";
import { blockSize, unpackCustomers } from "./packed-customers.js";
import { event, metrics, sampleWarehouse } from "./testing.js";

let warehouse: Destination;

afterEach(() => warehouse.close());

test("each customer of each block has its own timeline, and none has another's", async () => {
  warehouse = await sampleWarehouse([]);
  const customers = blockSize + 3;
  await warehouse.query(`
    INSERT INTO customer_metrics BY NAME
    SELECT 'cus_' || lpad(i::VARCHAR, 5, '0') AS customer_id, 'lead' AS status, '[]' AS mrr_by_currency FROM range(${customers}) AS ids(i)`);
  await warehouse.query(`
    INSERT INTO lifecycle_events BY NAME
    SELECT 'cus_' || lpad(i::VARCHAR, 5, '0') AS customer_id, 'user_signed_up' AS event_type, 'exact' AS precision,
      TIMESTAMPTZ '1970-01-01 12:00:00+00' + INTERVAL 1 DAY * i AS occurred_at
    FROM range(${customers}) AS ids(i) WHERE i <> 7`);
  const packed = await readCustomers(warehouse.query);
  expect(packed.timelines).toHaveLength(2);
  const { all, timelineOf } = await unpackCustomers(packed);
  expect(all.map(({ id }) => Number(id.slice(4)))).toEqual(Array.from({ length: customers }, (_, place) => place));
  for (const place of [0, 6, 7, 8, blockSize - 1, blockSize, customers - 1]) {
    expect((await timelineOf(all[place]!)).map(({ day }) => day)).toEqual(place === 7 ? [] : [place]);
  }
});

test("a customer survives packing unchanged, and events of one second keep the connector's order", async () => {
  const two = [
    { currency: "usd", amount: 2900 },
    { currency: "jpy", amount: 500 },
  ];
  warehouse = await sampleWarehouse(
    [
      event("cus_'1", "payment_succeeded", "2026-02-05", { sequence: 3 }),
      event("cus_'1", "trial_started", "2026-02-05", { sequence: 2, trial_days: 1 }),
    ],
    [metrics("cus_'1", 2900, { name: "Ada", external_id: "ws_1", mrr_by_currency: two, ltv_by_currency: null })],
  );
  const { all, timelineOf } = await unpackCustomers(await readCustomers(warehouse.query));
  expect(all).toEqual([
    {
      id: "cus_'1",
      externalId: "ws_1",
      name: "Ada",
      email: "cus_'1@example.com",
      status: "active",
      detail: "paying",
      plan: "Pro",
      isDeleted: false,
      willRenew: true,
      mrr: two.map(({ currency, amount }) => ({ currency, minor: amount })),
      ltv: null,
      signedUpSeconds: Date.parse("2026-01-01T00:00:00Z") / 1000,
      renewalSeconds: null,
      churnedSeconds: null,
    },
  ]);
  expect((await timelineOf(all[0]!)).map(({ type, detail }) => [type, detail])).toEqual([
    ["trial_started", "1 day"],
    ["payment_succeeded", null],
  ]);
});

test("an account without customers has no blocks", async () => {
  warehouse = await sampleWarehouse([]);
  const packed = await readCustomers(warehouse.query);
  expect([packed.timelines, (await unpackCustomers(packed)).all]).toEqual([[], []]);
});
