import { describe, expect, it } from "vitest";
import { createListGrowth } from "./list-growth.js";

const now = Date.UTC(2026, 10, 22) / 1000;
const day = 86_400;

/** A page of objects, created evenly over these seconds. */
function page(from: number, to: number, count: number) {
  const objects = Array.from({ length: count }, (_, index) => ({
    id: `obj_${index}`,
    created: Math.floor(to - 1 - (index * (to - from)) / count),
  }));
  return { objects, covered: { from, to } };
}

describe("the growth of a list", () => {
  it("is unknown before the first page", () => {
    expect(createListGrowth().expectedIn([{ from: 0, to: now }])).toBeUndefined();
  });

  it("expects 0 objects if nothing is left, or if the newest part is empty", () => {
    const growth = createListGrowth();
    growth.add(page(now - day, now, 0));
    expect(growth.expectedIn([{ from: 0, to: now - day }])).toBe(0);
    growth.add(page(now - 2 * day, now - day, 100));
    expect(growth.expectedIn([])).toBe(0);
  });

  it("finds a constant rate after a third of the account's life was read", () => {
    const growth = createListGrowth();
    const began = now - 900 * day;
    for (let month = 0; month < 10; month += 1) {
      growth.add(page(now - (month + 1) * 30 * day, now - month * 30 * day, 1_000));
    }
    const expected = growth.expectedIn([{ from: 0, to: now - 300 * day }], began)!;
    expect(expected / 20_000).toBeGreaterThan(0.7);
    expect(expected / 20_000).toBeLessThan(1.1);
  });

  it("expects fewer objects in the account's first years than at its present rate", () => {
    const growth = createListGrowth();
    growth.add(page(now - 10 * day, now, 1_000));
    const expected = growth.expectedIn([{ from: 0, to: now - 10 * day }], now - 1_000 * day)!;
    expect(expected).toBeGreaterThan(99_000 * 0.3);
    expect(expected).toBeLessThan(99_000 * 0.7);
  });

  it("expects no object older than Stripe", () => {
    const growth = createListGrowth();
    growth.add(page(now - day, now, 100));
    const since2011 = growth.expectedIn([{ from: Date.UTC(2011, 0) / 1000, to: now - day }])!;
    expect(growth.expectedIn([{ from: 0, to: now - day }])).toBeCloseTo(since2011);
    expect(since2011).toBeLessThan(100 * 365 * 16);
  });

  it("expects only the objects inside a window of time", () => {
    const growth = createListGrowth();
    growth.add(page(now - 30 * day, now, 1_000));
    const expected = growth.expectedIn([{ from: now - 60 * day, to: now - 30 * day }], now - 1_000 * day)!;
    expect(expected / 1_000).toBeGreaterThan(0.8);
    expect(expected / 1_000).toBeLessThan(1.1);
  });

  it("ignores a beginning that is later than the list's objects", () => {
    const growth = createListGrowth();
    growth.add(page(now - 30 * day, now, 1_000));
    const open = [{ from: 0, to: now - 30 * day }];
    expect(growth.expectedIn(open, now - 5 * day)).toBe(growth.expectedIn(open));
  });

  it("is unknown while the objects of one second fill all pages", () => {
    const growth = createListGrowth();
    growth.add({ objects: page(now - 1, now, 100).objects, covered: { from: now, to: now } });
    expect(growth.expectedIn([{ from: 0, to: now }])).toBeUndefined();
  });
});
