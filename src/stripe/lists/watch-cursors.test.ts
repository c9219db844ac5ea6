import { describe, expect, it } from "vitest";
import { StripeError } from "../request/errors.js";
import { watchCursors } from "./watch-cursors.js";

describe("the detection of repeated pages", () => {
  it("accepts a list that returns something new", () => {
    const watch = watchCursors("/v1/customers");
    for (const cursor of ["c", "b", "a"]) expect(() => watch(cursor, true)).not.toThrow();
  });

  it("accepts a list that restarts after its cursor was deleted, and then returns something new", () => {
    const watch = watchCursors("/v1/customers");
    watch("d", true);
    watch("c", true);
    for (const cursor of ["d", "c2"]) watch(cursor, false);
    expect(() => watch("b", true)).not.toThrow();
  });

  it.each([[["a"]], [["a", "b"]], [["a", "b", "c"]]])("stops a list that repeats the cursors %j", (round) => {
    const watch = watchCursors("/v1/customers");
    watch("a", true);
    const goOn = () => {
      for (let turn = 0; turn < 2; turn += 1) for (const cursor of round.toReversed()) watch(cursor, false);
    };
    expect(goOn).toThrow(StripeError);
    expect(goOn).toThrow(/\/v1\/customers with the same page again and again/);
  });
});
