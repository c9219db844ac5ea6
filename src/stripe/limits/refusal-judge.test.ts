import { describe, expect, it } from "vitest";
import { createRefusalJudge, type Verdict } from "./refusal-judge.js";

const never: readonly boolean[] = Array.from({ length: 12 }, () => false);
/** A share of 1/3 over a dozen. */
const third: readonly boolean[] = Array.from({ length: 12 }, (_, i) => i % 3 === 0);
const half: readonly boolean[] = Array.from({ length: 12 }, (_, i) => i % 2 === 0);
const always: readonly boolean[] = Array.from({ length: 12 }, () => true);
/** Seven refusals: the most that come before a verdict. */
const most = always.slice(0, 7);

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
    expect(verdicts([true, true, ...most, ...most, ...never])).toEqual(["shrink", "shrink", "shrink", "relieved"]);
  });

  it("returns futile if a share of refusals continues at half the level, and then treats that share as usual", () => {
    const judge = createRefusalJudge();
    expect(verdicts([true, true, ...third, ...third], false, judge)).toEqual(["shrink", "shrink", "futile"]);
    expect(verdicts([...third, ...third, ...third], false, judge)).toEqual([]);
    expect(verdicts(always, false, judge)[0]).toBe("shrink");
  });

  it("finds that half of the requests are refused at any level", () => {
    const judge = createRefusalJudge();
    expect(verdicts([true, true, ...half, ...half], false, judge)).toEqual(["shrink", "shrink", "futile"]);
    expect(verdicts([...half, ...half], false, judge)).toEqual([]);
  });

  it("always shrinks if more than half are refused, even if half is usual", () => {
    const usuallyHalf = () => {
      const judge = createRefusalJudge();
      verdicts([true, true, ...half, ...half], false, judge);
      while (judge.observe(true, false) === undefined);
      return judge;
    };
    expect(verdicts(half, false, usuallyHalf())).toEqual(["relieved"]);
    const sevenOfTwelve = [...never.slice(0, 5), ...most];
    expect(verdicts(sevenOfTwelve, false, usuallyHalf())).toEqual(["shrink"]);
  });

  it("does not return futile while more than half were refused, before or after the last halving", () => {
    expect(verdicts([true, true, ...most, ...third])).toEqual(["shrink", "shrink", "shrink"]);
    expect(verdicts([true, true, ...third, ...most])).toEqual(["shrink", "shrink", "shrink"]);
  });

  it("is relieved at the lowest level if at most half are refused", () => {
    expect(verdicts([true, true, ...half], true)).toEqual(["shrink", "relieved"]);
    expect(verdicts([true, true, ...most, ...third], true)).toEqual(["shrink", "shrink", "relieved"]);
  });

  it("moves the usual share a third of the way to that of a trial that helped", () => {
    const judge = createRefusalJudge();
    expect(verdicts([true, true, true, ...never.slice(1)], false, judge)).toEqual(["shrink", "relieved"]);
    // 2 % and a third of the way to 1/12 is 4.1 %, which tolerates 10.4 %. Each refusal adds 2.4 %.
    expect([true, true, true].map((refused) => judge.observe(refused, false))).toEqual([
      undefined,
      undefined,
      "shrink",
    ]);
  });

  it("lowers the usual share to the recent share, and no further", () => {
    const judge = createRefusalJudge();
    verdicts([true, true, ...third, ...third], false, judge);
    const sixth = Array.from({ length: 240 }, (_, i) => i % 6 === 0);
    expect(verdicts(sixth, false, judge)).toEqual([]);
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
