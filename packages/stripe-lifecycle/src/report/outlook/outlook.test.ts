import { afterEach, expect, test } from "vitest";
import type { Destination } from "../../destination/destination.js";
import { event, metrics, mrrChange, sampleWarehouse } from "../testing.js";
import { mrrAtRisk } from "./at-risk.js";
import { weeksAhead } from "./renewals.js";

let warehouse: Destination;

afterEach(() => warehouse.close());

const asOf = Date.parse("2026-05-10T00:00:00Z") / 1000;

test("at risk are past due, cancelling and failing customers; who has several counts once, with the largest", async () => {
  const failed = (customer: string, subscription: string, invoice: string) =>
    event(customer, "payment_failed", "2026-05-02", {
      subscription_id: subscription,
      invoice_id: invoice,
      amount: 3100,
    });
  const started = (customer: string, subscription: string, mrr: number) => ({
    ...mrrChange(customer, "2026-01-05", 0, mrr, "new"),
    subscription_id: subscription,
  });
  warehouse = await sampleWarehouse(
    [
      started("cus_due", "sub_due", 3000),
      failed("cus_due", "sub_due", "in_1"),
      failed("cus_due", "sub_due", "in_2"),
      started("cus_two", "sub_kept", 5000),
      started("cus_two", "sub_ending", 2000),
      started("cus_retry", "sub_a", 1000),
      started("cus_retry", "sub_b", 4000),
      failed("cus_retry", "sub_a", "in_3"),
      started("cus_paid", "sub_paid", 9000),
      failed("cus_paid", "sub_paid", "in_4"),
      event("cus_paid", "payment_recovered", "2026-05-03", { invoice_id: "in_4", amount: 9000 }),
      failed("cus_gone", "sub_gone", "in_5"),
    ],
    [
      metrics("cus_due", 3000, { status_detail: "past_due", committed_mrr: 3000 }),
      metrics("cus_two", 7000, { committed_mrr: 5000, cancel_at: "2026-06-01T00:00:00Z" }),
      metrics("cus_retry", 5000, { committed_mrr: 5000 }),
      metrics("cus_paid", 9000, { committed_mrr: 9000 }),
      metrics("cus_gone", 0, { committed_mrr: 0 }),
      metrics("cus_yen", 500, {
        currency: "jpy",
        committed_mrr: 0,
        mrr_by_currency: [{ currency: "jpy", amount: 500 }],
      }),
    ],
  );
  const risks = await mrrAtRisk(warehouse.query);
  const { pastDue, cancelling, failing, list } = risks.get("usd")!;
  expect([pastDue, cancelling, failing]).toEqual([
    { customers: 1, minor: 3000 },
    { customers: 1, minor: 2000 },
    { customers: 2, minor: 4000 },
  ]);
  expect([list.customers, list.minor]).toEqual([3, 6000]);
  expect(list.rows.map(({ person, minor, openInvoices, owed }) => [person.id, minor, openInvoices, owed])).toEqual([
    ["cus_due", 3000, 2, 6200],
    ["cus_two", 2000, 0, 0],
    ["cus_retry", 1000, 1, 3100],
  ]);
  expect(risks.get("jpy")!.list.minor).toBe(500);
});

test("the next 30 days are four weeks and two days, by currency; what is later or past is not in them", async () => {
  const at = (days: number) => new Date((asOf + days * 86_400) * 1000).toISOString();
  const renewing = (id: string, days: number, fields: object = {}) =>
    metrics(id, 1000, { committed_mrr: 1000, renewal_at: at(days), will_renew: true, ...fields });
  warehouse = await sampleWarehouse(
    [],
    [
      renewing("cus_1", 0),
      renewing("cus_2", 6.99),
      renewing("cus_3", 7),
      renewing("cus_4", 29.99, { mrr: 1500 }),
      renewing("cus_5", 30),
      renewing("cus_6", -1),
      renewing("cus_7", 8, { will_renew: false, committed_mrr: 0, cancel_at: at(8) }),
      renewing("cus_8", 1, { currency: "jpy" }),
      metrics("cus_9", 0, {
        status: "trial",
        trial_mrr: 700,
        committed_mrr: 0,
        trial_ends_at: at(15),
        renewal_at: at(15),
        will_renew: true,
      }),
      metrics("cus_10", 0, {
        status: "trial",
        trial_mrr: 700,
        committed_mrr: 0,
        trial_ends_at: at(15),
        will_renew: false,
      }),
      metrics("cus_11", 0, { status: "lead", currency: null, committed_mrr: 0, mrr_by_currency: [] }),
    ],
  );
  const weeks = await weeksAhead(warehouse.query, asOf);
  expect(
    weeks
      .get("usd")!
      .map(({ fromSeconds, untilSeconds, renewing, ending, trials }) => [
        (fromSeconds - asOf) / 86_400,
        (untilSeconds - asOf) / 86_400,
        ...[renewing, ending, trials].map(({ customers, minor }) => `${customers}: ${minor}`),
      ]),
  ).toEqual([
    [0, 7, "2: 2000", "0: 0", "0: 0"],
    [7, 14, "1: 1000", "1: 1000", "0: 0"],
    [14, 21, "0: 0", "0: 0", "1: 700"],
    [21, 28, "0: 0", "0: 0", "0: 0"],
    [28, 30, "1: 1000", "0: 0", "0: 0"],
  ]);
  expect(weeks.get("jpy")![0]!.renewing).toEqual({ customers: 1, minor: 1000 });
});
