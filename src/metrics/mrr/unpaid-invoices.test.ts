import { describe, expect, test } from "vitest";
import { at, invoice, item, monthly, objectChange, price, subscription } from "../testing/world.js";
import { periodStart, unpaidInvoicesIn } from "./unpaid-invoices.js";

const pastDue = monthly(2900, { status: "past_due" });
const first = invoice({ id: "in_1", createdSeconds: at("2026-01-01"), finalizedSeconds: at("2026-01-02") });
const second = invoice({ id: "in_2", createdSeconds: at("2026-02-01"), status: "open" });

describe("the time since which a past_due subscription owes", () => {
  test("is the finalisation of the earliest invoice that was neither paid nor voided at that time", () => {
    const paid = { ...first, paidSeconds: at("2026-02-10") };
    const unpaid = unpaidInvoicesIn({ invoices: [second, paid], changes: [] });
    expect(unpaid.owedSince(pastDue, at("2026-02-09"))).toBe(at("2026-01-02"));
    expect(unpaid.owedSince(pastDue, at("2026-02-10"))).toBe(at("2026-02-01"));
    const voided = { ...first, status: "void", paidSeconds: null, voidedSeconds: at("2026-02-10") };
    const withVoid = unpaidInvoicesIn({ invoices: [voided, second], changes: [] });
    expect(withVoid.owedSince(pastDue, at("2026-02-09"))).toBe(at("2026-01-02"));
    expect(withVoid.owedSince(pastDue, at("2026-02-10"))).toBe(at("2026-02-01"));
  });

  test("includes uncollectible invoices, but no drafts and no invoices of other subscriptions", () => {
    const given = { ...second, status: "uncollectible", uncollectibleSeconds: at("2026-02-20") };
    const draft = invoice({ id: "in_3", createdSeconds: at("2026-01-20"), status: "draft", finalizedSeconds: null });
    const other = { ...first, id: "in_4", status: "open", subscriptionId: "sub_2" };
    const unpaid = unpaidInvoicesIn({ invoices: [given, draft, other], changes: [] });
    expect(unpaid.owedSince(pastDue, at("2026-03-10"))).toBe(at("2026-02-01"));
    expect(unpaid.changesOf("sub_1")).toEqual([at("2026-02-01")]);
  });

  test("excludes invoices that were finalised later", () => {
    const unpaid = unpaidInvoicesIn({ invoices: [second], changes: [] });
    const finalized = at("2026-02-01");
    expect([finalized - 1, finalized].map((seconds) => unpaid.owedSince(pastDue, seconds))).toEqual([
      at("2026-03-01"),
      finalized,
    ]);
  });

  test.each([
    ["the payment", "invoice.paid", { paidSeconds: at("2026-02-10") }],
    ["that the invoice is void", "invoice.voided", { status: "void", voidedSeconds: at("2026-02-10") }],
  ] as const)("holds until Stripe recorded %s, because that time decides which sync emits it", (_what, type, rest) => {
    const changes = [
      objectChange("2026-02-05", "invoice.marked_uncollectible", "in_1"),
      objectChange("2026-02-10T00:00:02Z", type, "in_1"),
    ];
    const unpaid = unpaidInvoicesIn({ invoices: [{ ...first, ...rest }, second], changes });
    expect(unpaid.owedSince(pastDue, at("2026-02-10T00:00:01Z"))).toBe(at("2026-01-02"));
    expect(unpaid.owedSince(pastDue, at("2026-02-10T00:00:02Z"))).toBe(at("2026-02-01"));
    expect(unpaid.changesOf("sub_1")).toEqual([at("2026-01-02"), at("2026-02-01"), at("2026-02-10T00:00:02Z")]);
  });

  test("is the period's start if no invoice is known, and undefined in any other status", () => {
    const unpaid = unpaidInvoicesIn({ invoices: [], changes: [] });
    expect(unpaid.owedSince(pastDue, at("2026-03-10"))).toBe(at("2026-03-01"));
    expect(unpaid.owedSince(monthly(2900), at("2026-03-10"))).toBeUndefined();
  });
});

test("a period's start is that of the item whose period began last; undefined: no item shows it", () => {
  const starting = (periodStartSeconds: number | null) => item(price(1), 1, { periodStartSeconds });
  const [january, february] = [at("2026-01-01"), at("2026-02-01")];
  expect(periodStart(subscription([january, null, february].map(starting)))).toBe(february);
  expect(periodStart(subscription([starting(null)]))).toBeUndefined();
});
