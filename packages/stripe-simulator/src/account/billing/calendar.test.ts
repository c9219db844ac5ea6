import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMonths, cycleSeconds, DAY_SECONDS, nextBoundary } from "./calendar.js";

const at = (text: string) => Date.parse(`${text}Z`) / 1000;

describe("the billing calendar", () => {
  it("keeps the day and time of a month, or uses the month's last day", () => {
    expect(addMonths(at("2024-01-31T10:30:05"), 1)).toBe(at("2024-02-29T10:30:05"));
    expect(addMonths(at("2024-02-29T00:00:00"), 12)).toBe(at("2025-02-28T00:00:00"));
    expect(addMonths(at("2024-11-15T23:59:59"), 3)).toBe(at("2025-02-15T23:59:59"));
  });

  it("counts boundaries from the anchor, so that the 31st returns after February", () => {
    const month = { interval: "month", interval_count: 1 };
    const anchor = at("2025-01-31T08:00:00");
    const february = nextBoundary(anchor, month, anchor);
    expect(february).toBe(at("2025-02-28T08:00:00"));
    expect(nextBoundary(anchor, month, february)).toBe(at("2025-03-31T08:00:00"));
  });

  it("also finds boundaries long before the anchor", () => {
    const month = { interval: "month", interval_count: 1 };
    expect(nextBoundary(at("2029-10-31T00:00:00"), month, at("2020-01-01T00:00:00"))).toBe(at("2020-01-31T00:00:00"));
  });

  it("finds the first boundary after any time, for every cadence", () => {
    const cadence = fc.record({
      interval: fc.constantFrom("day", "week", "month", "year"),
      interval_count: fc.integer({ min: 1, max: 6 }),
    });
    const seconds = fc.integer({ min: at("2020-01-01T00:00:00"), max: at("2030-01-01T00:00:00") });
    fc.assert(
      fc.property(seconds, cadence, seconds, (anchor, cycle, after) => {
        const end = nextBoundary(anchor, cycle, after);
        const length = cycleSeconds(anchor, cycle, end);
        expect(end).toBeGreaterThan(after);
        expect(end - length).toBeLessThanOrEqual(after);
        expect(length).toBeGreaterThanOrEqual(DAY_SECONDS);
      }),
      { numRuns: 2_000 },
    );
  });
});
