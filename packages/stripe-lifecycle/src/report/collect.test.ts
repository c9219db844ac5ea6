import { afterEach, expect, test } from "vitest";
import type { Destination } from "../destination/destination.js";
import { collect } from "./collect.js";
import { unpackCustomers } from "./packed-customers.js";
import { event, metrics, mrrChange, sampleWarehouse } from "./testing.js";

let warehouse: Destination;

afterEach(() => warehouse.close());

const yen = { currency: "jpy", mrr_by_currency: [{ currency: "jpy", amount: 5000 }] };

test("each currency has its own figures, and the one with the most paying customers comes first", async () => {
  warehouse = await sampleWarehouse(
    [
      mrrChange("cus_1", "2026-03-05", 0, 5000, "new", "jpy"),
      mrrChange("cus_2", "2026-03-05", 0, 2900, "new"),
      mrrChange("cus_3", "2026-04-05", 0, 4900, "new"),
      mrrChange("cus_2", "2026-04-09", 2900, 0, "churn"),
      mrrChange("cus_4", "2026-04-20", 0, 1000, "new"),
      event("cus_4", "payment_succeeded", "2026-05-09", { amount: 1000 }),
    ],
    [metrics("cus_1", 5000, yen), metrics("cus_2", 0), metrics("cus_3", 4900), metrics("cus_4", 1000)],
  );
  const { currencies, payingCustomers, account, asOfSeconds } = await collect(warehouse.query);
  expect({ account, asOf: new Date(asOfSeconds * 1000).toISOString(), payingCustomers }).toEqual({
    account: "acct_1",
    asOf: "2026-05-10T00:00:00.000Z",
    payingCustomers: 3,
  });
  expect(currencies.map(({ currency, headline }) => [currency, ...headline.map(({ value }) => value)])).toEqual([
    ["usd", "$59.00", "+$30.00", "2", "100.0%", "–", "–"],
    ["jpy", "¥5,000", "+¥0", "1", "0.0%", "–", "–"],
  ]);
  expect(currencies[0]!.headline.map(({ context }) => context)).toEqual([
    "ARR $708.00",
    "March 2026: +$29.00",
    "+1 in April 2026; 3 in all currencies",
    "1 of 1 customer left (100.0%)",
    "0 of 0 trials decided",
    "No payment failed",
  ]);
  expect(currencies[0]!.readings).toEqual({
    mrr: "April 2026 closed at $59.00, up from $29.00 a month before.",
    movements: "April 2026 gained $59.00 ($59.00 from new customers) and lost $29.00 ($29.00 by churn).",
    retention: "1 month after their first payment, 0.0% of 1 customer were still paying.",
    trials: "No trial was decided in the twelve months to April 2026.",
    failures: "No payment failed in the twelve months to April 2026.",
    plans: "Pro has the most MRR: $59.00 from 2 customers, 100.0% of the total.",
  });
});

test("a month without trials or failures between other months is included with zeros", async () => {
  warehouse = await sampleWarehouse(
    [
      mrrChange("cus_1", "2026-02-05", 0, 2900, "new"),
      event("cus_1", "trial_converted", "2026-02-05"),
      event("cus_2", "trial_expired", "2026-04-05"),
      event("cus_1", "payment_failed", "2026-03-05", { invoice_id: "in_1", amount: 2900 }),
    ],
    [metrics("cus_1", 2900), metrics("cus_2", 0)],
  );
  const [usd] = (await collect(warehouse.query)).currencies;
  expect(usd!.trials.map(({ month, converted, expired }) => [month, converted, expired])).toEqual([
    ["2026-02", 1, 0],
    ["2026-03", 0, 0],
    ["2026-04", 0, 1],
    ["2026-05", 0, 0],
  ]);
  expect(usd!.failures.map(({ month, open }) => [month, open.invoices])).toEqual([
    ["2026-03", 1],
    ["2026-04", 0],
    ["2026-05", 0],
  ]);
});

test("customers have their events with details, oldest first", async () => {
  warehouse = await sampleWarehouse(
    [
      event("cus_1", "payment_failed", "2026-03-05", {
        amount: 2900,
        attempt_count: 2,
        failure_code: "card_declined",
        precision: "inferred",
      }),
      event("cus_1", "subscription_changed", "2026-02-05", {
        previous_mrr: 0,
        mrr: 2900,
        mrr_delta: 2900,
        movement: "new",
        plan: "Pro",
        interval: "month",
        interval_count: 3,
        change_types: ["started"],
      }),
      event("cus_1", "trial_started", "2026-01-22", { trial_days: 14 }),
    ],
    [metrics("cus_1", 2900)],
  );
  const { all, timelineOf } = await unpackCustomers((await collect(warehouse.query)).customers);
  const events = await timelineOf(all[0]!);
  expect(events.map(({ type, labels, detail, plan, isInferred }) => [type, labels, detail, plan, isInferred])).toEqual([
    ["trial_started", [], "14 days", null, false],
    ["subscription_changed", ["started"], null, "Pro, every 3 months", false],
    ["payment_failed", [], "attempt 2, card declined", null, true],
  ]);
});

test("a customer who pays in two currencies is one paying customer", async () => {
  const both = [
    { currency: "usd", amount: 2900 },
    { currency: "eur", amount: 100 },
  ];
  warehouse = await sampleWarehouse([], [metrics("cus_1", 2900, { mrr_by_currency: both })]);
  const { payingCustomers, currencies } = await collect(warehouse.query);
  expect([payingCustomers, currencies.map(({ headline }) => headline[2]!.value)]).toEqual([1, ["1", "1"]]);
});

test("a warehouse without customers has nothing to report, and an error says so", async () => {
  warehouse = await sampleWarehouse([]);
  await expect(collect(warehouse.query)).rejects.toThrow("customer_metrics is empty");
});
