import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { VirtualClock } from "../../clock.js";
import { createAccount } from "../account.js";
import type { CreateCoupon } from "../params/catalog.js";

/** Returns an invoice of these amounts with these coupons, in order. */
function discountedInvoice(amounts: readonly number[], coupons: readonly Omit<CreateCoupon, "duration">[]) {
  const account = createAccount({ clock: new VirtualClock(0) });
  const customer = account.createCustomer({}).id;
  const discounts = coupons.map((coupon) => account.createCoupon({ ...coupon, duration: "forever" }).id);
  const lines = amounts.map((amountMinor) => ({ amountMinor }));
  const invoice = account.createInvoice({ customer, currency: "usd", lines, discounts });
  const off = invoice.lines.data.map((line) => (line.discount_amounts ?? []).map(({ amount }) => amount));
  return { total: invoice.total, off };
}

describe("discounts of an invoice", () => {
  it("apply one after the other, each to what the previous one left", () => {
    const { total, off } = discountedInvoice([1000], [{ percentOff: 50 }, { percentOff: 10 }]);
    expect({ total, off }).toEqual({ total: 450, off: [[500, 50]] });
  });

  it("distribute an amount off over the lines in proportion", () => {
    expect(discountedInvoice([3000, 1000], [{ amountOff: 1000, currency: "usd" }]).off).toEqual([[750], [250]]);
  });

  it("skip an amount off in another currency", () => {
    expect(discountedInvoice([3000], [{ amountOff: 1000, currency: "eur" }]).total).toBe(3000);
  });

  it("never exceed the invoice: an amount off takes exactly its amount, or the whole total", () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 200_000 }), (lines, amountOff) => {
        const sum = lines.reduce((left, amount) => left + amount, 0);
        const { total, off } = discountedInvoice(lines, [{ amountOff, currency: "usd" }]);
        expect(total).toBe(sum - Math.min(sum, amountOff));
        off.forEach((parts, index) => expect(parts.at(0) ?? 0).toBeLessThanOrEqual(lines[index]!));
      }),
    );
  });
});
