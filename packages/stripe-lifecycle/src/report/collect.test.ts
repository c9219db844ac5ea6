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
    ["usd", "$59.00", "+$30.00", "2", "$29.50", "100.0%", "0.0%", "0.0%", "2.0", "$29.50", "$363.33", "–", "–"],
    ["jpy", "¥5,000", "+¥0", "1", "¥5,000", "0.0%", "100.0%", "100.0%", "–", "–", "–", "–", "–"],
  ]);
  expect(currencies[0]!.headline.map(({ context }) => context)).toEqual([
    "ARR $708.00",
    "March 2026: +$29.00",
    "+1 in April 2026; 3 in all currencies",
    "$29.50 at the end of April 2026",
    "1 of 1 customer left (100.0%)",
    "of $29.00; March 2026: –",
    "of $29.00; March 2026: –",
    "$59.00 gained, $29.00 lost",
    "$29.50 a month; 100.0% of customers lost a month (1 in twelve months)",
    "$1,090.00 from 3 customers",
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

test("an account without customers has a report without figures", async () => {
  warehouse = await sampleWarehouse([]);
  expect(await collect(warehouse.query)).toMatchObject({
    account: null,
    livemode: null,
    payingCustomers: 0,
    currencies: [],
    statuses: [],
  });
});

test("an account of leads has statuses and no currency", async () => {
  const lead = { status: "lead", status_detail: null, currency: null, mrr_by_currency: [], ltv_by_currency: [] };
  warehouse = await sampleWarehouse([], [metrics("cus_1", 0, lead)]);
  const { currencies, statuses, livemode } = await collect(warehouse.query);
  expect([currencies, statuses, livemode]).toEqual([[], [{ status: "lead", detail: null, customers: 1 }], true]);
});

test.each([
  ["usd", 12345, "$123.45", "$1,481.40"],
  ["jpy", 12345, "¥12,345", "¥148,140"],
  ["kwd", 12345, "KWD\u00a012.345", "KWD\u00a0148.140"],
])("an account with one customer in %s has its figures two quiet months later", async (currency, mrr, shown, arr) => {
  warehouse = await sampleWarehouse(
    [mrrChange("cus_1", "2026-02-05", 0, mrr, "new", currency)],
    [metrics("cus_1", mrr, { currency, mrr_by_currency: [{ currency, amount: mrr }], ltv_by_currency: null })],
  );
  const [report, ...others] = (await collect(warehouse.query)).currencies;
  expect(others).toEqual([]);
  const zero = shown.replaceAll(/\d[\d,.]*/g, { usd: "0.00", jpy: "0", kwd: "0.000" }[currency]!);
  expect(report!.headline.map(({ label, value, context }) => [label, value, context])).toEqual([
    ["MRR", shown, `ARR ${arr}`],
    ["Net new MRR, April 2026", `+${zero}`, `March 2026: +${zero}`],
    ["Paying customers", "1", "+0 in April 2026; 1 in all currencies"],
    ["ARPA", shown, `${shown} at the end of April 2026`],
    ["Churn rate, April 2026", "0.0%", "0 of 1 customer left (0.0%)"],
    ["NRR, April 2026", "100.0%", `of ${shown}; March 2026: 100.0%`],
    ["GRR, April 2026", "100.0%", `of ${shown}; March 2026: 100.0%`],
    ["Quick ratio, April 2026", "–", "No MRR was lost"],
    ["LTV, forecast", "–", "No customer was lost in twelve months"],
    ["LTV, paid so far", "–", "No payment known"],
    ["Trial conversion, April 2026", "–", "0 of 0 trials decided"],
    ["Recovered payments, April 2026", "–", "No payment failed"],
  ]);
});

test("growth over little is told as the amount before, never as a huge percentage", async () => {
  warehouse = await sampleWarehouse(
    [mrrChange("cus_1", "2025-03-05", 0, 1200, "new"), mrrChange("cus_1", "2026-04-05", 1200, 50_000, "expansion")],
    [metrics("cus_1", 50_000)],
  );
  const [usd] = (await collect(warehouse.query)).currencies;
  const texts = usd!.headline.map(({ value, context }) => `${value} ${context}`);
  expect(texts[0]).toBe("$500.00 ARR $6,000.00; up from $12.00 a year before");
  expect(texts[5]).toBe("42× of $12.00; March 2026: 100.0%");
  expect(usd!.readings.mrr).toBe(
    "April 2026 closed at $500.00, up from $12.00 a month before and up from $12.00 a year before.",
  );
  expect(JSON.stringify([texts, usd!.readings])).not.toMatch(/\d{4,}\.\d%|NaN|Infinity/);
});
