import { describe, expect, test } from "vitest";
import type { DisputeFacts } from "../dossier/charge-facts.js";
import type { Dossier } from "../dossier/dossier.js";
import type { References } from "../dossier/references.js";
import {
  at,
  charge,
  creditNote,
  customer,
  derived,
  dispute,
  invoice,
  item,
  monthly,
  noReferences,
  price,
  refund,
  subscription,
} from "../testing/world.js";

describe("realised revenue, by the vectors of the definitions", () => {
  const paid = invoice();
  const disputedCharge = charge(paid, { isDisputed: true });
  const vectors: [string, Partial<Dossier>, object][] = [
    ["59: paid 2900", { invoices: [paid], charges: [charge(paid)] }, { ltv: 2900, ltv_net: 2900 }],
    ["61: uncollectible, nothing paid", { invoices: [invoice({ status: "uncollectible" })] }, { ltv: 0, ltv_net: 0 }],
    [
      "67: an invoice of zero",
      { invoices: [invoice({ amountDueMinor: 0 })] },
      { ltv: 0, ltv_net: 0, ever_paid: false },
    ],
    [
      "68: open, due 9000, paid 4000",
      { invoices: [invoice({ status: "open", amountDueMinor: 9000, amountPaidMinor: 4000 })] },
      { ltv: 4000, ltv_net: 4000, paid_invoice_count: 0 },
    ],
    [
      "71: a charge without an invoice 5000",
      { charges: [charge(undefined, { amountMinor: 5000 })] },
      { ltv: 0, ltv_net: 0, other_revenue: 5000, currency: "usd" },
    ],
  ];
  test.each(vectors)("vector %s", (_name, facts, expected) => {
    expect(derived(facts).metrics).toMatchObject(expected);
  });

  test("vector 62: a refund lowers net revenue, not paid revenue, and never MRR", () => {
    const big = invoice({ amountDueMinor: 10_000 });
    const charges = [charge(big, { refunds: [refund(3000)] })];
    const { metrics } = derived({ subscriptions: [monthly(10_000)], invoices: [big], charges });
    expect(metrics).toMatchObject({ ltv: 10_000, refunded: 3000, ltv_net: 7000, mrr: 10_000 });
  });

  test("vector 65: a credit note that was paid back outside of Stripe lowers net revenue", () => {
    const notes = [creditNote(500, { invoiceId: paid.id, outOfBandMinor: 500 })];
    const { metrics } = derived({ invoices: [paid], charges: [charge(paid)], creditNotes: notes });
    expect(metrics).toMatchObject({ ltv: 2900, ltv_net: 2400, refunded: 0 });
  });

  test("a refund of a payment record counts once as refunded and in net revenue, unless its invoice is void", () => {
    const refunded = { recordRefunds: [{ id: "pr_1:rg_1", amountMinor: 300 }] };
    const note = creditNote(700, { ...refunded, invoiceId: paid.id, outOfBandMinor: 400 });
    const charges = [charge(paid, { refunds: [refund(100)] })];
    const facts = { invoices: [paid, invoice({ id: "in_void", status: "void", paidBy: [] })], charges };
    const ofVoid = creditNote(300, { ...refunded, id: "cn_void", invoiceId: "in_void" });
    const voidNote = creditNote(300, { ...refunded, id: "cn_2", invoiceId: paid.id, status: "void" });
    const { metrics } = derived({ ...facts, creditNotes: [note, ofVoid, voidNote] });
    expect(metrics).toMatchObject({ ltv: 2900, refunded: 400, ltv_net: 2100 });
  });

  test("vector 70: a lost dispute lowers net revenue by the disputed amount", () => {
    const references = disputesOf(dispute(2900, "lost", { chargeId: disputedCharge.id }));
    const { metrics } = derived({ invoices: [paid], charges: [disputedCharge] }, {}, {}, references);
    expect(metrics).toMatchObject({ ltv: 2900, ltv_net: 0, refunded: 0 });
  });

  test.each(["won", "needs_response", "under_review", "warning_closed"])(
    "a dispute that is %s lowers nothing",
    (status) => {
      const references = disputesOf(dispute(2900, status, { chargeId: disputedCharge.id }));
      const { metrics } = derived({ invoices: [paid], charges: [disputedCharge] }, {}, {}, references);
      expect(metrics).toMatchObject({ ltv: 2900, ltv_net: 2900 });
    },
  );

  test("other credit of credit notes lowers nothing, because it was never paid or is a separate refund", () => {
    const charges = [charge(paid, { refunds: [refund(400)] })];
    const creditNotes = [creditNote(400, { id: "cn_refund" }), creditNote(900, { id: "cn_balance" })];
    expect(derived({ invoices: [paid], charges, creditNotes }).metrics).toMatchObject({ ltv: 2900, ltv_net: 2500 });
  });

  test("a void credit note lowers nothing", () => {
    const creditNotes = [creditNote(500, { outOfBandMinor: 500, status: "void" })];
    expect(derived({ invoices: [paid], charges: [], creditNotes }).metrics.ltv_net).toBe(2900);
  });

  test("refunds and disputes of a void invoice's payment lower nothing, because the payment does not count", () => {
    const isVoid = invoice({ id: "in_void", status: "void", amountPaidMinor: 4000, paidBy: ["pi_void"] });
    const charges = [charge(isVoid, { isDisputed: true, refunds: [refund(11)] })];
    const references = { ...noReferences, disputesOf: () => [dispute(3989, "lost")] };
    const { metrics } = derived({ invoices: [paid, isVoid], charges }, {}, {}, references);
    expect(metrics).toMatchObject({ ltv: 2900, refunded: 0, ltv_net: 2900, other_revenue: 0 });
  });

  test.each(["pending", "requires_action", "failed", "canceled"])("a refund that is %s lowers nothing", (status) => {
    const charges = [charge(paid, { refunds: [refund(1000, { status })] })];
    expect(derived({ invoices: [paid], charges }).metrics).toMatchObject({ refunded: 0, ltv_net: 2900 });
  });

  test("payments outside of Stripe and partly paid invoices count with the amount paid, void invoices count 0", () => {
    const invoices = [
      invoice({ id: "in_outside", amountPaidMinor: 2900, amountPaidOffStripeMinor: 2900 }),
      invoice({ id: "in_both", amountDueMinor: 1000, amountPaidMinor: 1000, amountPaidOffStripeMinor: 600 }),
      invoice({ id: "in_part", status: "uncollectible", amountDueMinor: 5000, amountPaidMinor: 200 }),
      invoice({ id: "in_void", status: "void", amountPaidMinor: 7000 }),
      invoice({ id: "in_draft", status: "draft", amountPaidMinor: 7000 }),
    ];
    expect(derived({ invoices }).metrics).toMatchObject({ ltv: 4100, ltv_net: 4100, ever_paid: true });
  });
});

describe("the dates of payments", () => {
  const part = (amountMinor: number, when: string) => ({ amountMinor, paidSeconds: at(when), isOffStripe: false });
  const partly = invoice({
    status: "open",
    amountDueMinor: 9000,
    amountPaidMinor: 4000,
    paidPayments: [part(3000, "2026-02-03"), part(1000, "2026-02-01"), part(0, "2026-01-01")],
  });
  const older = invoice({ id: "in_older", paidSeconds: at("2026-02-02") });
  test.each<[string, Partial<Dossier>, readonly [string | null, string | null]]>([
    ["of a partly paid invoice are those of its payments", { invoices: [partly] }, ["2026-02-01", "2026-02-03"]],
    ["of an invoice before basil are that of the whole", { invoices: [older] }, ["2026-02-02", "2026-02-02"]],
    ["span all invoices", { invoices: [older, partly] }, ["2026-02-01", "2026-02-03"]],
    ["of a void invoice do not count", { invoices: [{ ...partly, status: "void" }] }, [null, null]],
  ])("%s", (_name, facts, [first, last]) => {
    const { first_paid_at, last_paid_at } = derived(facts).metrics;
    expect([first_paid_at, last_paid_at].map((time) => time?.slice(0, 10) ?? null)).toEqual([first, last]);
  });
});

describe("charges and invoices", () => {
  const paid = invoice({ paidBy: ["pi_1"] });

  test("a charge belongs to the invoice with its payment intent or its id, or to the invoice that it names", () => {
    const old = invoice({ id: "in_old", paidBy: ["ch_old"] });
    const older = invoice({ id: "in_older", paidBy: [] });
    const charges = [
      charge(paid, { refunds: [refund(1)] }),
      charge(old, { id: "ch_old", paymentIntentId: null, refunds: [refund(10)] }),
      charge(older, { id: "ch_older", paymentIntentId: "pi_x", invoiceId: "in_older", refunds: [refund(100)] }),
    ];
    const { metrics } = derived({ invoices: [paid, old, older], charges });
    expect(metrics).toMatchObject({ refunded: 111, other_revenue: 0 });
  });

  test("refunds and lost disputes of a charge without an invoice change neither refunded nor net revenue", () => {
    const own = charge(undefined, { id: "ch_own", amountMinor: 5000, isDisputed: true, refunds: [refund(2000)] });
    const references = disputesOf(dispute(3000, "lost", { chargeId: "ch_own" }));
    const { metrics } = derived({ invoices: [paid], charges: [charge(paid), own] }, {}, {}, references);
    expect(metrics).toMatchObject({ ltv: 2900, ltv_net: 2900, refunded: 0, other_revenue: 5000 });
  });

  test("only succeeded charges are other revenue", () => {
    const charges = [
      charge(undefined, { id: "ch_1", amountMinor: 700 }),
      charge(undefined, { id: "ch_2", amountMinor: 0, status: "failed" }),
      charge(undefined, { id: "ch_3", amountMinor: 0, status: "pending" }),
    ];
    expect(derived({ charges }).metrics.other_revenue).toBe(700);
  });

  test("a guest's charge does not count for any customer", () => {
    const charges = [charge(undefined, { customerId: null, amountMinor: 5000 })];
    expect(derived({ charges }).metrics).toMatchObject({ other_revenue: 0, ltv: 0 });
  });
});

describe("missing permissions", () => {
  const paid = invoice();
  const disputed = charge(paid, { isDisputed: true });
  const unreadable: References = { ...noReferences, disputesOf: () => undefined };

  test("without charges only paid revenue is known", () => {
    const { metrics } = derived({ invoices: [paid], charges: undefined });
    expect(metrics).toMatchObject({ ltv: 2900, ltv_net: null, refunded: null, other_revenue: null });
  });

  test("without credit notes, net revenue is unknown", () => {
    const { metrics } = derived({ invoices: [paid], charges: [charge(paid)], creditNotes: undefined });
    expect(metrics).toMatchObject({ ltv: 2900, ltv_net: null, refunded: 0, other_revenue: 0 });
  });

  test("without disputes, net revenue is unknown only if a payment of an invoice was disputed", () => {
    const { metrics } = derived({ invoices: [paid], charges: [disputed] }, {}, {}, unreadable);
    expect(metrics).toMatchObject({ ltv: 2900, ltv_net: null, refunded: 0, other_revenue: 0 });
    const others = [charge(paid), charge(undefined, { id: "ch_other", isDisputed: true })];
    expect(derived({ invoices: [paid], charges: others }, {}, {}, unreadable).metrics.ltv_net).toBe(2900);
  });

  test("if LTV is net, it is unknown when net revenue is unknown", () => {
    const net = { ltvBasis: "net" } as const;
    const { metrics } = derived({ invoices: [paid], charges: undefined }, net);
    expect(metrics).toMatchObject({ ltv: null, ltv_by_currency: null, ltv_net: null });
  });
});

describe("currencies and the basis", () => {
  const dollars = invoice({ id: "in_usd", paidBy: ["pi_usd"] });
  const yen = invoice({ id: "in_jpy", paidBy: ["pi_jpy"], currency: "jpy", amountDueMinor: 1200 });
  const dinars = invoice({ id: "in_kwd", paidBy: ["pi_kwd"], currency: "kwd", amountDueMinor: 12_345 });
  const charges = [
    charge(dollars, { refunds: [refund(900)] }),
    charge(yen, { refunds: [refund(200, { currency: "jpy" })] }),
    charge(dinars, { refunds: [refund(345, { currency: "kwd" })] }),
  ];
  const facts = { customer: customer({ currency: "jpy" }), invoices: [yen, dollars, dinars], charges };

  test("each currency has its own sum in its own minor units, and the row shows the customer's currency", () => {
    expect(derived(facts).metrics).toMatchObject({
      currency: "jpy",
      currency_exponent: 0,
      ltv: 1200,
      refunded: 200,
      ltv_net: 1000,
      ltv_by_currency: [
        { currency: "jpy", currency_exponent: 0, amount: 1200 },
        { currency: "kwd", currency_exponent: 3, amount: 12_345 },
        { currency: "usd", currency_exponent: 2, amount: 2900 },
      ],
    });
  });

  test("with the net basis LTV is net revenue", () => {
    expect(derived(facts, { ltvBasis: "net" }).metrics).toMatchObject({
      ltv: 1000,
      ltv_net: 1000,
      ltv_by_currency: [
        { currency: "jpy", amount: 1000 },
        { currency: "kwd", amount: 12_000 },
        { currency: "usd", amount: 2000 },
      ],
    });
  });

  test("a row in the currency of the MRR does not show revenue in another currency", () => {
    const euros = subscription([item({ ...price(2900), currency: "eur" })], { currency: "eur" });
    const { metrics } = derived({ subscriptions: [euros], invoices: [dollars], charges: [charge(dollars)] });
    expect(metrics).toMatchObject({ currency: "eur", ltv: 0, ltv_net: 0, refunded: 0, other_revenue: 0 });
    expect(metrics.ltv_by_currency).toEqual([{ currency: "usd", currency_exponent: 2, amount: 2900 }]);
  });

  test("a customer without objects has zeros and no currency", () => {
    expect(derived({}).metrics).toMatchObject({
      currency: null,
      currency_exponent: null,
      ltv: 0,
      ltv_net: 0,
      refunded: 0,
      other_revenue: 0,
      ltv_by_currency: [],
    });
  });
});

function disputesOf(...disputes: readonly DisputeFacts[]): References {
  return { ...noReferences, disputesOf: (id) => disputes.filter(({ chargeId }) => chargeId === id) };
}
