import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createStripeClock, type StripeClock } from "./stripe-clock.js";

/** Stripe's time when each test begins, in ms. */
const beganMs = Date.parse("2026-11-22T12:00:00.250Z");

interface Process {
  readonly clock: StripeClock;
  /** Sends a request to Stripe. Stripe answers halfway through the latency. */
  readonly ask: (latencyMs: number) => void;
  readonly wait: (ms: number) => void;
}

/** A process on a machine whose clock is `skewMs` ahead of Stripe's. It begins `afterMs` after the test's begin. */
function startProcess(skewMs: number, afterMs = 0): Process {
  let runningMs = 0;
  const stripeMs = () => beganMs + afterMs + runningMs;
  const clock = createStripeClock({
    monotonicMs: () => runningMs,
    epochMs: () => stripeMs() + skewMs,
    after: () => () => {},
  });
  const wait = (ms: number): void => {
    runningMs += ms;
  };
  return {
    clock,
    wait,
    ask(latencyMs) {
      const sentMs = runningMs;
      wait(latencyMs / 2);
      const dateSeconds = Math.floor(stripeMs() / 1000);
      wait(latencyMs / 2);
      clock.observe(dateSeconds, sentMs);
    },
  };
}

describe("Stripe's clock, in seconds", () => {
  it("is this machine's until Stripe answers, then Stripe's date plus the time since", () => {
    const { clock, ask, wait } = startProcess(-86_400_000);
    expect(clock.nowSeconds()).toBe(Math.floor(beganMs / 1000) - 86_400);
    ask(100);
    expect(clock.nowSeconds()).toBe(Math.floor(beganMs / 1000));
    wait(2_000);
    expect(clock.nowSeconds()).toBe(Math.floor(beganMs / 1000) + 2);
  });

  it("ignores an answer without a date", () => {
    const { clock } = startProcess(5_000);
    clock.observe(undefined, 0);
    expect(clock.nowSeconds()).toBe(Math.floor((beganMs + 5_000) / 1000));
    expect(clock.nowMs()).toBe(beganMs + 5_000);
  });
});

describe("a Date that cannot be right", () => {
  const nowSeconds = Math.floor(beganMs / 1000);
  const days = (count: number) => nowSeconds + count * 86_400;

  /** Returns the time after answers with these Dates, on a machine whose clock is some days off. */
  function timeAfter(dates: readonly number[], machineDays = 0): number {
    const epochMs = beganMs + machineDays * 86_400_000;
    const clock = createStripeClock({ monotonicMs: () => 0, epochMs: () => epochMs, after: () => () => {} });
    for (const date of dates) clock.observe(date, 0);
    expect(Math.floor(clock.nowMs() / 1000)).toBe(clock.nowSeconds());
    return clock.nowSeconds();
  }

  it.each([
    ["of 1970", 5],
    ["of 2010", Date.UTC(2010, 11, 31) / 1000],
    ["of 9999", Date.UTC(9999, 0, 1) / 1000],
  ])("%s is never believed", (_what, date) => {
    expect(timeAfter([date, date, date])).toBe(nowSeconds);
    expect(timeAfter([nowSeconds, date, date])).toBe(nowSeconds);
  });

  it.each([-400, -2, 2, 400])("by %i days is ignored once, before and after right ones", (count) => {
    expect(timeAfter([nowSeconds, days(count)])).toBe(nowSeconds);
    expect(timeAfter([days(count), nowSeconds])).toBe(nowSeconds);
    expect(timeAfter([nowSeconds, days(count), nowSeconds, days(count)])).toBe(nowSeconds);
  });

  it.each([-400, 400])("by this machine's clock, %i days off, is right by Stripe's", (count) => {
    expect(timeAfter([nowSeconds], count)).toBe(nowSeconds);
    expect(timeAfter([nowSeconds, days(count + 9)], count)).toBe(nowSeconds);
  });

  it("is believed if the next answer agrees, because the machine may have slept for days", () => {
    expect(timeAfter([nowSeconds, days(3), days(3)])).toBe(days(3));
  });
});

describe("Stripe's clock, in milliseconds", () => {
  it("is this machine's if that is correct, however long the answers take", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5_000 })), (latencies) => {
        const { clock, ask } = startProcess(0);
        for (const latencyMs of latencies) ask(latencyMs);
        expect(clock.nowMs()).toBe(beganMs + latencies.reduce((sum, ms) => sum + ms, 0));
      }),
    );
  });

  it("is wrong by less than a second and an answer's duration if this machine's is wrong", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.array(fc.integer({ min: 0, max: 5_000 }), { minLength: 1 }),
        (skewMs, latencies) => {
          const { clock, ask } = startProcess(skewMs);
          for (const latencyMs of latencies) ask(latencyMs);
          const trueMs = beganMs + latencies.reduce((sum, ms) => sum + ms, 0);
          expect(Math.abs(clock.nowMs() - trueMs)).toBeLessThanOrEqual(1_000 + latencies.at(-1)!);
        },
      ),
    );
  });

  it.each([0, 400_000, -86_400_000])(
    "continues in a process that begins within the same second, with a clock %i ms off",
    (skewMs) => {
      const killed = startProcess(skewMs);
      killed.ask(50);
      const begunAgain = startProcess(skewMs, 60);
      begunAgain.ask(50);
      expect(begunAgain.clock.nowMs() - killed.clock.nowMs()).toBe(60);
    },
  );

  it("does not change if this machine's clock is set", () => {
    let setMs = 0;
    const clock = createStripeClock({ monotonicMs: () => 0, epochMs: () => beganMs + setMs, after: () => () => {} });
    clock.observe(Math.floor(beganMs / 1000), 0);
    setMs = 3_600_000;
    expect(clock.nowMs()).toBe(beganMs);
  });

  it("follows Stripe after the machine slept", () => {
    let awakeMs = 0;
    const clock = createStripeClock({ monotonicMs: () => awakeMs, epochMs: () => beganMs, after: () => () => {} });
    clock.observe(Math.floor(beganMs / 1000), 0);
    awakeMs += 40;
    clock.observe(Math.floor(beganMs / 1000) + 3_600, awakeMs - 20);
    expect(Math.abs(clock.nowMs() - beganMs - 3_600_000)).toBeLessThan(1_000);
  });
});
