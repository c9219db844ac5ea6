import { describe, expect, it } from "vitest";
import { at, charge, creditNote, dispute, invoice, noReferences, refund } from "../testing/world.js";
import type { Dossier } from "../dossier/dossier.js";
import type { References } from "../dossier/references.js";
import type { InvoiceFacts } from "../dossier/invoice-facts.js";
import { explained, linesOf } from "../testing/explained.js";

function ltv(of: Partial<Dossier>, options = {}, references: References = noReferences): string[] {
  return linesOf(explained(of, options, references), "LTV");
}

const paid = invoice({ id: "in_1" });
const payment = charge(paid);

describe("the explanation of an invoice", () => {
  it.each<[Partial<InvoiceFacts>, string]>([
    [{}, "29.00 USD  in_1 of 2026-01-01, paid through Stripe"],
    [
      { amountPaidMinor: 2900, amountPaidOffStripeMinor: 2900 },
      "29.00 USD  in_1 of 2026-01-01, paid outside of Stripe",
    ],
    [
      { amountPaidMinor: 2900, amountPaidOffStripeMinor: 1000 },
      "29.00 USD  in_1 of 2026-01-01, paid: 19.00 USD through Stripe and 10.00 USD outside of Stripe, of 29.00 USD",
    ],
    [
      { status: "open", amountDueMinor: 9000, amountPaidMinor: 4000 },
      "40.00 USD  in_1 of 2026-01-01, open: 40.00 USD through Stripe, of 90.00 USD",
    ],
    [{ status: "uncollectible" }, "0.00 USD  in_1 of 2026-01-01, uncollectible: nothing was paid of 29.00 USD"],
    [{ amountDueMinor: 0 }, "0.00 USD  in_1 of 2026-01-01, paid: nothing was due"],
    [{ status: "draft" }, "in_1 of 2026-01-01, a draft, so nothing was paid"],
    [
      { status: "void", amountPaidMinor: 500 },
      "0.00 USD  in_1 of 2026-01-01, void, so nothing that was paid on it counts",
    ],
  ])("%j", (rest, text) => {
    expect(ltv({ invoices: [invoice({ id: "in_1", ...rest })] })[1]!.trim()).toBe(text);
  });

  it("contains its charge, refunds, lost disputes and credit notes", () => {
    const refunds = [refund(500, { id: "re_1" }), refund(100, { id: "re_2", status: "failed" })];
    const disputes = [dispute(700, "lost", { id: "dp_1" }), dispute(900, "won", { id: "dp_2" })];
    const charges = [{ ...payment, isDisputed: true, refunds }];
    const creditNotes = [
      creditNote(300, { id: "cn_1", invoiceId: "in_1", outOfBandMinor: 300 }),
      creditNote(200, { id: "cn_2", invoiceId: "in_1" }),
      creditNote(200, { id: "cn_3", invoiceId: "in_1", status: "void", outOfBandMinor: 200 }),
    ];
    expect(
      ltv({ invoices: [paid], charges, creditNotes }, {}, { ...noReferences, disputesOf: () => disputes }),
    ).toEqual([
      "LTV: 29.00 USD",
      "  29.00 USD  in_1 of 2026-01-01, paid through Stripe (ch_in_1)",
      "      -5.00 USD  refund re_1 of 2026-02-01, in refunded and out of ltv_net",
      "      refund re_2 of 1.00 USD is failed: takes nothing off",
      "      -7.00 USD  dispute dp_1 of 2026-02-01 was lost, out of ltv_net",
      "      dispute dp_2 is won, not lost: takes nothing off",
      "      -3.00 USD  credit note cn_1 of 2026-02-01 was paid back outside of Stripe, out of ltv_net",
      "      credit note cn_2 of 2026-02-01 credited 2.00 USD: takes nothing off, since it lowers an " +
        "amount due or is a refund",
      "      credit note cn_3 of 2026-02-01 is void: takes nothing off",
      "  In customer_metrics, in USD: ltv 29.00 USD; ltv_net 14.00 USD; refunded 5.00 USD; other_revenue 0.00 USD.",
    ]);
  });

  it("reports disputes that the key cannot read", () => {
    const charges = [{ ...payment, isDisputed: true }];
    const lines = ltv({ invoices: [paid], charges }, {}, { ...noReferences, disputesOf: () => undefined });
    expect(lines[2]).toBe("      ch_in_1 was disputed, but the key may not read disputes");
    expect(lines.at(-1)).toContain("ltv_net not known");
  });
});

describe("the explanation of LTV excludes", () => {
  it("a charge without an invoice", () => {
    const charges = [charge(undefined, { id: "ch_9", amountMinor: 5000, createdSeconds: at("2026-02-03") })];
    expect(ltv({ invoices: [paid], charges })).toContain(
      "  ch_9 of 2026-02-03 paid 50.00 USD without an invoice: in other_revenue, not in ltv",
    );
  });

  it("data that the key cannot read, and reports it", () => {
    const lines = ltv({ invoices: [paid], charges: undefined, creditNotes: undefined });
    expect(lines.slice(-3)).toEqual([
      "  The key may not read charges: refunds, disputes and payments without an invoice are not known.",
      "  The key may not read credit notes: what they paid back is not known.",
      "  In customer_metrics, in USD: ltv 29.00 USD; ltv_net not known; refunded not known; other_revenue not known.",
    ]);
  });

  it("everything, if there are no invoices", () => {
    expect(ltv({})).toEqual([
      "LTV: nothing, since no invoice was finalised",
      "  There is no currency yet, so the row shows no amount.",
    ]);
  });
});

it("refunds if metrics.ltv_basis is net, and shows the option", () => {
  const charges = [{ ...payment, refunds: [refund(500)] }];
  expect(ltv({ invoices: [paid], charges }, { ltvBasis: "net" })[0]).toBe("LTV (metrics.ltv_basis is net): 24.00 USD");
  expect(ltv({ invoices: [paid], charges: undefined }, { ltvBasis: "net" })[0]).toMatch(/not known/);
});
