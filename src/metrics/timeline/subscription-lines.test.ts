import { describe, expect, test } from "vitest";
import type { InvoiceFacts, LineFacts } from "../dossier/invoice-facts.js";
import { line } from "../testing/evidence.js";
import { at, invoice, price } from "../testing/world.js";
import { joined, subscriptionLines, toleranceSeconds } from "./subscription-lines.js";

const of = price(1900);
const period = line(of, "2026-08-01", "2026-09-01", { id: "il_period" });
const change = (from: string, to: string, rest: Partial<LineFacts> = {}) =>
  line(of, from, to, { id: `il_${from}`, proration: "debit", ...rest });
const changed = change("2026-08-10", "2026-09-01");

/** Returns the lines of one subscription, by their ids: when they were issued and recorded. */
function linesOf(invoices: readonly InvoiceFacts[], id = "sub_1") {
  const lines = subscriptionLines({ invoices }).get(id) ?? [];
  return lines.map(({ line: { id }, issuedSeconds, recordedSeconds }) => [id, issuedSeconds, recordedSeconds]);
}

describe("the lines of a subscription", () => {
  const created = at("2026-08-01T00:00:05Z");

  test("are those that name it, on invoices of any subscription", () => {
    const lines = [period, { ...period, id: "il_other", subscriptionId: "sub_2", itemId: "si_2" }];
    const invoices = [invoice({ subscriptionId: "sub_2", createdSeconds: created, lines })];
    expect(linesOf(invoices)).toEqual([["il_period", created, at("2026-08-01")]]);
    expect(linesOf(invoices, "sub_2")).toEqual([["il_other", created, at("2026-08-01")]]);
    expect(subscriptionLines({ invoices }).get("sub_1")).toMatchObject([{ invoice: invoices[0], currency: "usd" }]);
  });

  test("of a draft are its prorations alone, recorded when they began and on no invoice yet", () => {
    const invoices = [invoice({ status: "draft", currency: "eur", lines: [period, changed] })];
    expect(linesOf(invoices)).toEqual([["il_2026-08-10", at("2026-08-10"), at("2026-08-10")]]);
    expect(subscriptionLines({ invoices }).get("sub_1")).toMatchObject([{ invoice: undefined, currency: "eur" }]);
  });

  test("of a deleted invoice are none", () => {
    expect(linesOf([invoice({ status: "deleted", lines: [period, changed] })])).toEqual([]);
  });

  test("that wait for their invoice were issued and recorded when Stripe recorded them", () => {
    const recordedSeconds = at("2026-08-12");
    const pending = { id: "ii_1", customerId: "cus_1", currency: "eur", recordedSeconds, line: changed };
    expect(subscriptionLines({ invoices: [], pendingProrations: [pending] }).get("sub_1")).toEqual([
      { line: changed, invoice: undefined, currency: "eur", issuedSeconds: recordedSeconds, recordedSeconds },
    ]);
  });
});

describe("a line was recorded", () => {
  const updated = at("2026-09-10");
  const recorded = (lines: readonly LineFacts[], createdSeconds = updated, billingReason = "subscription_update") =>
    Object.fromEntries(
      linesOf([invoice({ createdSeconds, billingReason, lines })]).map(([id, , seconds]) => [id, seconds]),
    );

  test("with the start of its period, if it bills a whole one", () => {
    expect(recorded([period])).toEqual({ il_period: at("2026-08-01") });
  });

  test("with its invoice, if it is a backdated proration that was invoiced immediately", () => {
    expect(recorded([changed])).toEqual({ "il_2026-08-10": updated });
    expect(recorded([changed], at("2026-08-10") + toleranceSeconds + 1)).toEqual({
      "il_2026-08-10": at("2026-08-10") + toleranceSeconds + 1,
    });
    expect(recorded([changed], at("2026-08-10") + toleranceSeconds)).toEqual({ "il_2026-08-10": at("2026-08-10") });
  });

  test("when it began, if it is a proration that waited for the invoice of a period", () => {
    expect(recorded([changed], updated, "subscription_cycle")).toEqual({ "il_2026-08-10": at("2026-08-10") });
  });

  test("when it began, if a later change was invoiced immediately", () => {
    expect(recorded([changed, change("2026-08-20", "2026-09-01")])).toEqual({
      "il_2026-08-10": at("2026-08-10"),
      "il_2026-08-20": updated,
    });
  });

  test("regardless of the periods on its invoice", () => {
    const next = line(of, "2026-08-15", "2026-09-15", { id: "il_next" });
    expect(recorded([changed, next])).toEqual({ "il_2026-08-10": updated, il_next: at("2026-08-15") });
    const whole = { ...changed, id: "il_whole", proration: null };
    expect(recorded([changed, whole])).toEqual({ "il_2026-08-10": updated, il_whole: at("2026-08-10") });
  });

  test("with its invoice, if one change is backdated across renewals", () => {
    const across = [
      change("2026-07-20", "2026-08-01"),
      change("2026-09-01", "2026-10-01"),
      change("2026-08-01", "2026-09-01"),
    ];
    expect(recorded([change("2026-07-10", "2026-07-30"), ...across])).toEqual({
      "il_2026-07-10": at("2026-07-10"),
      "il_2026-07-20": updated,
      "il_2026-08-01": updated,
      "il_2026-09-01": updated,
    });
  });
});

describe("the lines of an item's tiers", () => {
  const tier = (quantity: number | null, amountMinor: number, rest: Partial<LineFacts> = {}): LineFacts => ({
    ...period,
    quantity,
    amountMinor,
    inclusiveTaxMinor: amountMinor / 10,
    discounts: [{ discountId: `di_${amountMinor}`, amountMinor: 1 }],
    ...rest,
  });
  const billed = (...lines: readonly LineFacts[]) =>
    (subscriptionLines({ invoices: [invoice({ lines })] }).get("sub_1") ?? []).map(({ line }) => [
      line.quantity,
      line.amountMinor,
    ]);

  test("are one line with their sums", () => {
    const discounts = ["di_5000", "di_600"].map((discountId) => ({ discountId, amountMinor: 1 }));
    const sums = { quantity: 12, amountMinor: 5600, inclusiveTaxMinor: 560, discounts };
    expect(joined([tier(10, 5000), tier(2, 600)])).toEqual({ ...period, ...sums });
    expect(billed(tier(10, 5000), tier(2, 600))).toEqual([[12, 5600]]);
  });

  test("have a quantity if any of them has one", () => {
    expect(joined([tier(null, 5000), tier(2, 600)]).quantity).toBe(2);
    expect(joined([tier(null, 5000), tier(null, 600)]).quantity).toBeNull();
  });

  test.each<[string, Partial<LineFacts>]>([
    ["another item", { itemId: "si_2" }],
    ["another price", { priceId: "price_else" }],
    ["a period with another start", { periodStartSeconds: at("2026-08-02") }],
    ["a period with another end", { periodEndSeconds: at("2026-09-02") }],
  ])("are separate lines for %s", (_what, rest) => {
    expect(billed(tier(10, 5000), tier(2, 600, rest))).toEqual([
      [10, 5000],
      [2, 600],
    ]);
  });

  test.each<[string, Partial<LineFacts>]>([
    ["prorations", { proration: "debit" }],
    ["lines without an item", { itemId: null }],
  ])("are separate lines if they are %s", (_what, rest) => {
    expect(billed(tier(10, 5000, rest), tier(2, 600, rest))).toEqual([
      [10, 5000],
      [2, 600],
    ]);
  });
});
