import { describe, expect, it } from "vitest";
import { createRefusalJudge, type Verdict } from "./refusal-judge.js";

const never: readonly boolean[] = Array.from({ length: 12 }, () => false);
/** A share of 1/3 over a dozen. */
const third: readonly boolean[] = Array.from({ length: 12 }, (_, i) => i % 3 === 0);
const always: readonly boolean[] = Array.from({ length: 12 }, () => true);

function verdicts(ends: readonly boolean[], lowest = false, judge = createRefusalJudge()): Verdict[] {
  return ends.flatMap((refused) => judge.observe(refused, lowest) ?? []);
}

describe("the judge of refusals", () => {
  it("ignores single refusals", () => {
    const stray = Array.from({ length: 400 }, (_, i) => i % 60 === 0);
    expect(verdicts(stray)).toEqual([]);
  });

  it("shrinks at the second refusal in a row, and is relieved after a dozen successful requests", () => {
    expect(verdicts([true, true, ...never])).toEqual(["shrink", "relieved"]);
  });

  it("shrinks again while more than half are refused", () => {
    const seven = always.slice(0, 7);
    expect(verdicts([true, true, ...seven, ...seven, ...never])).toEqual(["shrink", "shrink", "shrink", "relieved"]);
  });

  it("returns futile if a share of refusals continues at half the level, and then treats that share as usual", () => {
    const judge = createRefusalJudge();
    expect(verdicts([true, true, ...third, ...third], false, judge)).toEqual(["shrink", "shrink", "futile"]);
    expect(verdicts([...third, ...third, ...third], false, judge)).toEqual([]);
    expect(verdicts(always, false, judge)[0]).toBe("shrink");
  });

  it("lowers the usual share after refusals have ended", () => {
    const refusalsUntilShrink = (pages: number): number => {
      const judge = createRefusalJudge();
      verdicts([true, true, ...third, ...third], false, judge);
      for (let i = 0; i < pages; i += 1) judge.observe(false, false);
      let refusals = 1;
      while (judge.observe(true, false) === undefined) refusals += 1;
      return refusals;
    };
    expect(refusalsUntilShrink(240)).toBeLessThanOrEqual(8);
    expect(refusalsUntilShrink(240)).toBeLessThan(refusalsUntilShrink(0));
  });
});
