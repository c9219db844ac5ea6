import { expect, it } from "vitest";
import { noon, openShop } from "./testing/shop.js";

const START = noon(1, 10);

function twoSubscriptions(consolidate: boolean) {
  const shop = openShop(START);
  shop.account.createCoupon({ id: "HALF", percentOff: 50, duration: "forever" });
  const first = shop.subscribe({ items: [{ price: shop.price(1900) }], consolidate });
  const second = shop.subscribe({ items: [{ price: shop.price(2900) }], consolidate, discounts: ["HALF"] });
  return { ...shop, first, second };
}

it("consolidated subscriptions renew on one invoice, which names one of them; each line names its own", () => {
  const { account, first, second, change, price, latestInvoice, subscription } = twoSubscriptions(true);
  change(second, noon(1, 26), { price: price(3900) });
  account.advanceTo(noon(2, 10));
  const invoice = latestInvoice(first);
  expect(invoice.id).toBe(latestInvoice(second).id);
  expect(invoice.parent?.subscription_details?.subscription).toBe(first);
  const owners = invoice.lines.data.map(({ parent }) => parent?.subscription_item_details?.subscription);
  expect(owners).toEqual([first, second, second, second]);
  expect(invoice.lines.data.map(({ subscription: owner }) => owner)).toEqual(owners);
  expect(invoice.lines.data.map(({ amount }) => amount)).toEqual([1900, -702, 944, 3900]);
  expect(invoice.total).toBe(1900 - 702 + 944 + 1950);
  for (const id of [first, second]) expect(subscription(id).items.data[0]?.current_period_start).toBe(noon(2, 10));
  account.advanceTo(noon(3, 10));
  expect(latestInvoice(second).lines.data.map(({ amount }) => amount)).toEqual([1900, 3900]);
  expect(account.store.collections.invoices.size).toBe(4);
});

it("subscriptions renew on their own invoices by default, and when one of them ends", () => {
  const apart = twoSubscriptions(false);
  apart.account.advanceTo(noon(2, 10));
  expect(apart.latestInvoice(apart.first).id).not.toBe(apart.latestInvoice(apart.second).id);
  const ending = twoSubscriptions(true);
  ending.account.updateSubscription(ending.first, { cancelAtPeriodEnd: true });
  ending.account.advanceTo(noon(2, 10));
  expect(ending.latestInvoice(ending.second).lines.data.map(({ amount }) => amount)).toEqual([2900]);
});
