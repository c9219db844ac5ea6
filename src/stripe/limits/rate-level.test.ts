import { describe, expect, it } from "vitest";
import { createRateLevel, type RateLevel } from "./rate-level.js";

/** Ends requests that started at that time, unless another start is given. Refused are those with `true`. */
function end(rate: RateLevel, ends: readonly boolean[], nowMs: number, startedMs = nowMs): void {
  for (const refused of ends) rate.ended({ refused, startedMs, nowMs });
}

const twice = [true, true];
const none: readonly boolean[] = Array.from({ length: 12 }, () => false);
const third: readonly boolean[] = Array.from({ length: 12 }, (_, i) => i % 3 === 0);

describe("the rate of a gate", () => {
  it("is its ceiling until Stripe refuses, then half of it", () => {
    const rate = createRateLevel(20);
    end(rate, [false], 500);
    expect(rate.at(500)).toBe(20);
    end(rate, twice, 1_000);
    expect(rate.at(1_000)).toBe(10);
  });

  it("stays at half until the trial ends", () => {
    const rate = createRateLevel(20);
    end(rate, twice, 0);
    end(rate, none.slice(1), 1_000);
    expect(rate.at(5_999)).toBe(10);
  });

  it("returns to the refused level within four seconds of the trial's end", () => {
    const rate = createRateLevel(20);
    end(rate, twice, 1_000);
    end(rate, none, 2_000);
    expect([2_000, 4_000, 6_000, 60_000].map((ms) => rate.at(ms))).toEqual([10, 18.75, 20, 20]);
  });

  it("grows after six seconds if the trial does not end, and beyond the refused level to its ceiling", () => {
    const rate = createRateLevel(20);
    end(rate, twice, 0);
    end(rate, none, 1_000);
    end(rate, twice, 2_000);
    const refused = 20 - 10 * 0.75 ** 3;
    expect(rate.at(8_000)).toBe(refused / 2);
    expect(rate.at(12_000)).toBe(refused);
    expect(rate.at(16_000)).toBe(refused + 2.5);
    expect(rate.at(20_000)).toBe(20);
  });

  it("does not begin to grow again if the trial ends after it grew", () => {
    const rate = createRateLevel(20);
    end(rate, twice, 0);
    end(rate, none, 7_000);
    expect(rate.at(7_000)).toBe(20 - 10 * 0.75 ** 3);
    expect(rate.at(10_000)).toBe(20);
  });

  it.each([0, 10_000])(
    "returns to the level before all halvings if they were futile, decided after %i ms",
    (afterMs) => {
      const rate = createRateLevel(20);
      end(rate, twice, 0);
      end(rate, third, 0);
      end(rate, third, afterMs);
      expect(rate.at(afterMs)).toBe(afterMs === 0 ? 5 : 10);
      expect(rate.at(afterMs + 4_000)).toBe(20);
    },
  );

  describe("refused again while it grows", () => {
    /** 20, halved to 10, a second after the trial's end. */
    const refused = 20 - 10 * 0.75 ** 3;
    const refusedAgain = (): RateLevel => {
      const rate = createRateLevel(20);
      end(rate, twice, 0);
      end(rate, none, 1_000);
      end(rate, twice, 2_000);
      return rate;
    };

    it("returns to that level if halving helped", () => {
      const rate = refusedAgain();
      end(rate, none, 2_000);
      expect([2_000, 6_000].map((ms) => rate.at(ms))).toEqual([refused / 2, refused]);
    });

    it("returns to the level before all halvings if halving was futile", () => {
      const rate = refusedAgain();
      end(rate, third, 2_000);
      end(rate, third, 2_000);
      expect(rate.at(6_000)).toBe(20);
    });

    it("returns to no level from before it had grown back", () => {
      const rate = refusedAgain();
      end(rate, none, 2_000);
      const grown = refused + 2.5;
      expect(rate.at(10_000)).toBe(grown);
      end(rate, twice, 10_000);
      end(rate, third, 10_000);
      end(rate, third, 10_000);
      expect(rate.at(14_000)).toBe(grown);
    });
  });

  it("ignores requests that started before it was halved", () => {
    const rate = createRateLevel(20);
    end(rate, twice, 1_000);
    end(rate, [...twice, ...twice, ...twice, ...twice], 2_000, 999);
    expect(rate.at(2_000)).toBe(10);
    end(rate, [...twice, ...twice, ...twice, ...twice], 2_000, 1_000);
    expect(rate.at(2_000)).toBe(5);
  });

  it("never falls below a twentieth of its ceiling", () => {
    const rate = createRateLevel(20);
    const always = Array.from({ length: 100 }, () => true);
    end(rate, always, 0);
    expect(rate.at(0)).toBe(1);
  });

  it("goes on from the lowest level if a share of the requests is refused there too", () => {
    const rate = createRateLevel(20);
    const always = Array.from({ length: 2 + 4 * 7 }, () => true);
    end(rate, always, 0);
    end(rate, third, 1_000);
    expect(rate.at(1_000)).toBe(1);
    expect(rate.at(5_000)).toBeGreaterThan(1);
  });
});
