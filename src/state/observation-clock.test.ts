import { describe, expect, it } from "vitest";
import { createObservationClock } from "./observation-clock.js";

describe("the observation clock", () => {
  it("rises strictly while the time does not change", () => {
    const clock = createObservationClock(() => Date.parse("2026-03-15T00:00:00Z"), undefined);
    expect([clock.next(), clock.next(), clock.next()]).toEqual([
      "2026-03-15T00:00:00.000000Z",
      "2026-03-15T00:00:00.000001Z",
      "2026-03-15T00:00:00.000002Z",
    ]);
  });

  it("starts after the last time of an earlier sync, even if the time went back", () => {
    const clock = createObservationClock(() => Date.parse("2026-03-14T23:00:00Z"), "2026-03-15T00:00:00.999999Z");
    expect(clock.last).toBe("2026-03-15T00:00:00.999999Z");
    expect(clock.next()).toBe("2026-03-15T00:00:01.000000Z");
  });

  it("follows the time when it advances", () => {
    let nowMs = Date.parse("2026-03-15T00:00:00Z");
    const clock = createObservationClock(() => nowMs, undefined);
    clock.next();
    nowMs += 0.25;
    expect(clock.next()).toBe("2026-03-15T00:00:00.000250Z");
  });
});
