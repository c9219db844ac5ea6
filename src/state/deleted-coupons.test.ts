import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CouponFacts } from "../metrics/dossier/catalog-facts.js";
import { areSavedCoupons, createDeletedCoupons, isDeletedCoupon, type DeletedCoupons } from "./deleted-coupons.js";

const coupon = (percentOff: string, createdSeconds: number): CouponFacts => ({
  id: "SPRING",
  createdSeconds,
  duration: "forever",
  percentOff,
  amountOffMinor: null,
  currency: null,
  currencyOptions: undefined,
  productIds: undefined,
});

/** Returns the coupons as a later sync reads them from the state. */
function afterSync(coupons: DeletedCoupons): ReturnType<DeletedCoupons["saved"]> {
  const state = JSON.parse(JSON.stringify(coupons.saved())) as ReturnType<DeletedCoupons["saved"]>;
  expect(areSavedCoupons(state)).toBe(true);
  return state;
}

describe("deleted coupons", () => {
  it("provide the terms of discounts that began before the deletion, even if another coupon has the id later", () => {
    const deleted = createDeletedCoupons();
    deleted.add(coupon("20", 200), 300);
    deleted.add(coupon("10", 50), 100);
    expect(deleted.of("SPRING", 100)).toEqual(coupon("10", 50));
    expect(deleted.of("SPRING", 250)).toEqual(coupon("20", 200));
    expect(deleted.of("SPRING", 301)).toBeUndefined();
    expect(deleted.of("FRIENDS", 100)).toBeUndefined();
  });

  it("are read back from a state unchanged, each once", () => {
    const deleted = createDeletedCoupons();
    deleted.add({ ...coupon("10", 50), productIds: ["prod_1"] }, 100);
    deleted.add(coupon("20", 200), 300);
    const state = afterSync(deleted);
    expect(state.deleted.every(isDeletedCoupon)).toBe(true);
    const next = createDeletedCoupons();
    next.addAll(state);
    next.addAll(state);
    expect(next.saved()).toEqual(state);
    expect(next.of("SPRING", 60)).toEqual({ ...coupon("10", 50), productIds: ["prod_1"] });
  });

  it("are restricted to the products that they were found with, because no event contains them", () => {
    const found = createDeletedCoupons();
    found.note({ ...coupon("10", 50), productIds: ["prod_1"] });
    found.note({ ...coupon("10", 50), id: "FRIENDS" });
    const state = afterSync(found);
    expect(state).toEqual({ deleted: [], products: { SPRING: ["prod_1"] } });
    const next = createDeletedCoupons();
    next.addAll(state);
    next.add(coupon("10", 50), 100);
    expect(next.of("SPRING", 60)?.productIds).toEqual(["prod_1"]);
    // Another coupon has the id now.
    next.note(coupon("20", 200));
    next.add(coupon("20", 200), 300);
    expect(next.of("SPRING", 250)?.productIds).toBeUndefined();
  });

  it("keep the amounts in other currencies that they were found with, because no event contains them", () => {
    const found = createDeletedCoupons();
    found.note({ ...coupon("10", 50), currencyOptions: { eur: 600 } });
    const next = createDeletedCoupons();
    next.addAll(afterSync(found));
    next.add(coupon("10", 50), 100);
    expect(next.of("SPRING", 60)?.currencyOptions).toEqual({ eur: 600 });
    const last = createDeletedCoupons();
    last.addAll(afterSync(next));
    expect(last.of("SPRING", 60)?.currencyOptions).toEqual({ eur: 600 });
  });

  it.each([
    [10, 200],
    [200, 10],
  ])("that discounts showed belong to the discounts that began after them, found in the order %i, %i", (...order) => {
    const deleted = createDeletedCoupons();
    for (const created of order) deleted.addFound(coupon(String(created), created), 1000);
    const percentAt = (seconds: number) => deleted.of("SPRING", seconds)?.percentOff;
    expect([9, 60, 250, 1001].map(percentAt)).toEqual([undefined, "10", "200", undefined]);
  });

  it("belong to the discounts that began while they existed, in whatever order they were found", () => {
    const times = fc.uniqueArray(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 12 });
    const lives = times.map((each) => {
      const sorted = each.toSorted((a, b) => a - b);
      return sorted.flatMap((created, index) =>
        index % 2 === 0 ? [[created, sorted[index + 1] ?? 1001] as const] : [],
      );
    });
    const shuffled = lives.chain((each) => fc.shuffledSubarray([...each], { minLength: each.length }));
    fc.assert(
      fc.property(shuffled, fc.func(fc.boolean()), (each, isFound) => {
        const deleted = createDeletedCoupons();
        for (const [created, gone] of each) {
          if (isFound(created)) deleted.addFound(coupon(String(created), created), 1001);
          else deleted.add(coupon(String(created), created), gone);
        }
        for (const [created, gone] of each) {
          for (const start of [created, gone - 1]) {
            expect(deleted.of("SPRING", start)?.percentOff).toBe(String(created));
          }
        }
      }),
    );
  });

  it("that a discount showed keep their products when the event of the deletion arrives", () => {
    const deleted = createDeletedCoupons();
    deleted.addFound({ ...coupon("10", 50), productIds: ["prod_1"] }, 1000);
    deleted.add(coupon("10", 50), 100);
    expect(deleted.saved().deleted).toMatchObject([{ deleted_at: 100, products: ["prod_1"] }]);
    expect(deleted.of("SPRING", 101)).toBeUndefined();
    expect(deleted.last("SPRING")).toMatchObject({ percentOff: "10", productIds: ["prod_1"] });
    expect(deleted.last("FRIENDS")).toBeUndefined();
  });

  it("are dropped, oldest deletion first, if there are more than a state should contain", () => {
    const deleted = createDeletedCoupons(2);
    for (const seconds of [300, 100, 200]) deleted.add(coupon("10", seconds - 1), seconds);
    expect(deleted.saved().deleted.map(({ deleted_at: at }) => at)).toEqual([200, 300]);
    expect(deleted.dropped).toBe(1);
    const next = createDeletedCoupons(2);
    next.addAll(deleted.saved());
    expect(next.dropped).toBe(0);
  });

  it("are saved in the order of their ids, if they were deleted in the same second", () => {
    for (const ids of [
      ["A", "B", "C"],
      ["C", "A", "B"],
    ]) {
      const deleted = createDeletedCoupons();
      for (const id of ids) deleted.add({ ...coupon("10", 50), id }, 100);
      expect(deleted.saved().deleted.map(({ id }) => id)).toEqual(["A", "B", "C"]);
    }
  });

  it("of unknown creation belong to the discounts before their deletion, the first deletion first", () => {
    const deleted = createDeletedCoupons();
    deleted.addFound({ ...coupon("20", 0), createdSeconds: null }, 200);
    deleted.addFound({ ...coupon("10", 0), createdSeconds: null }, 100);
    expect([50, 150, 201].map((seconds) => deleted.of("SPRING", seconds)?.percentOff)).toEqual(["10", "20", undefined]);
  });

  it("have the amounts in other currencies that their event shows", () => {
    const deleted = createDeletedCoupons();
    deleted.add({ ...coupon("10", 50), currencyOptions: { eur: 600 } }, 100);
    expect(deleted.of("SPRING", 60)?.currencyOptions).toEqual({ eur: 600 });
  });

  it("keep the expanded terms that were found last, and count the others", () => {
    const found = createDeletedCoupons(2);
    for (const id of ["A", "B", "C"]) found.note({ ...coupon("10", 50), id });
    expect(found.dropped).toBe(0);
    for (const id of ["A", "B", "C"]) {
      found.note({ ...coupon("10", 50), id, productIds: [`prod_${id}`], currencyOptions: { eur: 600 } });
    }
    expect(found.dropped).toBe(1);
    expect(found.saved()).toEqual({
      deleted: [],
      products: { B: ["prod_B"], C: ["prod_C"] },
      currency_options: { B: { eur: 600 }, C: { eur: 600 } },
    });
  });

  it.each([[null], [{ id: "SPRING" }], [{ id: 1, deleted_at: 1, duration: "once" }]])(
    "are not read from a state that contains %j",
    (value) => expect(isDeletedCoupon(value)).toBe(false),
  );
});
