import { expect, test } from "vitest";
import { billed, invoice, price } from "../testing/world.js";
import { invoicesBySubscription } from "./invoices-by-subscription.js";

test("an invoice bills the subscriptions that its lines name, and not the one that it names itself", () => {
  const [a, b] = ["sub_a", "sub_b"].map((subscriptionId) =>
    billed(price(1000), "2026-01-01", "2026-02-01", { subscriptionId }),
  );
  const both = { ...a!, id: "in_both", lines: [...a!.lines, ...b!.lines] };
  const billsOf = invoicesBySubscription([both, b!, invoice({ id: "in_bare", subscriptionId: "sub_c" })]);
  expect(billsOf("sub_a").map(({ id }) => id)).toEqual(["in_both"]);
  expect(billsOf("sub_b").map(({ id }) => id)).toEqual(["in_both", b!.id]);
  expect(billsOf("sub_c").map(({ id }) => id)).toEqual(["in_bare"]);
  expect(billsOf("sub_1")).toEqual([]);
});
