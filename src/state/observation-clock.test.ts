import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createObservationClock, isObservation } from "./observation-clock.js";

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

  it("does not follow an earlier time with more microseconds", () => {
    const clock = createObservationClock(() => Date.parse("2026-03-14T23:00:00Z") + 0.5, "2026-03-15T00:00:00.000001Z");
    expect(clock.next()).toBe("2026-03-15T00:00:00.000002Z");
  });

  it("follows the time when it advances", () => {
    let nowMs = Date.parse("2026-03-15T00:00:00Z");
    const clock = createObservationClock(() => nowMs, undefined);
    clock.next();
    nowMs += 0.25;
    expect(clock.next()).toBe("2026-03-15T00:00:00.000250Z");
  });

  it("gives texts that sort in their order, whatever the time and the last time of an earlier sync", () => {
    const anyMs = fc.oneof(fc.integer({ min: 0, max: 4e12 }), fc.constantFrom(0, 253_402_300_799_999, 1e15));
    const after = fc.constantFrom(undefined, "2026-03-15T00:00:00.999999Z", "9999-12-30T23:59:59.999999Z");
    fc.assert(
      fc.property(fc.array(anyMs, { minLength: 1 }), after, (times, last) => {
        const rest = [...times];
        const clock = createObservationClock(() => rest.shift()!, last);
        const texts = [last ?? "", ...times.map(() => clock.next())];
        expect(texts.toSorted()).toEqual(texts);
        expect(new Set(texts).size).toBe(texts.length);
        expect(new Set(texts.slice(1).map((text) => text.length))).toEqual(new Set([27]));
      }),
    );
  });

  it("accepts no earlier time that leaves it no later ones", () => {
    expect(isObservation("9999-12-30T23:59:59.999999Z")).toBe(true);
    expect(isObservation("9999-12-31T00:00:00.000000Z")).toBe(false);
    expect(isObservation("+010000-01-01T00:00:00.000000Z")).toBe(false);
    expect(isObservation("2026-13-01T00:00:00.000000Z")).toBe(false);
  });

  it.each([
    "2026-03-15T00:00:00.000Z",
    "2026-03-15T00:00:00.0000000Z",
    "2026-03-15T00:00:00.000000",
    "2026-03-15 00:00:00.000000Z",
    "2026-03-15T00:00:00,000000Z",
    "2026-3-15T00:00:00.000000Z",
    "26-03-15T00:00:00.000000Z",
    "2026-03-15T0:00:00.000000Z",
    "2026-03-15T00:0:00.000000Z",
    "2026-03-15T00:00:0.000000Z",
    "2026-03-1T00:00:00.000000Z",
    " 2026-03-15T00:00:00.000000Z",
    "2026-03-15T00:00:00.000000Z ",
    "2026-03-15Taa:00:00.000000Z",
    "",
  ])("accepts no earlier time in another form: %j", (time) => {
    expect(isObservation(time)).toBe(false);
  });
});
