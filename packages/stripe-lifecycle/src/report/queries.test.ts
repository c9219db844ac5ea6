import { afterEach, describe, expect, test } from "vitest";
import type { Destination } from "../destination/destination.js";
import { failuresByMonth, recoveryRate } from "./failures.js";
import { payingByMonth } from "./paying.js";
import { plansByMrr } from "./plans.js";
import { cohortsByMonth } from "./retention.js";
import { customersByStatus } from "./statuses.js";
import { event, metrics, mrrChange, sampleWarehouse } from "./testing.js";
import { conversionRate, trialsByMonth } from "./trials.js";

let warehouse: Destination;

afterEach(() => warehouse.close());

describe("paying customers", () => {
  test("who leave and return within a month are not lost; who leave for good are lost in their month", async () => {
    warehouse = await sampleWarehouse([
      mrrChange("cus_1", "2026-01-05", 0, 2900, "new"),
      mrrChange("cus_2", "2026-01-07", 0, 2900, "new"),
      mrrChange("cus_1", "2026-02-05", 2900, 0, "churn"),
      mrrChange("cus_1", "2026-02-20", 0, 2900, "reactivation"),
      mrrChange("cus_2", "2026-03-07", 2900, 0, "churn"),
    ]);
    expect(await payingByMonth(warehouse.query)).toEqual([
      { month: "2026-01", currency: "usd", opening: 0, closing: 2, lost: 0 },
      { month: "2026-02", currency: "usd", opening: 2, closing: 2, lost: 0 },
      { month: "2026-03", currency: "usd", opening: 2, closing: 1, lost: 1 },
    ]);
  });

  test("of two currencies count in each", async () => {
    warehouse = await sampleWarehouse([
      mrrChange("cus_1", "2026-01-05", 0, 2900, "new"),
      mrrChange("cus_1", "2026-01-06", 0, 500, "new", "jpy"),
    ]);
    const closings = (await payingByMonth(warehouse.query)).map(({ currency, closing }) => [currency, closing]);
    expect(closings).toEqual([
      ["jpy", 1],
      ["usd", 1],
    ]);
  });

  test("with two subscriptions are lost when the last one ends", async () => {
    warehouse = await sampleWarehouse([
      mrrChange("cus_1", "2026-01-05", 0, 2900, "new"),
      mrrChange("cus_1", "2026-01-05", 0, 1000, "expansion"),
      mrrChange("cus_1", "2026-02-05", 2900, 0, "contraction"),
      mrrChange("cus_1", "2026-03-05", 1000, 0, "churn"),
    ]);
    expect((await payingByMonth(warehouse.query)).map(({ lost }) => lost)).toEqual([0, 0, 1]);
  });
});

test("a cohort contains customers whose MRR began in its month, at the end of each full month, returns included", async () => {
  warehouse = await sampleWarehouse([
    mrrChange("cus_1", "2026-01-05", 0, 2000, "new"),
    mrrChange("cus_2", "2026-01-07", 0, 3000, "new"),
    mrrChange("cus_2", "2026-02-07", 3000, 0, "churn"),
    mrrChange("cus_1", "2026-02-20", 2000, 5000, "expansion"),
    mrrChange("cus_3", "2026-03-01", 0, 1000, "new"),
    mrrChange("cus_2", "2026-03-20", 0, 3000, "reactivation"),
    mrrChange("cus_1", "2026-04-01", 5000, 0, "churn"),
  ]);
  expect(await cohortsByMonth(warehouse.query, "2026-04")).toEqual([
    { month: "2026-01", currency: "usd", customers: 2, paying: [2, 1, 2], mrrMinor: [5000, 5000, 8000] },
    { month: "2026-03", currency: "usd", customers: 1, paying: [1], mrrMinor: [1000] },
  ]);
});

test("a customer who left in the month of their start still belongs to the cohort", async () => {
  warehouse = await sampleWarehouse([
    mrrChange("cus_1", "2026-01-05", 0, 2000, "new"),
    mrrChange("cus_1", "2026-01-25", 2000, 0, "churn"),
    event("cus_1", "payment_succeeded", "2026-02-01"),
  ]);
  expect(await cohortsByMonth(warehouse.query, "2026-03")).toEqual([
    { month: "2026-01", currency: "usd", customers: 1, paying: [0, 0], mrrMinor: [0, 0] },
  ]);
});

test("trials count in the month of their start and in the month of their decision", async () => {
  warehouse = await sampleWarehouse([
    event("cus_1", "trial_started", "2026-01-20"),
    event("cus_2", "trial_started", "2026-01-20"),
    event("cus_3", "trial_started", "2026-02-20", { currency: "eur" }),
    event("cus_1", "trial_converted", "2026-02-03"),
    event("cus_2", "trial_expired", "2026-02-03"),
  ]);
  const months = await trialsByMonth(warehouse.query);
  expect(months).toEqual([
    { month: "2026-02", currency: "eur", started: 1, converted: 0, expired: 0 },
    { month: "2026-01", currency: "usd", started: 2, converted: 0, expired: 0 },
    { month: "2026-02", currency: "usd", started: 0, converted: 1, expired: 1 },
  ]);
  expect(months.map(conversionRate)).toEqual([null, null, 0.5]);
});

test("an invoice that failed counts once, in the month of its first failure, with its outcome", async () => {
  warehouse = await sampleWarehouse([
    event("cus_1", "payment_failed", "2026-01-30", { invoice_id: "in_1", amount: 2900, attempt_count: 1 }),
    event("cus_1", "payment_failed", "2026-02-02", { invoice_id: "in_1", amount: 2900, attempt_count: 2 }),
    event("cus_1", "payment_recovered", "2026-02-05", { invoice_id: "in_1", amount: 2800 }),
    event("cus_2", "payment_failed", "2026-01-10", { invoice_id: "in_2", amount: 4900 }),
    event("cus_2", "invoice_uncollectible", "2026-02-10", { invoice_id: "in_2", amount: 4900 }),
    event("cus_3", "payment_failed", "2026-01-11", { invoice_id: "in_3", amount: 1000 }),
    event("cus_4", "payment_recovered", "2026-02-11", { invoice_id: "in_4", amount: 700 }),
    event("cus_5", "invoice_voided", "2026-02-11", { invoice_id: "in_5", amount: 900 }),
    event("cus_6", "payment_succeeded", "2026-02-11", { invoice_id: "in_6", amount: 900 }),
  ]);
  const none = { invoices: 0, minor: 0 };
  const months = await failuresByMonth(warehouse.query);
  expect(months).toEqual([
    {
      month: "2026-01",
      currency: "usd",
      recovered: { invoices: 1, minor: 2800 },
      givenUp: { invoices: 1, minor: 4900 },
      open: { invoices: 1, minor: 1000 },
    },
    { month: "2026-02", currency: "usd", recovered: { invoices: 1, minor: 700 }, givenUp: none, open: none },
  ]);
  expect(months.map(recoveryRate)).toEqual([1 / 3, 1]);
});

test("an invoice that was given up and later paid is recovered", async () => {
  warehouse = await sampleWarehouse([
    event("cus_1", "payment_failed", "2026-01-10", { invoice_id: "in_1", amount: 4900 }),
    event("cus_1", "invoice_uncollectible", "2026-02-10", { invoice_id: "in_1", amount: 4900 }),
    event("cus_1", "payment_recovered", "2026-03-10", { invoice_id: "in_1", amount: 4900 }),
  ]);
  expect(
    (await failuresByMonth(warehouse.query)).map(({ recovered, givenUp }) => [recovered.minor, givenUp.minor]),
  ).toEqual([[4900, 0]]);
});

test("customers are counted by status and detail, also those of an unknown status", async () => {
  const of = (status: string, detail: string | null) => ({ status, status_detail: detail });
  warehouse = await sampleWarehouse(
    [],
    [
      metrics("cus_1", 0, of("hibernating", null)),
      metrics("cus_2", 0, of("lead", null)),
      metrics("cus_3", 0, of("churned", "cancelled")),
      metrics("cus_4", 2900, of("active", "past_due")),
      metrics("cus_5", 2900, of("active", "paying")),
      metrics("cus_6", 2900, of("active", "paying")),
    ],
  );
  expect(await customersByStatus(warehouse.query)).toEqual([
    { status: "active", detail: "paying", customers: 2 },
    { status: "active", detail: "past_due", customers: 1 },
    { status: "churned", detail: "cancelled", customers: 1 },
    { status: "lead", detail: null, customers: 1 },
    { status: "hibernating", detail: null, customers: 1 },
  ]);
});

test("a customer of several plans counts in each with its part of the MRR, in the subscription's currency", async () => {
  const item = (subscription: string, name: string, mrr: number) => ({ subscription_id: subscription, name, mrr });
  warehouse = await sampleWarehouse(
    [
      event("cus_1", "subscription_changed", "2026-01-05", { subscription_id: "sub_1" }),
      event("cus_1", "subscription_changed", "2026-01-05", { subscription_id: "sub_2", currency: "jpy" }),
    ],
    [
      metrics("cus_1", 3900, {
        plans: [
          item("sub_1", "Pro", 2900),
          item("sub_1", "Storage", 1000),
          item("sub_1", "API calls", 0),
          item("sub_2", "Pro", 500),
        ],
      }),
      metrics("cus_2", 5800, { plans: [item("sub_3", "Pro", 2900), item("sub_4", "Pro", 2900)] }),
      metrics("cus_3", 0, { plans: [] }),
    ],
  );
  expect(await plansByMrr(warehouse.query)).toEqual([
    { plan: "Pro", currency: "jpy", customers: 1, mrrMinor: 500 },
    { plan: "Pro", currency: "usd", customers: 2, mrrMinor: 8700 },
    { plan: "Storage", currency: "usd", customers: 1, mrrMinor: 1000 },
  ]);
});
