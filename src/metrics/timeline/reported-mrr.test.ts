import { describe, expect, test } from "vitest";
import type { MrrReport } from "./subscription-histories.js";
import type { Dossier } from "../dossier/dossier.js";
import type { LineFacts, PendingProration } from "../dossier/invoice-facts.js";
import { at, billed, change, derived, eventLines, item, monthly, price, subscription } from "../testing/world.js";

/** Returns the report of a sync as of a day that read these objects, as a later sync gets it. */
function reportOf(of: Partial<Dossier>, asOf: string): MrrReport {
  const asOfSeconds = at(asOf);
  const { toRemember } = derived(of, {}, { asOfSeconds, changesFromSeconds: asOfSeconds + 1 });
  const remembered = Object.fromEntries(
    [...toRemember!].flatMap(([id, mrr]) => (mrr === undefined ? [] : [[id, mrr] as const])),
  );
  return { untilSeconds: asOfSeconds + 1, remembered, isCut: false, hasGap: true, reportsObserved: true };
}

/** Returns the ledger of a sync after a gap without events. */
function ledgerAfter(report: MrrReport, of: Partial<Dossier>, asOf: string): string[] {
  const asOfSeconds = at(asOf);
  const derivation = derived(of, {}, { asOfSeconds, changesFromSeconds: asOfSeconds + 1, report });
  const events = derivation.events.filter(
    ({ recorded_at: recorded, mrr_delta: delta }) =>
      delta !== null && Date.parse(recorded) / 1000 >= report.untilSeconds,
  );
  return eventLines({ ...derivation, events });
}

const yearly = (amount: number) => {
  const of = item(price(amount, "year"), 1, { id: "si_1", periodStartSeconds: at("2026-01-15") });
  return subscription([of], { createdSeconds: at("2026-01-15") });
};
const yearlyInvoice = billed(price(12_000, "year"), "2026-01-15", "2027-01-15");

/** Returns the lines of a change on 2026-05-15 from 12000 to 24000 a year. @param to the new price or quantity */
function prorations(to: Partial<LineFacts>): LineFacts[] {
  const line = { ...yearlyInvoice.lines[0]!, periodStartSeconds: at("2026-05-15") };
  return [
    { ...line, id: "il_credit", amountMinor: -8000, proration: "credit" },
    { ...line, id: "il_debit", amountMinor: 16_000, proration: "debit", ...to },
  ];
}

function pendingProration(line: LineFacts, recordedSeconds: number): PendingProration {
  return { id: `ii_${line.id}`, customerId: "cus_1", currency: "usd", recordedSeconds, line };
}

describe("a sync after a gap", () => {
  test("reports an unprorated change when it is observed, and not at the start of the period", () => {
    const report = reportOf({ subscriptions: [yearly(12_000)], invoices: [yearlyInvoice] }, "2026-03-10");
    expect(report.remembered).toEqual({});
    expect(ledgerAfter(report, { subscriptions: [yearly(24_000)], invoices: [yearlyInvoice] }, "2026-09-01")).toEqual([
      "2026-09-01 subscription_changed [upgraded] 1000->2000 usd expansion list/inferred",
    ]);
  });

  test("remembers such a change, so the next one reports nothing", () => {
    const now = { subscriptions: [yearly(24_000)], invoices: [yearlyInvoice] };
    const report = reportOf(now, "2026-09-01");
    expect(report.remembered).toEqual({ sub_1: 2000 });
    expect(ledgerAfter(report, now, "2026-12-01")).toEqual([]);
  });

  test("takes back what an invoice showed that was voided since", () => {
    const before = [
      billed(price(1900), "2026-02-01", "2026-03-01"),
      billed(price(3900), "2026-03-01", "2026-04-01", {}, { id: "in_void" }),
    ];
    const report = reportOf({ subscriptions: [monthly(3900)], invoices: before }, "2026-03-10");
    expect(report.remembered).toEqual({});
    const after = [before[0]!, { ...before[1]!, status: "void", voidedSeconds: at("2026-03-20") }];
    expect(ledgerAfter(report, { subscriptions: [monthly(1900)], invoices: after }, "2026-05-01")).toEqual([
      "2026-05-01 subscription_changed [downgraded] 3900->1900 usd contraction list/inferred",
    ]);
  });

  test("dates a change by its proration, and an end by the subscription", () => {
    const report = reportOf({ subscriptions: [yearly(12_000)], invoices: [yearlyInvoice] }, "2026-03-10");
    const lines = prorations({ priceId: price(24_000, "year").id });
    const update = billed(price(12_000, "year"), "2026-05-15", "2027-01-15", {}, { lines });
    const ended = { ...yearly(24_000), status: "canceled", endedSeconds: at("2026-07-01") };
    expect(ledgerAfter(report, { subscriptions: [ended], invoices: [yearlyInvoice, update] }, "2026-09-01")).toEqual([
      "2026-05-15 subscription_changed [upgraded] 1000->2000 usd expansion history/exact",
      "2026-07-01 subscription_cancelled 2000->0 usd churn list/exact",
    ]);
  });

  test.each([
    ["was invoiced immediately", "2026-05-15"],
    ["waited for the next invoice", "2027-01-15"],
  ])("does not repeat a proration that %s, although a change without one took it back", (_what, invoicedOn) => {
    const lines = prorations({ quantity: 2 });
    const update = billed(price(12_000, "year"), invoicedOn, "2027-01-15", {}, { id: "in_update", lines });
    const pendingProrations = lines.map((line) => pendingProration(line, at("2026-05-15")));
    const seen = invoicedOn < "2026-06-10" ? { invoices: [yearlyInvoice, update] } : { pendingProrations };
    const report = reportOf({ subscriptions: [yearly(12_000)], invoices: [yearlyInvoice], ...seen }, "2026-06-10");
    const invoices = [yearlyInvoice, update, billed(price(12_000, "year"), "2027-01-15", "2028-01-15")];
    expect(ledgerAfter(report, { subscriptions: [yearly(12_000)], invoices }, "2027-02-01")).toEqual([]);
  });

  test("dates a backdated change by its invoice, because its proration could have been reported", () => {
    const report = reportOf({ subscriptions: [yearly(12_000)], invoices: [yearlyInvoice] }, "2026-06-10");
    const period = billed(price(24_000, "year"), "2027-01-15", "2028-01-15");
    const lines = [...prorations({ priceId: price(24_000, "year").id }), ...period.lines];
    const now = { subscriptions: [yearly(24_000)], invoices: [yearlyInvoice, { ...period, lines }] };
    expect(ledgerAfter(report, now, "2027-02-01")).toEqual([
      "2027-01-15 subscription_changed [upgraded] 1000->2000 usd expansion history/inferred",
    ]);
  });

  test("remembers why a subscription does not count, and reports its return", () => {
    const paused = { ...yearly(12_000), pauseBehavior: "void" };
    const report = reportOf({ subscriptions: [paused], invoices: [yearlyInvoice] }, "2026-03-10");
    expect(report.remembered).toEqual({ sub_1: "paused" });
    expect(ledgerAfter(report, { subscriptions: [paused], invoices: [yearlyInvoice] }, "2026-09-01")).toEqual([]);
    expect(ledgerAfter(report, { subscriptions: [yearly(12_000)], invoices: [yearlyInvoice] }, "2026-09-01")).toEqual([
      "2026-09-01 subscription_changed [resumed] 0->1000 usd reactivation list/inferred",
    ]);
  });

  test.each([
    ["its collection method changed", { collectionMethod: "charge_automatically" }, {}],
    ["its first invoice was credited", {}, { amountDueMinor: 0 }],
    ["its first invoice was paid", {}, { status: "paid", paidSeconds: at("2026-05-01") }],
  ])("reports nothing again of a subscription whose first invoice was open, although %s", (_what, of, rest) => {
    const sent = monthly(1900, { collectionMethod: "send_invoice" });
    const first = billed(price(1900), "2026-01-01", "2026-02-01", {}, { billingReason: "subscription_create" });
    const open = { ...first, status: "open", paidSeconds: null };
    const report = reportOf({ subscriptions: [sent], invoices: [open] }, "2026-01-20");
    expect(report.remembered).toEqual({ sub_1: 1900 });
    const now = { subscriptions: [{ ...sent, ...of }], invoices: [{ ...open, ...rest }] };
    expect(ledgerAfter(report, now, "2026-09-01")).toEqual([]);
  });

  test("does not repeat an end that was reported, whatever else is known of it", () => {
    const ended = { ...yearly(24_000), status: "canceled", endedSeconds: at("2026-03-01") };
    const report = reportOf({ subscriptions: [ended], invoices: [yearlyInvoice] }, "2026-03-10");
    expect(report.remembered).toEqual({});
    expect(ledgerAfter(report, { subscriptions: [ended], invoices: [yearlyInvoice] }, "2026-09-01")).toEqual([]);
  });
});

describe("a sync whose events begin before its cursor", () => {
  const created = at("2026-03-05");
  const before = subscription([item(price(12_000, "year"), 1, { id: "si_1" })], { createdSeconds: created });
  const after = subscription([item(price(24_000, "year"), 1, { id: "si_1" })], { createdSeconds: created });
  const changes = [change("2026-03-05", undefined, before), change("2026-03-12T00:00:00Z", before, after)];
  const deltas = (remembered: MrrReport["remembered"]) => {
    const untilSeconds = at("2026-03-10");
    const report = { untilSeconds, remembered, isCut: false, hasGap: true, reportsObserved: true };
    const span = { asOfSeconds: at("2026-03-14"), changesFromSeconds: at("2026-03-01"), report };
    const { events } = derived({ subscriptions: [after], changes }, {}, span);
    return events
      .filter(({ recorded_at: time, mrr_delta: delta }) => delta !== null && Date.parse(time) / 1000 >= untilSeconds)
      .map(({ mrr_delta: delta }) => delta);
  };

  test("reports a change of a subscription that was created and reported before it", () => {
    expect(deltas({ sub_1: 1000 })).toEqual([1000]);
  });

  test("reports no change a second time that was reported before its event could be read", () => {
    expect(deltas({ sub_1: 2000 })).toEqual([]);
  });
});

describe("a usual sync", () => {
  const untilSeconds = at("2026-03-10") + 1;
  const report: MrrReport = { untilSeconds, remembered: {}, isCut: false, hasGap: false, reportsObserved: false };
  const span = { asOfSeconds: at("2026-03-12"), changesFromSeconds: report.untilSeconds, report };
  const invoices = [yearlyInvoice];

  test("continues from what was reported, although an event shows another state before it", () => {
    const changes = [change("2026-03-11T00:00:00Z", yearly(18_000), yearly(24_000))];
    const derivation = derived({ subscriptions: [yearly(24_000)], invoices, changes }, {}, span);
    expect(eventLines(derivation).at(-2)).toBe(
      "2026-03-11 subscription_changed [upgraded] 1000->2000 usd expansion event/exact",
    );
  });

  test("leaves what no event shows yet to the next one", () => {
    const { events, toRemember } = derived({ subscriptions: [yearly(24_000)], invoices }, {}, span);
    const later = events.filter(({ recorded_at: time }) => Date.parse(time) / 1000 >= report.untilSeconds);
    expect(later).toEqual([]);
    expect(toRemember?.get("sub_1")).toBeUndefined();
  });

  test("trusts an event's previous state if the state had no room for the reported MRR", () => {
    const changes = [change("2026-03-11T00:00:00Z", yearly(18_000), yearly(24_000))];
    const cut = { ...span, report: { ...report, isCut: true } };
    const derivation = derived({ subscriptions: [yearly(24_000)], invoices, changes }, {}, cut);
    expect(eventLines(derivation).at(-2)).toBe(
      "2026-03-11 subscription_changed [upgraded] 1500->2000 usd expansion event/exact",
    );
  });

  describe("and the state had no room for what was reported", () => {
    const paused = { ...yearly(12_000), pauseBehavior: "void" };
    const cut = { ...report, isCut: true, reportsObserved: true };
    const rescan = (of: Partial<Dossier>) => {
      const { events } = derived({ invoices, ...of }, {}, { ...span, report: cut });
      return events.filter(({ recorded_at: time }) => Date.parse(time) / 1000 >= untilSeconds);
    };

    test("a rescan does not report a pause again, because no event shows a change since then", () => {
      expect(rescan({ subscriptions: [paused] })).toEqual([]);
    });

    test("a rescan reports the end of the subscription without a second churn", () => {
      const ended = { ...paused, status: "canceled", endedSeconds: at("2026-03-12") };
      const end = { ...change("2026-03-12T00:00:00Z", paused, ended), beforeIsExact: false };
      const deltas = rescan({ subscriptions: [ended], changes: [end] }).map(({ mrr_delta: delta }) => delta);
      expect(deltas.filter((delta) => delta !== null && delta !== 0)).toEqual([]);
    });
  });
});
