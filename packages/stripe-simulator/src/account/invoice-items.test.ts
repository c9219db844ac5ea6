import { describe, expect, it } from "vitest";
import { startServer } from "../server.js";
import { openShop, noon } from "./testing/shop.js";

const START = noon(1, 10);
const CHANGE = noon(1, 26);
const KEY = "sk_live_simulator0000000001";

describe("an invoice item", () => {
  it("of a proration has its subscription and item as parent, and no field created", () => {
    const { account, price, subscribe, change, subscription, invoiceItems, customer } = openShop(START);
    const id = subscribe({ items: [{ price: price(3100) }] });
    change(id, CHANGE, { quantity: 2 });
    const [credit, debit] = invoiceItems();
    expect(credit).toMatchObject({
      object: "invoiceitem",
      amount: -1500,
      net_amount: -1500,
      customer,
      date: CHANGE,
      discountable: false,
      invoice: null,
      proration: true,
      quantity: 1,
      parent: {
        type: "subscription_details",
        subscription_details: { subscription: id, subscription_item: subscription(id).items.data[0]!.id },
      },
    });
    expect(debit).toMatchObject({ amount: 3000, quantity: 2, proration_details: { credited_items: null } });
    expect(credit).not.toHaveProperty("created");
    const created = account.store.events.filter(({ type }) => type === "invoiceitem.created");
    expect(created.map(({ object }) => object["id"])).toEqual([credit!.id, debit!.id]);
  });

  it("that is made by hand has no parent, and the customer's next invoice of a subscription takes it", () => {
    const { account, customer, price, subscribe, latestInvoice, invoiceItems } = openShop(START);
    const id = subscribe({ items: [{ price: price(3100) }] });
    account.advanceTo(CHANGE);
    const item = account.createInvoiceItem({ customer, currency: "usd", amountMinor: 700, description: "Setup" });
    account.createInvoiceItem({ customer, currency: "eur", amountMinor: 900 });
    expect(item).toMatchObject({ parent: null, proration: false, amount: 700, invoice: null, discountable: true });
    expect(item).not.toHaveProperty("proration_details");
    account.advanceTo(noon(2, 10));
    const invoice = latestInvoice(id);
    expect(invoice.total).toBe(3800);
    expect(invoice.lines.data[0]?.parent).toMatchObject({ invoice_item_details: { invoice_item: item.id } });
    expect(invoiceItems().map((each) => [each.currency, each.invoice])).toEqual([
      ["usd", invoice.id],
      ["eur", null],
    ]);
  });

  it("that is made by hand is on the first invoice of a later subscription", () => {
    const { account, customer, price, subscribe, latestInvoice } = openShop(START);
    account.createInvoiceItem({ customer, currency: "usd", amountMinor: 700 });
    expect(latestInvoice(subscribe({ items: [{ price: price(3100) }] })).total).toBe(3800);
  });

  it("exists for each line of a one-off invoice, and goes with a draft that is deleted", () => {
    const { account, customer, invoiceItems } = openShop(START);
    const draft = account.createInvoice({ customer, currency: "usd", lines: [{ amountMinor: 5 }, { amountMinor: 6 }] });
    expect(invoiceItems().map(({ amount, invoice }) => [amount, invoice])).toEqual([
      [5, draft.id],
      [6, draft.id],
    ]);
    account.deleteInvoice(draft.id);
    expect(invoiceItems()).toEqual([]);
    expect(account.store.events.filter(({ type }) => type === "invoiceitem.deleted")).toHaveLength(2);
  });
});

describe("GET /v1/invoiceitems", () => {
  const serve = async () => {
    const shop = openShop(START);
    const { account, customer } = shop;
    const id = shop.subscribe({ items: [{ price: shop.price(3100) }] });
    shop.change(id, CHANGE, { quantity: 2 }, { prorationBehavior: "always_invoice" });
    shop.change(id, CHANGE + 60, { quantity: 3 });
    account.createInvoiceItem({ customer: account.createCustomer({}).id, currency: "usd", amountMinor: 700 });
    const keys = [
      { key: KEY, scopes: "all" as const },
      { key: "rk_live_simulator0000000001", scopes: ["subscription_read"] },
    ];
    const server = await startServer(account.store, account.clock, { keys });
    const read = async (path: string, key = KEY) => {
      const response = await fetch(server.url + path, { headers: { authorization: `Bearer ${key}` } });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    };
    const amounts = async (query: string) => {
      const { body } = await read(`/v1/invoiceitems?${query}`);
      return (body["data"] as { amount: number }[]).map(({ amount }) => amount);
    };
    return { ...shop, id, server, read, amounts, customer };
  };

  it("filters by pending, customer, invoice and date, newest first", async () => {
    const { server, amounts, customer, subscription, id } = await serve();
    const invoice = subscription(id).latest_invoice as string;
    expect(await amounts("limit=100")).toEqual([700, 4500, -3000, 3000, -1500]);
    expect(await amounts("pending=true")).toEqual([700, 4500, -3000]);
    expect(await amounts("pending=false")).toEqual([3000, -1500]);
    expect(await amounts(`pending=true&customer=${customer}`)).toEqual([4500, -3000]);
    expect(await amounts(`invoice=${invoice}`)).toEqual([3000, -1500]);
    expect(await amounts(`created[gt]=${CHANGE}`)).toEqual([700, 4500, -3000]);
    expect(await amounts(`created[lte]=${CHANGE}`)).toEqual([3000, -1500]);
    await server.close();
  });

  it("pages, and returns one item by its id", async () => {
    const { server, amounts, read, invoiceItems } = await serve();
    const [oldest, second] = invoiceItems();
    expect(await amounts(`limit=2&ending_before=${oldest!.id}`)).toEqual([-3000, 3000]);
    expect(await amounts(`limit=2&starting_after=${second!.id}`)).toEqual([-1500]);
    expect((await read(`/v1/invoiceitems/${second!.id}`)).body).toMatchObject({ id: second!.id, date: CHANGE });
    expect((await read("/v1/invoiceitems/ii_none")).body).toMatchObject({
      error: { code: "resource_missing", message: "No such invoiceitem: 'ii_none'" },
    });
    await server.close();
  });

  it("needs the permission to read invoices", async () => {
    const { server, read } = await serve();
    const { status, body } = await read("/v1/invoiceitems", "rk_live_simulator0000000001");
    expect(status).toBe(403);
    expect(JSON.stringify(body)).toContain("invoice_read");
    await server.close();
  });
});
