import { describe, expect, test } from "vitest";
import type { DiscountFacts } from "../dossier/catalog-facts.js";
import type { DiscountChange, Dossier } from "../dossier/dossier.js";
import type { References } from "../dossier/references.js";
import { at, customer, discount, invoice, monthly, noReferences, objectChange } from "../testing/world.js";
import { canBeOf, discountIndex } from "./discount-index.js";

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

  test("is unknown if no object shows it", () => {
    expect(indexOf(owning([whole])).known({ id: "di_else" })).toBeUndefined();
  });

  test.each<[string, readonly DiscountFacts[]]>([
    ["first", [current, { ...current, startSeconds: null }]],
    ["last", [{ ...current, startSeconds: null }, current]],
  ])("has the start that any of them shows, here the %s", (_what, discounts) => {
    expect(indexOf(invoiced(...discounts)).known({ id: "di_HALF" })?.startSeconds).toBe(at("2026-01-01"));
  });

  test("has the coupon that only the event of the discount shows", () => {
    const given: DiscountChange = {
      type: "discount",
      eventId: "evt_1",
      createdSeconds: at("2026-01-01"),
      discount: whole,
      isCustomerLevel: false,
      happened: "given",
    };
    const changes = [objectChange("2026-01-02", "invoice.paid", "in_1"), given];
    const index = indexOf({ ...owning([named]), changes }, noReferences);
    expect(index.known({ id: "di_HALF" })?.coupon).toEqual(whole.coupon);
    expect(index.ofCustomerAt(at("2026-01-02"))).toBeUndefined();
    expect(index.customerChanges).toEqual([]);
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

test.each<[createdSeconds: number | null, discountStartSeconds: number | null, boolean]>([
  [100, 99, false],
  [100, 100, true],
  [100, 101, true],
  [null, 100, true],
  [100, null, true],
])("a coupon created at %j can be that of a discount that began at %j: %j", (createdSeconds, start, can) => {
  expect(canBeOf({ ...whole.coupon!, createdSeconds }, start)).toBe(can);
});

describe("the customer's discount", () => {
  const [january, february, march, april] = ["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"].map(at) as [
    number,
    number,
    number,
    number,
  ];
  const happening = (
    happened: DiscountChange["happened"],
    createdSeconds: number,
    of: DiscountFacts = deleted,
  ): DiscountChange => {
    const eventId = `evt_${of.id}_${createdSeconds}`;
    return { type: "discount", eventId, createdSeconds, discount: of, isCustomerLevel: true, happened };
  };
  const given = happening("given", january);
  const removed = happening("removed", february);

  test.each<[string, Partial<Dossier>, number | undefined]>([
    ["its end", { customer: customer({ discount: current }) }, end],
    ["its removal, though its event shows no end", { changes: [given, removed] }, february],
    ["no known time", { changes: [given] }, undefined],
  ])("lasts until %s", (_what, of, until) => {
    const index = indexOf(of);
    const last = until === undefined ? at("2040-01-01") : until - 1;
    expect(index.ofCustomerAt(last)?.id).toBe("di_HALF");
    expect(until === undefined || index.ofCustomerAt(until) === undefined).toBe(true);
    expect(index.customerChanges).toEqual([
      { atSeconds: january, isDiscountEnd: false },
      ...(until === undefined ? [] : [{ atSeconds: until, isDiscountEnd: until === end }]),
    ]);
  });

  test.each<[string, readonly DiscountChange[], number]>([
    ["Stripe recorded that it was given", [happening("changed", march), happening("given", january + 5)], january + 5],
    ["it began, without such an event", [happening("changed", march)], january],
    [
      "its first event was recorded, without a start",
      [april, march].map((seconds) => happening("changed", seconds, { ...deleted, startSeconds: null })),
      march,
    ],
  ])("applies from the time when %s", (_what, changes, from) => {
    const index = indexOf({ changes });
    expect([from - 1, from].map((seconds) => index.ofCustomerAt(seconds)?.id)).toEqual([undefined, "di_HALF"]);
  });

  describe("of several", () => {
    const other = { ...deleted, id: "di_OTHER" };
    const bothOrders = (...changes: readonly DiscountChange[]) => [changes, changes.toReversed()];
    const idsAt = (changes: readonly DiscountChange[], ...times: number[]) =>
      times.map((time) => indexOf({ changes }).ofCustomerAt(time)?.id);

    test.each(bothOrders(given, happening("given", march, other)))("is the one given last", (...changes) => {
      expect(idsAt(changes, february, march, april)).toEqual(["di_HALF", "di_OTHER", "di_OTHER"]);
    });

    test.each(bothOrders(given, happening("given", january, other)))(
      "is the one with the greatest id, if they were given in the same second",
      (...changes) => {
        expect(idsAt(changes, january)).toEqual(["di_OTHER"]);
      },
    );

    test.each(bothOrders(given, removed, happening("given", march, other)))(
      "has its own events alone",
      (...changes) => {
        expect(idsAt(changes, january, february, march)).toEqual(["di_HALF", undefined, "di_OTHER"]);
      },
    );
  });
});
