import { expect, it } from "vitest";
import { VirtualClock } from "../clock.js";
import { createAccount } from "./account.js";
import { DAY_SECONDS } from "./billing/calendar.js";

it("an upcoming renewal is announced days before by an invoice without an id, and is billed as announced", () => {
  const account = createAccount({ clock: new VirtualClock(0), upcomingInvoiceDays: 7 });
  const product = account.createProduct({ name: "Pro" }).id;
  const price = account.createPrice({
    product,
    currency: "usd",
    unitAmount: 2900,
    recurring: { interval: "month" },
  }).id;
  const customer = account.createCustomer({}).id;
  account.createSubscription({ customer, items: [{ price }], collectionMethod: "send_invoice" });
  account.advanceTo(31 * DAY_SECONDS);
  const upcoming = account.store.events.filter(({ type }) => type === "invoice.upcoming");
  expect(upcoming).toHaveLength(1);
  expect(upcoming[0]).toMatchObject({ created: 24 * DAY_SECONDS, object: { billing_reason: "upcoming", total: 2900 } });
  expect(upcoming[0]!.object).not.toHaveProperty("id");
  expect(account.store.collections.invoices.all().at(-1)?.total).toBe(2900);
});
