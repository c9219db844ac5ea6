import type { Stripe } from "stripe";
import { expect, it } from "vitest";
import { noon, openShop } from "../../account/testing/shop.js";
import { startServer } from "../../server.js";
import type { Wire } from "../../store.js";

const KEY = "sk_live_simulator0000000001";

async function read<T>(path: string, bare: boolean): Promise<readonly Wire<T>[]> {
  const { account, price, subscribe, change } = openShop(noon(1, 10));
  const id = subscribe({ items: [{ price: price(3100) }] });
  change(id, noon(1, 26), { quantity: 2 }, { prorationBehavior: "always_invoice" });
  const server = await startServer(account.store, account.clock, { keys: [{ key: KEY, scopes: "all" }], bare });
  const response = await fetch(server.url + path, { headers: { authorization: `Bearer ${KEY}` } });
  const { data } = (await response.json()) as { data: readonly Wire<T>[] };
  await server.close();
  return data;
}

it("a bare invoice item has no optional field, and null where no fact is lost", async () => {
  const [item] = await read<Stripe.InvoiceItem>("/v1/invoiceitems", true);
  const [whole] = await read<Stripe.InvoiceItem>("/v1/invoiceitems", false);
  for (const absent of ["net_amount", "proration_details"]) {
    expect(item).not.toHaveProperty(absent);
    expect(whole).toHaveProperty(absent);
  }
  expect(item?.parent?.subscription_details).toEqual({
    subscription: whole?.parent?.subscription_details?.subscription,
  });
  expect(item).toMatchObject({ description: null, metadata: null, discounts: null, tax_rates: null });
  for (const kept of ["id", "amount", "date", "invoice", "period", "pricing", "proration", "quantity"] as const) {
    expect(item?.[kept]).toEqual(whole?.[kept]);
  }
});

it("a bare invoice line, embedded in its invoice, names its subscription only in its parent", async () => {
  const [invoice] = await read<Stripe.Invoice>("/v1/invoices", true);
  const [whole] = await read<Stripe.Invoice>("/v1/invoices", false);
  const [line, original] = [invoice?.lines.data[0], whole?.lines.data[0]];
  expect(line).toMatchObject({ description: null, invoice: null, subscription: null, taxes: null });
  expect(line?.parent?.subscription_item_details).toEqual({
    ...original?.parent?.subscription_item_details,
    proration_details: null,
  });
  for (const kept of ["id", "amount", "period", "pricing", "quantity"] as const) {
    expect(line?.[kept]).toEqual(original?.[kept]);
  }
});
