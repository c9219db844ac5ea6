import { describe, expect, it } from "vitest";
import { systemClock } from "../../stripe/clock.js";
import { startStopwatch } from "./stopwatch.js";

describe("a stopwatch", () => {
  it("measures the time from the start to the last lap", () => {
    let nowMs = 1_000;
    const watch = startStopwatch({ ...systemClock, monotonicMs: () => nowMs });
    nowMs = 3_000;
    expect(watch.lapMs).toBe(0);
    watch.lap();
    nowMs = 9_000;
    expect(watch.lapMs).toBe(2_000);
  });
});
