import { describe, expect, it } from "vitest";
import type { Sample, Task } from "./sample.js";
import { timeLeftMs } from "./time-left.js";

function at(seconds: number, tasks: Readonly<Record<string, Partial<Task>>>, allowed = 4_800): Sample {
  const whole = Object.entries(tasks).map(
    ([name, task]) => [name, { done: 0, left: undefined, perRequest: 100, ...task }] as const,
  );
  return {
    elapsedMs: seconds * 1000,
    records: new Map(),
    tasks: new Map(whole),
    lastMinute: { spent: 0, allowed },
  };
}

describe("the time left", () => {
  it("is the time of the slowest task at its current speed", () => {
    const before = at(10, { a: { done: 1_000 }, b: { done: 100 } });
    const now = at(20, { a: { done: 2_000, left: 3_000 }, b: { done: 600, left: 5_000 }, c: { left: 0 } });
    expect(timeLeftMs([before, at(15, { a: { done: 1_900 }, b: { done: 300 } })], now)).toBe(100_000);
  });

  it("does not count the time before a task began", () => {
    const earlier = [at(0, { a: { done: 0 } }), at(100, {}), at(105, { a: { done: 40 } })];
    expect(timeLeftMs(earlier, at(110, { a: { done: 100, left: 50 } }))).toBe(5_000);
  });

  it("measures a task that began between two samples from the earlier one", () => {
    expect(timeLeftMs([at(10, {})], at(20, { a: { done: 100, left: 50 } }))).toBe(5_000);
  });

  it("is at least the time of the requests at the allowed rate", () => {
    const now = at(10, { a: { done: 100_000, left: 120_000 }, b: { done: 100_000, left: 120_000 } }, 1_200);
    expect(timeLeftMs([at(0, {})], now)).toBe(120_000);
  });

  it("counts no requests for derived streams", () => {
    const now = at(10, { metrics: { done: 100_000, left: 50_000, perRequest: undefined } }, 60);
    expect(timeLeftMs([at(0, {})], now)).toBe(5_000);
  });

  it.each([
    ["there are no tasks", {}],
    ["all tasks are done", { a: { done: 100, left: 0 } }],
    ["a task's rest is unknown", { a: { done: 100, left: 50 }, b: { done: 10 } }],
    ["a task makes no progress", { a: { done: 0, left: 50 } }],
  ])("is unknown if %s", (_, tasks) => {
    expect(timeLeftMs([at(0, {})], at(10, tasks))).toBeUndefined();
  });
});
