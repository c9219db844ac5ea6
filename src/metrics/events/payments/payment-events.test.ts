import { describe, expect, test } from "vitest";
import type { Derivation } from "../../derive.js";
import type { DisputeFacts } from "../../dossier/charge-facts.js";
import type { References } from "../../dossier/references.js";
import {
  at,
  charge,
  creditNote,
  derived,
  dispute,
  failure,
  invoice,
  noReferences,
  objectChange,
  refund,
} from "../../testing/world.js";

/** The boundary of events is 2026-03-14, the end is 2026-03-15. */
const before = at("2026-02-01");
const early = at("2026-03-14T09:59:59Z");

describe("invoices", () => {
  test("a paid renewal is a payment and a renewal, with the amount paid within Stripe and outside it", () => {
    const paid = invoice({ createdSeconds: before, amountPaidMinor: 2900, amountPaidOffStripeMinor: 2000 });
    const result = derived({ invoices: [paid] });
    expect(money(result)).toEqual([
      "2026-02-01T00:00:00Z payment_succeeded 2900 usd list/exact",
      "2026-02-01T00:00:00Z subscription_renewed 2900 usd list/exact",
    ]);
    expect(eventOf(result, "payment_succeeded")).toMatchObject({
      invoice_id: paid.id,
      subscription_id: "sub_1",
      object_id: null,
      attempt_count: null,
      mrr_delta: null,
      movement: null,
    });
  });

  test("vector 67: an invoice of zero is neither a payment nor a renewal", () => {
    expect(money(derived({ invoices: [invoice({ createdSeconds: before, amountDueMinor: 0 })] }))).toEqual([]);
  });

  test("vector 68: a partly paid invoice is not yet a payment", () => {
    const partly = invoice({ status: "open", amountDueMinor: 9000, amountPaidMinor: 4000, isAttempted: false });
    expect(money(derived({ invoices: [partly] }))).toEqual([]);
  });

  test("a first invoice is not a renewal", () => {
    const first = invoice({ createdSeconds: before, billingReason: "subscription_create" });
    expect(types(derived({ invoices: [first] }))).toEqual(["payment_succeeded"]);
  });

  test("an invoice from before 2018 does not show when it was paid: not before it was finalised", () => {
    const old = invoice({ createdSeconds: before, paidSeconds: null, finalizedSeconds: null, billingReason: null });
    expect(money(derived({ invoices: [old] }))).toEqual([
      "2026-02-01T00:00:00Z payment_succeeded 2900 usd list/inferred",
    ]);
  });

  test("void and uncollectible invoices show the unpaid amount", () => {
    const invoices = [
      invoice({ id: "in_void", status: "void", amountPaidMinor: 900, isAttempted: false, voidedSeconds: before }),
      invoice({
        id: "in_given_up",
        status: "uncollectible",
        amountPaidMinor: 500,
        amountPaidOffStripeMinor: 500,
        isAttempted: false,
        uncollectibleSeconds: before + 60,
      }),
    ];
    expect(money(derived({ invoices }))).toEqual([
      "2026-02-01T00:00:00Z invoice_voided 2000 usd list/exact",
      "2026-02-01T00:01:00Z invoice_uncollectible 2400 usd list/exact",
    ]);
  });

  test("an uncollectible invoice that is paid later emits both events, with the unpaid amount at that time", () => {
    const paid = invoice({ createdSeconds: before, uncollectibleSeconds: before + 60, paidSeconds: before + 120 });
    const charges = [
      charge(paid, { id: "ch_1", createdSeconds: before, amountMinor: 900 }),
      charge(paid, { id: "ch_2", createdSeconds: before + 120, amountMinor: 2000 }),
    ];
    expect(money(derived({ invoices: [paid], charges }))).toEqual([
      "2026-02-01T00:01:00Z invoice_uncollectible 2000 usd list/exact",
      "2026-02-01T00:02:00Z payment_succeeded 2900 usd list/exact",
      "2026-02-01T00:02:00Z subscription_renewed 2900 usd list/exact",
    ]);
  });

  test.each([
    ["invoice.paid", "payment_succeeded", { paidSeconds: early }],
    ["invoice.voided", "invoice_voided", { status: "void", voidedSeconds: early }],
    ["invoice.marked_uncollectible", "invoice_uncollectible", { status: "uncollectible", uncollectibleSeconds: early }],
  ] as const)("the event %s determines when the outcome was recorded", (eventType, type, facts) => {
    const changes = [objectChange("2026-03-14T10:00:00Z", eventType, "in_1")];
    const result = derived({ invoices: [invoice({ id: "in_1", isAttempted: false, ...facts })], changes });
    expect(eventOf(result, type)).toMatchObject({
      occurred_at: "2026-03-14T09:59:59.000Z",
      recorded_at: "2026-03-14T10:00:00.000Z",
      source: "event",
      precision: "exact",
    });
  });
});

describe("payments that failed before", () => {
  const paid = invoice({ createdSeconds: before, paidSeconds: before + 86_400, paidBy: ["pi_1"] });
  const failed = charge(paid, { id: "ch_failed", status: "failed", amountMinor: 0, createdSeconds: before });

  test("are recovered if the invoice counts several attempts", () => {
    expect(types(derived({ invoices: [{ ...paid, attemptCount: 2 }] }))).toContain("payment_recovered");
  });

  test("are recovered manually after a failed charge of the same payment", () => {
    const result = derived({ invoices: [paid], charges: [charge(paid), failed] });
    expect(money(result)).toEqual([
      "2026-02-01T00:00:00Z payment_failed 2900 usd list/exact",
      "2026-02-02T00:00:00Z payment_succeeded 2900 usd list/exact",
      "2026-02-02T00:00:00Z payment_recovered 2900 usd list/exact",
      "2026-02-02T00:00:00Z subscription_renewed 2900 usd list/exact",
    ]);
  });

  test("are recovered after a failure from an event, if the key cannot read charges", () => {
    const owed = invoice({ id: paid.id, status: "open", createdSeconds: before });
    const fresh = { ...paid, paidSeconds: at("2026-03-14T12:00:00Z") };
    const changes = [
      failure("2026-03-14T10:00:00Z", owed),
      objectChange("2026-03-14T12:00:00Z", "invoice.paid", paid.id),
    ];
    expect(types(derived({ invoices: [fresh], charges: undefined, changes }))).toContain("payment_recovered");
  });

  test("are recovered outside of Stripe, too", () => {
    const outside = { ...paid, attemptCount: 3, amountPaidMinor: 2900, amountPaidOffStripeMinor: 2900 };
    expect(eventOf(derived({ invoices: [outside] }), "payment_recovered")).toMatchObject({ amount: 2900 });
  });

  test("are not recovered if nothing failed, or only another payment failed", () => {
    const other = charge(undefined, { id: "ch_other", status: "failed", amountMinor: 0, createdSeconds: before });
    expect(types(derived({ invoices: [paid], charges: [charge(paid), other] }))).not.toContain("payment_recovered");
  });
});

describe("refunds", () => {
  const paid = invoice({ createdSeconds: before, paidBy: ["pi_1"] });

  test("vector 62: each succeeded refund is emitted with its reason and its invoice", () => {
    const refunds = [
      refund(3000, { id: "re_1", createdSeconds: before + 60, reason: "requested_by_customer" }),
      refund(500, { id: "re_2", createdSeconds: before + 120 }),
      refund(700, { id: "re_3", status: "failed" }),
    ];
    const result = derived({ invoices: [paid], charges: [charge(paid, { refunds })] });
    expect(money(result).slice(2)).toEqual([
      "2026-02-01T00:01:00Z payment_refunded 3000 usd list/exact",
      "2026-02-01T00:02:00Z payment_refunded 500 usd list/exact",
    ]);
    expect(eventOf(result, "payment_refunded")).toMatchObject({
      invoice_id: paid.id,
      subscription_id: "sub_1",
      object_id: "re_1",
      reason: "requested_by_customer",
      mrr_delta: null,
    });
  });

  test("refunds of a charge without an invoice are emitted without one", () => {
    const charges = [charge(undefined, { refunds: [refund(500)] })];
    const event = eventOf(derived({ charges }), "payment_refunded");
    expect(event).toMatchObject({ amount: 500, invoice_id: null, subscription_id: null });
  });

  test("a refund that is pending in one sync and succeeds in the next is emitted once, at its creation", () => {
    const made = { createdSeconds: at("2026-03-14T08:00:00Z"), id: "re_1" };
    const eventLines = objectChange("2026-03-14T08:00:00Z", "refund.created", "re_1", "pending");
    const done = objectChange("2026-03-14T12:00:00Z", "refund.updated", "re_1", "succeeded");
    const same = objectChange("2026-03-14T12:00:00Z", "charge.refund.updated", "re_1", "succeeded");
    const cut = at("2026-03-14T10:00:00Z");
    const first = derived(
      {
        invoices: [paid],
        charges: [charge(paid, { refunds: [refund(500, { ...made, status: "pending" })] })],
        changes: [eventLines],
      },
      {},
      { asOfSeconds: cut - 1 },
    );
    expect(types(first)).not.toContain("payment_refunded");
    const second = derived(
      { invoices: [paid], charges: [charge(paid, { refunds: [refund(500, made)] })], changes: [done, same] },
      {},
      { changesFromSeconds: cut },
    );
    expect(second.events.filter(({ event_type }) => event_type === "payment_refunded")).toMatchObject([
      { occurred_at: "2026-03-14T08:00:00.000Z", recorded_at: "2026-03-14T12:00:00.000Z", source: "event" },
    ]);
  });
});

describe("disputes", () => {
  const paid = invoice({ createdSeconds: before, paidBy: ["pi_1"] });
  const disputed = charge(paid, { isDisputed: true });
  const facts = { invoices: [paid], charges: [disputed] };

  test("vector 70: a lost dispute without its event is emitted at its creation, inferred", () => {
    const result = derived(facts, {}, {}, disputesOf(dispute(2900, "lost", { chargeId: disputed.id, id: "dp_1" })));
    expect(money(result).slice(2)).toEqual([
      "2026-02-01T00:00:00Z payment_disputed 2900 usd list/exact",
      "2026-02-01T00:00:00Z dispute_lost 2900 usd list/inferred",
    ]);
    expect(eventOf(result, "dispute_lost")).toMatchObject({
      invoice_id: paid.id,
      object_id: "dp_1",
      reason: "fraudulent",
    });
  });

  test("the closing event shows when the dispute was lost", () => {
    const lost = disputesOf(dispute(2900, "lost", { chargeId: disputed.id, id: "dp_1" }));
    const changes = [objectChange("2026-03-14T10:00:00Z", "charge.dispute.closed", "dp_1", "lost")];
    expect(money(derived({ ...facts, changes }, {}, {}, lost)).slice(2)).toEqual([
      "2026-02-01T00:00:00Z payment_disputed 2900 usd list/exact",
      "2026-03-14T10:00:00Z dispute_lost 2900 usd event/exact",
    ]);
  });

  test("a won dispute emits only the dispute", () => {
    const won = disputesOf(dispute(2900, "won", { chargeId: disputed.id, id: "dp_1" }));
    const changes = [objectChange("2026-03-14T10:00:00Z", "charge.dispute.closed", "dp_1", "won")];
    expect(types(derived({ ...facts, changes }, {}, {}, won)).slice(2)).toEqual(["payment_disputed"]);
  });

  test("disputes that the key cannot read are not emitted", () => {
    const unreadable = { ...noReferences, disputesOf: () => undefined };
    expect(types(derived(facts, {}, {}, unreadable))).not.toContain("payment_disputed");
  });
});

describe("credit notes", () => {
  test("are emitted as issued with the whole credited amount, even if they were voided later", () => {
    const billed = invoice({ id: "in_1", createdSeconds: before });
    const creditNotes = [
      creditNote(500, { id: "cn_1", createdSeconds: before + 60, invoiceId: "in_1", reason: "duplicate" }),
      creditNote(700, { id: "cn_2", createdSeconds: before + 120, status: "void" }),
    ];
    const result = derived({ invoices: [billed], creditNotes });
    expect(money(result).slice(2)).toEqual([
      "2026-02-01T00:01:00Z credit_note_issued 500 usd list/exact",
      "2026-02-01T00:02:00Z credit_note_issued 700 usd list/exact",
    ]);
    expect(eventOf(result, "credit_note_issued")).toMatchObject({
      invoice_id: "in_1",
      subscription_id: "sub_1",
      object_id: "cn_1",
      reason: "duplicate",
    });
  });
});

describe("incremental syncs", () => {
  const cut = at("2026-03-14T10:00:00Z");
  const cursor = new Date(cut * 1000).toISOString();
  const paid = invoice({ id: "in_1", paidSeconds: early, billingReason: "manual" });

  test("a payment just before the cursor with an event after it is emitted once, by the later sync", () => {
    // The invoice was paid when the first sync read it, which was after the moment that the sync describes.
    const changes = [objectChange("2026-03-14T10:00:00Z", "invoice.paid", "in_1")];
    const first = derived({ invoices: [paid], changes }, {}, { asOfSeconds: cut - 1 });
    const second = derived({ invoices: [paid], changes }, {}, { changesFromSeconds: cut });
    const due = second.events.filter(({ recorded_at }) => recorded_at >= cursor);
    expect(types(first)).toEqual([]);
    expect(due.map(({ event_type }) => event_type)).toEqual(["payment_succeeded"]);
  });

  test("a payment that was emitted before is not emitted again", () => {
    const later = derived({ invoices: [paid] }, {}, { changesFromSeconds: cut });
    expect(later.events.filter(({ recorded_at }) => recorded_at >= cursor)).toEqual([]);
  });

  test("nothing is emitted before Stripe recorded it", () => {
    const future = invoice({ id: "in_2", createdSeconds: at("2026-03-15T00:00:01Z") });
    const charges = [charge(future, { refunds: [refund(5, { createdSeconds: at("2026-03-15T00:00:02Z") })] })];
    const creditNotes = [creditNote(5, { createdSeconds: at("2026-03-15T00:00:02Z") })];
    expect(types(derived({ invoices: [future], charges, creditNotes }))).toEqual([]);
  });

  test("a fact has the same id from a list and from an event", () => {
    const fromList = derived({ invoices: [paid] }, {}, { changesFromSeconds: at("2026-03-15") });
    const changes = [objectChange("2026-03-14T10:00:00Z", "invoice.paid", "in_1")];
    const fromEvent = derived({ invoices: [paid], changes });
    expect(eventOf(fromList, "payment_succeeded")?.source).toBe("list");
    expect(eventOf(fromEvent, "payment_succeeded")?.source).toBe("event");
    expect(eventOf(fromList, "payment_succeeded")?.event_id).toBe(eventOf(fromEvent, "payment_succeeded")?.event_id);
  });
});

function money({ events }: Derivation): string[] {
  return events
    .filter(({ amount }) => amount !== null)
    .map(({ occurred_at, event_type, amount, currency, source, precision }) => {
      return `${occurred_at.replace(".000Z", "Z")} ${event_type} ${amount} ${currency} ${source}/${precision}`;
    });
}

function types({ events }: Derivation): string[] {
  return events.filter(({ amount }) => amount !== null).map(({ event_type }) => event_type);
}

function eventOf({ events }: Derivation, type: string) {
  return events.find(({ event_type }) => event_type === type);
}

function disputesOf(...disputes: readonly DisputeFacts[]): References {
  return { ...noReferences, disputesOf: (id) => disputes.filter(({ chargeId }) => chargeId === id) };
}
