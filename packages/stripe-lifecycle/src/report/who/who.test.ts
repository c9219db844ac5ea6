import { afterEach, expect, test } from "vitest";
import type { Destination } from "../../destination/destination.js";
import { event, metrics, mrrChange, sampleWarehouse } from "../testing.js";
import { changeReason, churnReason, failureReason, type Cause } from "./causes.js";
import { movedCustomers } from "./moved.js";
import { readOpenFailures } from "./open-failures.js";
import { listingOf, longestList } from "./person.js";

let warehouse: Destination | undefined;

afterEach(async () => {
  await warehouse?.close();
  warehouse = undefined;
});

const secondsOf = (at: string) => Date.parse(`${at}T00:00:00Z`) / 1000;

test("a churned customer has the MRR that was lost, the feedback and the plan before; who returned pays again", async () => {
  const sub = { subscription_id: "sub_1", plan: "Pro" };
  warehouse = await sampleWarehouse(
    [
      { ...mrrChange("cus_1", "2026-03-01", 0, 2900, "new"), ...sub },
      {
        ...mrrChange("cus_1", "2026-04-09", 2900, 0, "churn"),
        ...sub,
        plan: null,
        reason: "cancellation_requested",
        feedback: "too_expensive",
      },
      mrrChange("cus_2", "2026-03-01", 0, 4900, "new"),
      { ...mrrChange("cus_2", "2026-04-10", 4900, 0, "churn"), reason: "payment_failed" },
      mrrChange("cus_2", "2026-05-02", 0, 4900, "reactivation"),
    ],
    [metrics("cus_1", 0, { name: "Ada" }), metrics("cus_2", 4900, { email: null, external_id: "ws_2" })],
  );
  const churned = await movedCustomers(warehouse.query, "churn", "2026-04");
  expect(churned).toEqual([
    {
      month: "2026-04",
      currency: "usd",
      person: { id: "cus_1", name: "Ada" },
      minor: 2900,
      seconds: secondsOf("2026-04-09"),
      reason: "Too expensive",
      plan: "Pro",
      isBack: false,
    },
    {
      month: "2026-04",
      currency: "usd",
      person: { id: "cus_2", name: "cus_2" },
      minor: 4900,
      seconds: secondsOf("2026-04-10"),
      reason: "Payments failed",
      plan: null,
      isBack: true,
    },
  ]);
});

test("several changes of a customer in a month are one entry, with their sum and the last change's reason", async () => {
  const change = (at: string, from: number, to: number, types: readonly string[], plan: string) => ({
    ...mrrChange("cus_1", at, from, to, to > from ? "expansion" : "contraction"),
    subscription_id: "sub_1",
    change_types: types,
    plan,
  });
  warehouse = await sampleWarehouse(
    [
      { ...mrrChange("cus_1", "2026-03-01", 0, 1000, "new"), subscription_id: "sub_1", plan: "Starter" },
      change("2026-04-02", 1000, 3000, ["upgraded"], "Pro"),
      change("2026-04-05", 3000, 4000, ["quantity"], "Pro"),
      change("2026-04-20", 4000, 3500, ["downgraded", "discount"], "Team"),
    ],
    [metrics("cus_1", 3500)],
  );
  const shown = async (movement: "expansion" | "contraction") =>
    (await movedCustomers(warehouse!.query, movement, "2026-04")).map(({ minor, reason, plan, seconds }) => [
      minor,
      reason,
      plan,
      seconds,
    ]);
  expect(await shown("expansion")).toEqual([[3000, "Quantity changed", "Pro", secondsOf("2026-04-05")]]);
  expect(await shown("contraction")).toEqual([
    [500, "Downgraded, discount changed", "Pro → Team", secondsOf("2026-04-20")],
  ]);
});

test("an invoice is listed in the month of its first failure, with the last attempt, until it is paid or given up", async () => {
  const failed = (invoice: string, at: string, fields: object) =>
    event("cus_1", "payment_failed", at, {
      invoice_id: invoice,
      amount: 2900,
      failure_code: "card_declined",
      ...fields,
    });
  warehouse = await sampleWarehouse(
    [
      failed("in_old", "2026-02-01", {}),
      failed("in_open", "2026-04-28", { attempt_count: 1, next_attempt_at: "2026-05-01T00:00:00Z" }),
      failed("in_open", "2026-05-01", { attempt_count: 2, failure_code: "do_not_honor", amount: 2500 }),
      failed("in_paid", "2026-04-02", {}),
      event("cus_1", "payment_recovered", "2026-04-05", { invoice_id: "in_paid", amount: 2900 }),
      failed("in_void", "2026-04-02", {}),
      event("cus_1", "invoice_voided", "2026-04-05", { invoice_id: "in_void", amount: 2900 }),
      failed("in_lost", "2026-04-02", {}),
      event("cus_1", "invoice_uncollectible", "2026-04-05", { invoice_id: "in_lost", amount: 2900 }),
    ],
    [metrics("cus_1", 2900, { name: "Ada" })],
  );
  expect(await readOpenFailures(warehouse.query, "2026-04")).toEqual([
    {
      month: "2026-04",
      currency: "usd",
      person: { id: "cus_1", name: "Ada" },
      invoice: "in_open",
      minor: 2500,
      seconds: secondsOf("2026-05-01"),
      attempts: 2,
      reason: "Refused by the bank, without a reason",
      nextAttemptSeconds: null,
    },
  ]);
});

const cancelled: Cause = {
  type: "subscription_cancelled",
  changeTypes: [],
  reason: "cancellation_requested",
  feedback: null,
  feedbackOption: null,
};
const changed = (...changeTypes: string[]): Cause => ({
  ...cancelled,
  type: "subscription_changed",
  reason: null,
  changeTypes,
});

test.each<[string, Cause]>([
  ["Cancelled, no reason given", cancelled],
  ["Missing features", { ...cancelled, feedback: "missing_features" }],
  ["Another reason", { ...cancelled, feedback: "other" }],
  ["Own answer fbo_1", { ...cancelled, feedbackOption: "fbo_1" }],
  ["Payments failed", { ...cancelled, reason: "payment_failed", feedback: "unused" }],
  ["Payment disputed", { ...cancelled, reason: "payment_disputed" }],
  ["Invented later", { ...cancelled, reason: "invented_later" }],
  ["Unpaid: Stripe gave up collecting", changed("unpaid")],
  ["Paused", changed("paused")],
  ["Too complex", { ...changed("cancellation_requested"), feedback: "too_complex" }],
  ["A trial was given", changed("trialing")],
  ["Changed", changed()],
])("the reason of churn is “%s”", (words, cause) => {
  expect(churnReason(cause)).toBe(words);
});

test("one of several subscriptions that ends is a contraction with its reason", () => {
  expect(changeReason({ ...cancelled, feedback: "unused" })).toBe("One subscription ended: not used");
});

test.each([
  [null, "No reason known"],
  ["card_declined", "Card declined"],
  ["authentication_required", "The customer must confirm the payment"],
  ["invented_later", "Invented later"],
])("failure code %s is “%s”", (code, words) => {
  expect(failureReason(code)).toBe(words);
});

test("a long list has its largest rows, and the sum and customers of all", () => {
  const rows = Array.from({ length: longestList + 100 }, (_, place) => ({
    person: { id: `cus_${place % 400}`, name: "" },
    minor: place,
  }));
  const { rows: shown, entries, customers, minor } = listingOf(rows);
  expect([shown.length, shown[0]!.minor, entries, customers, minor]).toEqual([
    longestList,
    599,
    600,
    400,
    (599 * 600) / 2,
  ]);
});
