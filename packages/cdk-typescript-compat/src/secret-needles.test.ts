import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { needlesOf } from "./secret-needles.js";

describe("the needles of literals", () => {
  it("find every literal, and no needle contains another", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, maxLength: 40 }), { minLength: 1 }), (literals) => {
        const needles = needlesOf(literals);
        for (const literal of literals) expect(needles.some((needle) => literal.includes(needle))).toBe(true);
        for (const needle of needles) {
          expect(needles.filter((other) => other.includes(needle))).toEqual([needle]);
          expect(literals.some((literal) => literal.includes(needle))).toBe(true);
        }
      }),
    );
  });

  it.each([
    ["a short literal whole", "rk_live_51A", "rk_live_51A"],
    ["a literal of twelve characters whole", "eeeeeeeeeeeZ", "eeeeeeeeeeeZ"],
    ["from the character that JSON has nowhere else", "eeeeee~eeeeeeeeeeeeee", "~eeeeeeeeeee"],
    ["from the last of several such characters", "~eeeee^eeeeeeeeeeeeee", "^eeeeeeeeeee"],
    ["from the rarest of the common characters", "eeJeeeZeeeeeeeeeeeeee", "Zeeeeeeeeeee"],
    ["from the first of equally common ones", "bebeeeeeeeeeeeeee", "bebeeeeeeeee"],
    ["from no character that leaves less than twelve", "eeeeeeeeeeeZeeeeee~eeee", "Zeeeeee~eeee"],
  ])("take %s: %s", (_what, literal, needle) => {
    expect(needlesOf([literal])).toEqual([needle]);
  });
});
