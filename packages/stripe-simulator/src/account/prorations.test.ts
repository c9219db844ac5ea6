import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noon, openShop, summaryOf } from "./testing/shop.js";

const START = noon(1, 10);
const CHANGE = noon(1, 26);
const PERIOD_END = noon(2, 10);

function monthlyShop(options?: Parameters<typeof openShop>[1]) {
  const shop = openShop(START, options);
  const id = shop.subscribe({ items: [{ price: shop.price(3100) }] });
  const item = shop.subscription(id).items.data[0]!.id;
  return { ...shop, id, item };
}

describe("a change that is prorated", () => {
  it("credits the old quantity and debits the new one, from its second to the end of the period", () => {
    const { id, item, change, latestInvoice } = monthlyShop();
    const [ordinary] = latestInvoice(id).lines.data;
    const first = latestInvoice(id).id;
    change(id, CHANGE, { quantity: 2 }, { prorationBehavior: "always_invoice" });
    const invoice = latestInvoice(id);
    const [credit, debit] = invoice.lines.data;
    expect(invoice.billing_reason).toBe("subscription_update");
    expect(summaryOf(invoice.lines.data)).toEqual([
      [-1500, 1, true],
      [3000, 2, true],
    ]);
    expect(credit?.parent).toEqual({
      type: "subscription_item_details",
      invoice_item_details: null,
      subscription_item_details: {
        invoice_item: expect.stringMatching(/^ii_/) as string,
        proration: true,
        proration_details: { credited_items: { invoice: first, invoice_line_items: [ordinary!.id] } },
        subscription: id,
        subscription_item: item,
      },
    });
    expect(debit?.parent?.subscription_item_details?.proration_details).toEqual({ credited_items: null });
    for (const line of [credit, debit]) expect(line?.period).toEqual({ start: CHANGE, end: PERIOD_END });
    expect(credit?.description).toBe("Unused time on Pro after 26 Jan 2026");
    expect(debit?.description).toBe("Remaining time on 2 × Pro after 26 Jan 2026");
  });

  it("names the old price in the credit and the new one in the debit, each with its full unit amount", () => {
    const { id, price, change, latestInvoice, subscription } = monthlyShop();
    const old = subscription(id).items.data[0]!.price.id;
    const dear = price(6200);
    change(id, CHANGE, { price: dear }, { prorationBehavior: "always_invoice" });
    expect(latestInvoice(id).lines.data.map(({ pricing }) => pricing)).toMatchObject([
      { price_details: { price: old }, unit_amount_decimal: "3100" },
      { price_details: { price: dear }, unit_amount_decimal: "6200" },
    ]);
  });

  it("has only a debit for an item that is added, and only a credit for one that is removed", () => {
    const { account, id, price, latestInvoice, subscription } = monthlyShop();
    account.advanceTo(CHANGE);
    account.updateSubscription(id, { items: [{ price: price(6200) }], prorationBehavior: "always_invoice" });
    expect(summaryOf(latestInvoice(id).lines.data)).toEqual([[3000, 1, true]]);
    const added = subscription(id).items.data[1]!.id;
    account.updateSubscription(id, { items: [{ id: added, deleted: true }], prorationBehavior: "always_invoice" });
    expect(summaryOf(latestInvoice(id).lines.data)).toEqual([[-3000, 1, true]]);
  });

  it("keeps its lines if they amount to 0 in the last second of the period", () => {
    const { id, change, latestInvoice } = monthlyShop();
    change(id, PERIOD_END - 1, { quantity: 2 }, { prorationBehavior: "always_invoice" });
    expect(summaryOf(latestInvoice(id).lines.data)).toEqual([
      [0, 1, true],
      [0, 2, true],
    ]);
  });

  it("counts from a proration date before the change, and its invoice items have the time of the change", () => {
    const { id, change, invoiceItems } = monthlyShop();
    change(id, CHANGE, { quantity: 2 }, { prorationDate: CHANGE - 88 });
    expect(invoiceItems().map(({ date, period }) => [date, period.start])).toEqual([
      [CHANGE, CHANGE - 88],
      [CHANGE, CHANGE - 88],
    ]);
    expect(() => change(id, CHANGE, { quantity: 3 }, { prorationDate: START - 1 })).toThrow("outside its period");
  });

  it("names the subscription but no item, where the account's lines have that shape", () => {
    const { id, item, change, invoiceItems, latestInvoice } = monthlyShop({
      prorationLineShape: "invoice_item_details",
    });
    change(id, CHANGE, { quantity: 2 }, { prorationBehavior: "always_invoice" });
    expect(latestInvoice(id).lines.data.map(({ parent, subscription }) => ({ parent, subscription }))).toEqual(
      invoiceItems().map((invoiceItem) => ({
        parent: {
          type: "invoice_item_details",
          subscription_item_details: null,
          invoice_item_details: {
            invoice_item: invoiceItem.id,
            proration: true,
            proration_details: {
              credited_items: invoiceItem.proration_details?.credited_items?.invoice_line_item_details ?? null,
            },
            subscription: id,
          },
        },
        subscription: id,
      })),
    );
    expect(invoiceItems().map(({ parent }) => parent?.subscription_details?.subscription_item)).toEqual([item, item]);
  });
});

describe("a credit in classic billing", () => {
  it("is one for all tiers of an item, and names each of their lines", () => {
    const { price, subscribe, change, latestInvoice } = openShop(START);
    const steps = [
      { upTo: 10, unitAmount: 310 },
      { upTo: null, unitAmount: 620 },
    ];
    const item = { price: price({ tiers: { mode: "graduated", steps } }), quantity: 12 };
    const id = subscribe({ items: [item] });
    const first = latestInvoice(id);
    change(id, CHANGE, { quantity: 5 }, { prorationBehavior: "always_invoice" });
    const [credit, ...others] = latestInvoice(id).lines.data;
    expect(credit).toMatchObject({ amount: -2100, quantity: 12 });
    expect(others).toHaveLength(1);
    expect(credit?.parent?.subscription_item_details?.proration_details?.credited_items).toEqual({
      invoice: first.id,
      invoice_line_items: first.lines.data.map((line) => line.id),
    });
  });
});

describe("the proration behavior", () => {
  it("create_prorations keeps the items pending until the next regular invoice, months later for a yearly plan", () => {
    const { account, price, subscribe, change, latestInvoice, invoiceItems } = openShop(START);
    const id = subscribe({ items: [{ price: price(36_500, "year") }] });
    change(id, CHANGE, { quantity: 2 });
    account.advanceTo(noon(12, 31));
    expect(invoiceItems().map(({ invoice }) => invoice)).toEqual([null, null]);
    account.advanceTo(START + 365 * 86_400);
    const invoice = latestInvoice(id);
    expect(invoice.billing_reason).toBe("subscription_cycle");
    expect(summaryOf(invoice.lines.data)).toEqual([
      [-34_900, 1, true],
      [69_800, 2, true],
      [73_000, 2, false],
    ]);
    expect(invoiceItems().map((each) => each.invoice)).toEqual([invoice.id, invoice.id]);
  });

  it("always_invoice invoices them immediately, with those that were pending", () => {
    const { id, change, latestInvoice, invoiceItems } = monthlyShop();
    change(id, CHANGE, { quantity: 2 });
    change(id, CHANGE, { quantity: 3 }, { prorationBehavior: "always_invoice" });
    expect(latestInvoice(id).lines.data.map(({ amount }) => amount)).toEqual([-1500, 3000, -3000, 4500]);
    expect(invoiceItems().map(({ invoice }) => invoice)).toEqual(Array(4).fill(latestInvoice(id).id));
  });

  it("none writes neither lines nor invoice items", () => {
    const { account, id, change, latestInvoice, invoiceItems } = monthlyShop();
    const before = latestInvoice(id).id;
    change(id, CHANGE, { quantity: 2 }, { prorationBehavior: "none" });
    expect(latestInvoice(id).id).toBe(before);
    account.advanceTo(PERIOD_END);
    expect(summaryOf(latestInvoice(id).lines.data)).toEqual([[6200, 2, false]]);
    expect(invoiceItems()).toEqual([]);
  });

  it("leaves the items of a subscription that ends pending", () => {
    const { account, id, change, invoiceItems } = monthlyShop();
    change(id, CHANGE, { quantity: 2 });
    account.cancelSubscription(id);
    account.advanceTo(noon(6, 1));
    expect(invoiceItems().map(({ invoice }) => invoice)).toEqual([null, null]);
  });
});

describe("a credit of a debit that is still pending", () => {
  it("names the pending invoice item, and on their common invoice the debit's line", () => {
    const { account, id, change, latestInvoice, invoiceItems } = monthlyShop();
    change(id, CHANGE, { quantity: 2 });
    change(id, CHANGE + 60, { quantity: 3 });
    const [, debit, credit] = invoiceItems();
    expect(credit?.proration_details?.credited_items).toEqual({ type: "invoice_item", invoice_item: debit!.id });
    account.advanceTo(PERIOD_END);
    const invoice = latestInvoice(id);
    const line = invoice.lines.data[1]!.id;
    expect(invoice.lines.data[2]?.parent?.subscription_item_details?.proration_details?.credited_items).toEqual({
      invoice: invoice.id,
      invoice_line_items: [line],
    });
    expect(invoiceItems()[2]?.proration_details?.credited_items).toEqual({
      type: "invoice_line_items",
      invoice_line_item_details: { invoice: invoice.id, invoice_line_items: [line] },
    });
  });
});

describe("any sequence of prorated changes", () => {
  const changes = fc.array(
    fc.record({ hours: fc.integer({ min: 0, max: 200 }), quantity: fc.integer({ min: 1, max: 9 }) }),
    {
      maxLength: 6,
    },
  );
  const mode = fc.constantFrom("classic" as const, "flexible" as const);

  it("bills each second of the period once, at the quantity of that second", () => {
    fc.assert(
      fc.property(changes, mode, fc.boolean(), (steps, type, atOnce) => {
        const { account, price, subscribe, change, subscription } = openShop(START);
        const periodSeconds = PERIOD_END - START;
        // A unit costs a minor unit a second, so that no amount is rounded.
        const id = subscribe({ items: [{ price: price(periodSeconds) }], billingMode: { type } });
        let now = START;
        let expected = periodSeconds;
        for (const { hours, quantity } of steps) {
          now = Math.min(now + hours * 3600, PERIOD_END - 1);
          expected += (quantity - (subscription(id).items.data[0]!.quantity ?? 1)) * (PERIOD_END - now);
          change(id, now, { quantity }, { prorationBehavior: atOnce ? "always_invoice" : "create_prorations" });
        }
        account.advanceTo(PERIOD_END);
        const billed = account.store.collections.invoices
          .all()
          .flatMap(({ lines }) => lines.data)
          .filter(({ period }) => period.end <= PERIOD_END)
          .reduce((sum, { amount }) => sum + amount, 0);
        expect(billed).toBe(expected);
      }),
      { numRuns: 60 },
    );
  });
});
