import * as fc from "fast-check";
import { expect, it } from "vitest";
import { largest, smallest } from "./extremes.js";

it("are those that Math.min and Math.max find", () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
      expect([smallest(values), largest(values)]).toEqual([Math.min(...values), Math.max(...values)]);
    }),
  );
});

it("do not exist of nothing, and exist of any number of values", () => {
  expect([smallest([]), largest([])]).toEqual([undefined, undefined]);
  const many = Array.from({ length: 500_000 }, (_, index) => index);
  expect([smallest(many), largest(many)]).toEqual([0, 499_999]);
});
