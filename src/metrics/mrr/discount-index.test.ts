import { describe, expect, test } from "vitest";
import type { DiscountFacts } from "../dossier/catalog-facts.js";
import type { DiscountChange, Dossier } from "../dossier/dossier.js";
import type { References } from "../dossier/references.js";
import { at, customer, discount, invoice, monthly, noReferences } from "../testing/world.js";
import { discountIndex } from "./discount-index.js";

const end = at("2026-04-01");
const whole = discount({ id: "HALF", percentOff: "50", duration: "repeating" }, { endSeconds: end });
/** As events show it. */
const named: DiscountFacts = { ...whole, couponId: null, coupon: undefined, startSeconds: null, endSeconds: null };
/** As lists show it. */
const current: DiscountFacts = { ...whole, coupon: undefined };
/** As invoices show it after it was deleted. */
const deleted: DiscountFacts = { ...whole, coupon: undefined, endSeconds: null };

const coupons: References = { ...noReferences, coupon: (id: string) => (id === "HALF" ? whole.coupon : undefined) };
const indexOf = (rest: Partial<Dossier>, references = coupons) =>
  discountIndex(
    { customer: customer(), subscriptions: [], invoices: [], charges: [], creditNotes: [], changes: [], ...rest },
    references,
  );
const owning = (discounts: readonly DiscountFacts[]) => ({ subscriptions: [monthly(2900, { discounts })] });
const invoiced = (...discounts: DiscountFacts[]) => ({ invoices: [invoice({ discounts })] });

describe("a discount that several objects show", () => {
  test.each<[string, Partial<Dossier>, number | null | undefined]>([
    ["only an id", owning([named]), undefined],
    ["an id, and whole on an invoice", { ...owning([named]), ...invoiced(whole) }, end],
    ["without its coupon", owning([current]), end],
    ["deleted on an invoice", invoiced(deleted), null],
    ["deleted on one invoice, and whole on an earlier one", invoiced(deleted, current), end],
    ["whole, and deleted on an invoice", { ...owning([current]), ...invoiced(deleted) }, end],
  ])("has the end that any of them shows: %s", (_what, of, endSeconds) => {
    expect(indexOf(of).known({ id: "di_HALF" })?.endSeconds).toBe(endSeconds);
  });

  test("has the coupon that the current object shows, if an event showed another", () => {
    const other = { ...deleted, couponId: "OTHER", endSeconds: end };
    const index = indexOf({ ...owning([deleted]), ...invoiced(other) });
    expect(index.known({ id: "di_HALF" })).toMatchObject({ coupon: { id: "HALF" }, endSeconds: null });
  });

  test("has the coupon of any representation, if no coupon with its id can be read", () => {
    const index = indexOf({ ...owning([current]), ...invoiced(whole) }, noReferences);
    expect(index.known({ id: "di_HALF" })?.coupon).toEqual(whole.coupon);
  });
});

describe("the customer's discount", () => {
  const given: DiscountChange = {
    type: "discount",
    eventId: "evt_1",
    createdSeconds: at("2026-01-01"),
    discount: deleted,
    isCustomerLevel: true,
    happened: "given",
  };
  const removed: DiscountChange = { ...given, eventId: "evt_2", createdSeconds: at("2026-02-01"), happened: "removed" };
  test.each<[string, Partial<Dossier>, number | undefined]>([
    ["its end", { customer: customer({ discount: current }) }, end],
    ["its removal, though its event shows no end", { changes: [given, removed] }, at("2026-02-01")],
    ["no known time", { changes: [given] }, undefined],
  ])("lasts until %s", (_what, of, until) => {
    const index = indexOf(of);
    const last = until === undefined ? at("2040-01-01") : until - 1;
    expect(index.ofCustomerAt(last)?.id).toBe("di_HALF");
    expect(until === undefined || index.ofCustomerAt(until) === undefined).toBe(true);
    const ends = index.customerChanges.slice(1);
    expect(ends).toEqual(until === undefined ? [] : [{ atSeconds: until, isDiscountEnd: until === end }]);
  });
});
