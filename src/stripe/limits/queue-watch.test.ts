import { describe, expect, it } from "vitest";
import { createQueueWatch, type AnsweredRequest, type QueueWatch } from "./queue-watch.js";

/** Records answers that all took the same time. Returns the last result. */
function answer(watch: QueueWatch, count: number, tookMs: number, how: Partial<AnsweredRequest> = {}): number {
  const { nowMs = 1_000, ...rest } = how;
  const each = { startedMs: nowMs - tookMs, nowMs, wanted: true, level: 16, fewest: 4, ...rest };
  let last = Number.NaN;
  for (let i = 0; i < count; i += 1) last = watch.answered(each);
  return last;
}

/** Returns a watch that has seen a first round of 100 ms. */
function watching(): QueueWatch {
  const watch = createQueueWatch();
  answer(watch, 8, 100, { level: 4 });
  return watch;
}

describe("the watch for a queue", () => {
  it("allows the level while rounds take at most twice the best one's time", () => {
    const watch = watching();
    expect(answer(watch, 8, 200)).toBe(16);
    expect(watch.crowded).toBe(false);
    expect(watch.part).toBe(1);
  });

  it.each([
    [250, 16, 12.8],
    [400, 16, 8],
    [1_000, 16, 8],
    [1_000, 6, 4],
  ])("at %i ms instead of 100, allows fewer than %i: %d", (tookMs, level, fitting) => {
    const watch = watching();
    expect(answer(watch, 7, tookMs, { level })).toBe(level);
    expect(watch.crowded).toBe(false);
    expect(answer(watch, 1, tookMs, { level })).toBe(fitting);
    expect(watch.crowded).toBe(true);
  });

  it("takes the mean of a round, because single answers mislead", () => {
    const watch = watching();
    answer(watch, 7, 90);
    expect(answer(watch, 1, 900)).toBe(16);
    expect(watch.crowded).toBe(false);
  });

  it("counts no answer to a request that was sent at a higher level", () => {
    const watch = watching();
    answer(watch, 8, 1_000, { level: 8, nowMs: 2_000 });
    expect(watch.crowded).toBe(true);
    answer(watch, 20, 100, { level: 4, startedMs: 1_999, nowMs: 2_099 });
    expect(watch.crowded).toBe(true);
    answer(watch, 8, 100, { level: 4, startedMs: 2_000, nowMs: 2_100 });
    expect(watch.crowded).toBe(false);
  });

  it("has rounds of as many answers as requests may run, and of at least eight", () => {
    const watch = watching();
    answer(watch, 8, 100, { level: 20 });
    answer(watch, 19, 300, { level: 20 });
    expect(watch.crowded).toBe(false);
    answer(watch, 1, 300, { level: 20 });
    expect(watch.crowded).toBe(true);
  });

  it("moves half way to a better time", () => {
    const better = watching();
    answer(better, 8, 60, { level: 8 });
    answer(better, 8, 160, { level: 8 });
    expect(better.crowded).toBe(false);
    answer(better, 8, 161, { level: 8 });
    expect(better.crowded).toBe(true);
  });

  it("takes the time with the fewest requests running as that without a queue", () => {
    const watch = watching();
    answer(watch, 8, 500, { level: 4 });
    expect(watch.crowded).toBe(false);
    answer(watch, 8, 900, { level: 8 });
    expect(watch.crowded).toBe(false);
  });

  it.each([
    ["more than half a minute after the last one, if more are wanted", 31_001, true, 0.4],
    ["not at half a minute", 31_000, true, 1],
    ["not if no more are wanted", 60_000, false, 1],
  ])("measures again with fewer requests: %s", (_when, nowMs, wanted, part) => {
    const watch = watching();
    answer(watch, 8, 100, { nowMs, wanted });
    expect(watch.part).toBe(part);
  });

  it("takes the time of a measurement as that without a queue", () => {
    const watch = watching();
    answer(watch, 8, 100, { nowMs: 40_000 });
    answer(watch, 7, 400, { startedMs: 40_000, nowMs: 40_400 });
    expect(watch.part).toBe(0.4);
    answer(watch, 1, 400, { startedMs: 40_000, nowMs: 40_400 });
    expect(watch.part).toBe(1);
    expect(watch.crowded).toBe(false);
    answer(watch, 16, 800, { nowMs: 41_300 });
    expect(watch.crowded).toBe(false);
    answer(watch, 16, 801, { nowMs: 42_200 });
    expect(watch.crowded).toBe(true);
  });

  it("counts no answer to a request from before a measurement", () => {
    const watch = watching();
    answer(watch, 8, 100, { nowMs: 40_000 });
    answer(watch, 20, 400, { startedMs: 39_999, nowMs: 40_399 });
    expect(watch.part).toBe(0.4);
  });

  it("measures with a part of the level, so that a round of a large level is shorter", () => {
    const watch = watching();
    answer(watch, 8, 100, { level: 40, nowMs: 40_000 });
    answer(watch, 15, 100, { level: 40, startedMs: 40_000, nowMs: 40_100 });
    expect(watch.part).toBe(0.4);
    answer(watch, 1, 100, { level: 40, startedMs: 40_000, nowMs: 40_100 });
    expect(watch.part).toBe(1);
  });
});
