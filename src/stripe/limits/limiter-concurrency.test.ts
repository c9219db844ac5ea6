import { describe, expect, it } from "vitest";
import { createLimiterCore, type Outcome, type QueuedRequest } from "./limiter-core.js";
import type { Limits } from "./limits.js";
import type { ThrottleReason } from "./throttle.js";

/** Only the number of concurrent requests limits them. */
const fast: Limits = {
  globalPerSecond: 10_000,
  endpointPerSecond: 10_000,
  share: 0.5,
  globalConcurrency: 1e6,
  endpointConcurrency: 1e6,
};

/** Returns a limiter with many requests of these endpoints (a letter each) waiting. It runs as many as it may. */
function busy(endpoints: string, limits: Partial<Limits> = {}) {
  const core = createLimiterCore({ ...fast, ...limits });
  let running: QueuedRequest[] = [];
  const add = (endpoint: string, count: number) => {
    for (let i = 0; i < count; i += 1) {
      const queued: QueuedRequest = { endpoint, start: () => running.push(queued) };
      core.enqueue(queued);
    }
  };
  /** Starts what may start. Returns how many requests run then. */
  const runningAt = (nowMs: number): number => {
    core.advance(nowMs);
    return running.length;
  };
  /** Ends running requests, by default all of every endpoint. */
  const end = (outcome: Outcome, nowMs: number, endpoints?: string, count = Infinity) => {
    const ending = running.filter(({ endpoint }) => endpoints?.includes(endpoint) ?? true).slice(0, count);
    running = running.filter((each) => !ending.includes(each));
    for (const each of ending) core.end(each, outcome, nowMs);
  };
  for (const endpoint of endpoints) add(endpoint, 50);
  core.advance(0);
  return { add, runningAt, end };
}

describe("the number of requests that run", () => {
  it("grows by each answer while requests wait only for their endpoint's concurrency", () => {
    const { end, runningAt } = busy("a");
    expect(runningAt(0)).toBe(4);
    end("answered", 10, "a", 1);
    expect(runningAt(10)).toBe(5);
    end("answered", 20);
    expect(runningAt(20)).toBe(10);
  });

  it("does not grow without an answer", () => {
    const { end, runningAt } = busy("a");
    end("unanswered", 10);
    expect(runningAt(10)).toBe(4);
  });

  it("does not grow while no request waits", () => {
    const { add, end, runningAt } = busy("");
    add("a", 4);
    expect(runningAt(0)).toBe(4);
    end("answered", 10);
    add("a", 50);
    expect(runningAt(10)).toBe(4);
  });

  it.each(["globalPerSecond", "endpointPerSecond"])("does not grow while requests wait for the rate: %s", (rate) => {
    // Four tokens at once, and one more every 250 ms.
    const { end, runningAt } = busy("a", { [rate]: 8 });
    end("answered", 10);
    expect([10, 1_010, 1_500].map(runningAt)).toEqual([0, 4, 4]);
  });

  it("does not grow for an endpoint whose requests wait only for the account's concurrency", () => {
    const { add, end, runningAt } = busy("", { globalConcurrency: 6 });
    add("b", 3);
    runningAt(0);
    add("a", 50);
    expect(runningAt(0)).toBe(6);
    end("answered", 10, "a");
    expect(runningAt(10)).toBe(6);
    end("answered", 20, "b");
    expect(runningAt(20)).toBe(4);
  });

  it("grows for the account while a ready request waits only for its concurrency", () => {
    const { end, runningAt } = busy("abcde");
    expect(runningAt(0)).toBe(16);
    end("answered", 10, undefined, 1);
    expect(runningAt(10)).toBe(17);
  });

  it("does not grow for the account while the endpoints limit all requests that wait", () => {
    const { add, end, runningAt } = busy("");
    add("idle", 1);
    runningAt(0);
    end("answered", 0);
    for (const endpoint of "abcd") add(endpoint, 50);
    expect(runningAt(0)).toBe(16);
    end("answered", 10, "a", 1);
    expect(runningAt(10)).toBe(16);
  });

  it("does not grow for the account while the others wait for their endpoint's rate", () => {
    // Six tokens at once for each endpoint.
    const { add, end, runningAt } = busy("", { endpointPerSecond: 12 });
    for (let i = 0; i < 3; i += 1) {
      add("slow", 2);
      runningAt(0);
      end("answered", 0);
    }
    for (const endpoint of ["slow", "a", "b", "c", "d"]) add(endpoint, 50);
    expect(runningAt(0)).toBe(16);
    end("answered", 10, "a", 1);
    expect(runningAt(10)).toBe(16);
  });

  it.each<[ThrottleReason, string, number]>([
    ["endpoint-concurrency", "a", 2],
    ["global-concurrency", "abcde", 8],
  ])("halves after two refusals because of %s", (reason, endpoints, running) => {
    const { end, runningAt } = busy(endpoints);
    end(reason, 10, undefined, 2);
    end("answered", 10);
    expect(runningAt(10)).toBe(running);
  });

  it("shrinks for an endpoint whose answers become slow", () => {
    const { end, runningAt } = busy("a");
    end("answered", 100);
    expect(runningAt(100)).toBe(8);
    end("answered", 200);
    expect(runningAt(200)).toBe(16);
    end("answered", 1_200);
    // The second round has 11 answers: 4 quick ones, and 7 that make it slow when 22 may run.
    expect(runningAt(1_200)).toBe(11);
  });

  it("does not shrink for the account because another endpoint's answers are slow", () => {
    const { add, end, runningAt } = busy("");
    for (const endpoint of "abcde") add(endpoint, 4);
    for (let i = 0; i < 2; i += 1) {
      runningAt(0);
      end("answered", 100);
    }
    for (const endpoint of "fghijklmno") add(endpoint, 50);
    expect(runningAt(100)).toBe(36);
    end("answered", 1_100);
    // Six endpoints ran 4 and may run 8; four ran 3 and may run 4.
    expect(runningAt(1_100)).toBe(64);
  });
});
