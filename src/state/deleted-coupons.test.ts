import { describe, expect, it } from "vitest";
import type { CouponFacts } from "../metrics/dossier/catalog-facts.js";
import { createDeletedCoupons, isDeletedCoupon } from "./deleted-coupons.js";

const coupon = (percentOff: string, createdSeconds: number): CouponFacts => ({
  id: "SPRING",
  createdSeconds,
  duration: "forever",
  percentOff,
  amountOffMinor: null,
  currency: null,
  productIds: undefined,
});

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
    const state = JSON.parse(JSON.stringify(deleted.entries())) as ReturnType<typeof deleted.entries>;
    expect(state.every(isDeletedCoupon)).toBe(true);
    const next = createDeletedCoupons();
    next.addAll(state, {});
    next.addAll(state, {});
    expect(next.entries()).toEqual(state);
    expect(next.of("SPRING", 60)).toEqual({ ...coupon("10", 50), productIds: ["prod_1"] });
  });

  it("are restricted to the products that they were found with, because no event contains them", () => {
    const found = createDeletedCoupons();
    found.note({ ...coupon("10", 50), productIds: ["prod_1"] });
    found.note({ ...coupon("10", 50), id: "FRIENDS" });
    const products = JSON.parse(JSON.stringify(found.products())) as ReturnType<typeof found.products>;
    expect(products).toEqual({ SPRING: ["prod_1"] });
    const next = createDeletedCoupons();
    next.addAll([], products);
    next.add(coupon("10", 50), 100);
    expect(next.of("SPRING", 60)?.productIds).toEqual(["prod_1"]);
    // Another coupon has the id now.
    next.note(coupon("20", 200));
    next.add(coupon("20", 200), 300);
    expect(next.of("SPRING", 250)?.productIds).toBeUndefined();
  });

  it("are dropped, oldest deletion first, if there are more than a state should contain", () => {
    const deleted = createDeletedCoupons(2);
    for (const seconds of [300, 100, 200]) deleted.add(coupon("10", 50), seconds);
    expect(deleted.entries().map(({ deleted_at: at }) => at)).toEqual([200, 300]);
  });

  it.each([[null], [{ id: "SPRING" }], [{ id: 1, deleted_at: 1, duration: "once" }]])(
    "are not read from a state that contains %j",
    (value) => expect(isDeletedCoupon(value)).toBe(false),
  );
});
