import { describe, expect, test } from "vitest";
import { at, invoice, monthly, objectChange } from "../testing/world.js";
import { unpaidInvoicesIn } from "./unpaid-invoices.js";

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
  });

  test("holds until Stripe recorded the payment, because that time decides which sync emits it", () => {
    const paid = { ...first, paidSeconds: at("2026-02-10") };
    const changes = [objectChange("2026-02-10T00:00:02Z", "invoice.paid", "in_1")];
    const unpaid = unpaidInvoicesIn({ invoices: [paid, second], changes });
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
