import { describe, expect, it } from "vitest";
import { createConcurrencyLevel, type ConcurrencyLevel, type EndedRequest } from "./concurrency-level.js";

const levelOf = ({ start = 4, ceiling = 16, watchLatency = false } = {}): ConcurrencyLevel =>
  createConcurrencyLevel({ start, ceiling, watchLatency });

/** Ends a number of requests in the same way. */
function end(level: ConcurrencyLevel, count: number, how: Partial<EndedRequest> = {}): void {
  for (let i = 0; i < count; i += 1) level.ended({ refused: false, startedMs: 0, nowMs: 0, wanted: false, ...how });
}

/** Ends a dozen requests, of which a third is refused, and the last one is answered. */
function endThird(level: ConcurrencyLevel, how: Partial<EndedRequest> = {}): void {
  for (let i = 0; i < 12; i += 1) end(level, 1, { refused: i % 3 === 0, ...how });
}

describe("the number of concurrent requests", () => {
  it("starts at its start, or at a lower ceiling", () => {
    expect(levelOf().level).toBe(4);
    expect(levelOf({ ceiling: 3 }).level).toBe(3);
  });

  it("grows by one per answer if more are wanted, up to the ceiling", () => {
    const level = levelOf();
    end(level, 5);
    expect(level.level).toBe(4);
    end(level, 5, { wanted: true });
    expect(level.level).toBe(9);
    end(level, 50, { wanted: true });
    expect(level.level).toBe(16);
  });

  it("does not grow by a refusal", () => {
    const level = levelOf();
    end(level, 1, { refused: true, wanted: true });
    expect(level.level).toBe(4);
  });

  it("halves by refusals, waits for the trial's end and then grows by one per round", () => {
    const level = levelOf({ start: 8 });
    end(level, 2, { refused: true });
    expect(level.level).toBe(4);
    end(level, 11, { wanted: true });
    expect(level.level).toBe(4);
    end(level, 1, { wanted: true });
    expect(level.level).toBe(4 + 1 / 4);
  });

  it("ignores requests that started before it was halved", () => {
    const level = levelOf({ start: 8 });
    end(level, 2, { refused: true, startedMs: 5, nowMs: 10 });
    end(level, 7, { refused: true, startedMs: 9, nowMs: 20 });
    expect(level.level).toBe(4);
    end(level, 7, { refused: true, startedMs: 10, nowMs: 20 });
    expect(level.level).toBe(2);
  });

  it("never falls below one", () => {
    const level = levelOf();
    end(level, 100, { refused: true });
    expect(level.level).toBe(1);
  });

  it("is restored to the level before all halvings if they were futile", () => {
    const level = levelOf({ start: 8 });
    end(level, 2, { refused: true });
    endThird(level);
    expect(level.level).toBe(2);
    endThird(level);
    expect(level.level).toBe(8);
  });

  it("is not restored to a level from before a halving that helped", () => {
    const level = levelOf({ start: 8 });
    end(level, 2, { refused: true });
    end(level, 12);
    end(level, 2, { refused: true });
    endThird(level);
    endThird(level);
    expect(level.level).toBe(4);
  });

  it("goes on from one if a share of the requests is refused there too", () => {
    const level = levelOf({ start: 2 });
    end(level, 2, { refused: true });
    endThird(level, { wanted: true });
    expect(level.level).toBe(2);
  });
});

describe("the number of concurrent requests, by the time of answers", () => {
  const quick = { startedMs: 0, nowMs: 100, wanted: true };
  const slow = { startedMs: 100, nowMs: 350, wanted: true };

  it("shrinks to the level of twice the best time, and grows slowly once answers are quick again", () => {
    const level = levelOf({ ceiling: 48, watchLatency: true });
    end(level, 8, quick);
    expect(level.level).toBe(12);
    end(level, 10, slow);
    expect(level.level).toBe(22);
    end(level, 1, slow);
    expect(level.level).toBeCloseTo(17.6, 9);
    end(level, 17, { startedMs: 350, nowMs: 450, wanted: true });
    expect(level.level).toBeCloseTo(17.6, 9);
    end(level, 1, { startedMs: 350, nowMs: 450, wanted: true });
    expect(level.level).toBeCloseTo(17.6 + 1 / 17.6, 9);
  });

  it("doubles again if it shrank to its start", () => {
    const level = levelOf({ ceiling: 48, watchLatency: true });
    end(level, 8, { ...quick, wanted: false });
    end(level, 7, { ...slow, nowMs: 1_100, wanted: true });
    end(level, 1, { ...slow, nowMs: 1_100, wanted: true });
    expect(level.level).toBe(5.5);
    end(level, 8, { startedMs: 1_100, nowMs: 2_100, wanted: true });
    expect(level.level).toBe(4);
    end(level, 8, { startedMs: 2_100, nowMs: 2_200, wanted: true });
    expect(level.level).toBe(5);
  });

  it("does not follow the time of answers if it does not watch it", () => {
    const level = levelOf({ ceiling: 48 });
    end(level, 8, quick);
    end(level, 11, { ...slow, wanted: false });
    expect(level.level).toBe(12);
  });

  it("is less during a measurement, but not below its start", () => {
    const later = { startedMs: 31_000, nowMs: 31_100 };
    const high = levelOf({ ceiling: 48, watchLatency: true });
    end(high, 8, { ...quick, wanted: false });
    end(high, 18, { startedMs: 100, nowMs: 200, wanted: true });
    expect(high.level).toBe(22);
    end(high, 1, { ...later, wanted: true });
    expect(high.level).toBeCloseTo(0.4 * 23, 9);

    const low = levelOf({ ceiling: 48, watchLatency: true });
    end(low, 8, { ...quick, wanted: false });
    end(low, 1, { startedMs: 100, nowMs: 200, wanted: true });
    end(low, 6, later);
    expect(low.level).toBe(5);
    end(low, 1, { ...later, wanted: true });
    expect(low.level).toBe(4);
    end(low, 3, { ...later, refused: true });
    expect(low.level).toBe(3);
  });
});
