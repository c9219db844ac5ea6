import { describe, expect, it } from "vitest";
import { createGate, type Gate } from "./gate.js";

const gateOf = ({ share = 0.8, running = 100 } = {}): Gate =>
  createGate({ perSecond: 25, share, concurrency: { start: running, ceiling: running, watchLatency: false } });

/** Starts as many requests as may start at a time. */
function startAll(gate: Gate, nowMs: number): number {
  let count = 0;
  for (; gate.readyAtMs(nowMs) <= nowMs; count += 1) gate.enter(nowMs);
  return count;
}

describe("a gate's rate", () => {
  it.each([
    [1, 1],
    [0.8, 5],
    [0.5, 12],
    [0.2, 5],
    [0.02, 1],
  ])("with a share of %d of 25 a second, lets %i requests start at once, after any pause", (share, burst) => {
    const gate = gateOf({ share });
    expect(startAll(gate, 0)).toBe(burst);
    expect(startAll(gate, 3_600_000)).toBe(burst);
  });

  it("gives the whole ms of the next start, and no request starts before it", () => {
    const gate = createGate({
      perSecond: 30,
      share: 0.7,
      concurrency: { start: 100, ceiling: 100, watchLatency: false },
    });
    for (let nowMs = 0; nowMs < 2_000;) {
      startAll(gate, nowMs);
      const nextMs = gate.readyAtMs(nowMs);
      expect(nextMs).toBe(Math.ceil(nextMs));
      expect(gate.hasToken(nextMs - 1)).toBe(false);
      expect(gate.hasToken(nextMs)).toBe(true);
      nowMs = nextMs;
    }
  });

  it("lets a request start now if there is a token, and no refill in small steps delays it", () => {
    const concurrency = { start: 1_000, ceiling: 1_000, watchLatency: false };
    const gate = createGate({ perSecond: 200, share: 0.5, concurrency });
    expect(gate.readyAtMs(0)).toBe(0);
    startAll(gate, 0);
    // Ten refills of 0.1 add up to 0.9999999999999999.
    for (let nowMs = 1; nowMs < 10; nowMs += 1) expect(gate.hasToken(nowMs)).toBe(false);
    expect(gate.readyAtMs(10)).toBe(10);
  });

  it("delays a request by those before it only if refusals have lowered the rate", () => {
    const gate = gateOf();
    expect(gate.slowedMs(5, 0)).toBe(0);
    for (let i = 0; i < 2; i += 1) gate.rate.ended({ refused: true, startedMs: 0, nowMs: 0 });
    expect(gate.slowedMs(5, 0)).toBe(500);
    expect(startAll(gate, 0)).toBe(5);
    expect(gate.readyAtMs(0)).toBe(100);
  });
});

describe("a gate's concurrency", () => {
  it("lets no request start while too many are running", () => {
    const gate = gateOf({ running: 2 });
    expect(startAll(gate, 0)).toBe(2);
    expect(gate.hasRoom()).toBe(false);
    expect(gate.readyAtMs(1_000)).toBe(Infinity);
    gate.leave();
    expect(gate.hasRoom()).toBe(true);
    expect(startAll(gate, 1_000)).toBe(1);
  });

  it("remembers when requests last waited for it alone", () => {
    const gate = gateOf();
    expect(gate.starvedSince(0)).toBe(false);
    gate.noteStarved(100);
    expect([99, 100, 101].map((ms) => gate.starvedSince(ms))).toEqual([true, true, false]);
  });
});
