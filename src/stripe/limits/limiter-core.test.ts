import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLimiterCore, type QueuedRequest } from "./limiter-core.js";
import { defaultLimits, type Limits } from "./limits.js";
import type { ThrottleReason } from "./throttle.js";

interface Job {
  readonly atMs: number;
  readonly endpoint: string;
  readonly durationMs: number;
}

interface Started extends Job {
  readonly startMs: number;
}

const limits: Limits = {
  globalPerSecond: 40,
  endpointPerSecond: 25,
  share: 0.8,
  globalConcurrency: 12,
  endpointConcurrency: 8,
};

const unlimited = { globalConcurrency: 1e6, endpointConcurrency: 1e6 };

/** Runs jobs through the core in virtual time, with simulated timers and answers. */
function simulate(limits: Limits, jobs: readonly Job[]): Started[] {
  const core = createLimiterCore(limits);
  const started: Started[] = [];
  const arrivals = jobs.toSorted((a, b) => a.atMs - b.atMs);
  let underWay: { endMs: number; queued: QueuedRequest }[] = [];
  let nowMs = 0;
  let wakeMs: number | undefined;
  while (arrivals.length > 0 || underWay.length > 0 || wakeMs !== undefined) {
    nowMs = Math.min(arrivals[0]?.atMs ?? Infinity, wakeMs ?? Infinity, ...underWay.map(({ endMs }) => endMs));
    for (const { queued } of underWay.filter(({ endMs }) => endMs <= nowMs)) core.end(queued, "answered", nowMs);
    underWay = underWay.filter(({ endMs }) => endMs > nowMs);
    for (let job = arrivals[0]; job !== undefined && job.atMs <= nowMs; job = arrivals[0]) {
      arrivals.shift();
      core.enqueue(queuedOf(job));
    }
    wakeMs = core.advance(nowMs);
  }
  return started;

  function queuedOf(job: Job): QueuedRequest {
    const queued: QueuedRequest = {
      endpoint: job.endpoint,
      start() {
        started.push({ ...job, startMs: nowMs });
        underWay.push({ endMs: nowMs + job.durationMs, queued });
      },
    };
    return queued;
  }
}

function volley(endpoint: string, count: number, durationMs = 1, atMs = 0): Job[] {
  return Array.from({ length: count }, () => ({ atMs, endpoint, durationMs }));
}

function mostInAnySecond(starts: readonly Started[]): number {
  return Math.max(
    0,
    ...starts.map(({ startMs }) => starts.filter((s) => s.startMs >= startMs && s.startMs < startMs + 1000).length),
  );
}

function mostAtOnce(starts: readonly Started[]): number {
  return Math.max(
    0,
    ...starts.map(
      ({ startMs }) => starts.filter((s) => s.startMs <= startMs && s.startMs + s.durationMs > startMs).length,
    ),
  );
}

const job = fc.record({
  atMs: fc.integer({ min: 0, max: 4000 }),
  endpoint: fc.constantFrom("/v1/customers", "/v1/invoices", "/v1/events"),
  durationMs: fc.integer({ min: 1, max: 1500 }),
});
const jobs = fc.array(job, { maxLength: 150, size: "max" });

/** A limiter of which one request of an endpoint runs, and two wait. */
function oneAtATime() {
  const core = createLimiterCore({ ...limits, endpointConcurrency: 1 });
  const started: string[] = [];
  const queued = (name: string): QueuedRequest => ({ endpoint: "a", start: () => started.push(name) });
  const [first, second, third] = [queued("first"), queued("second"), queued("third")];
  for (const each of [first, second, third]) core.enqueue(each);
  core.advance(0);
  return { core, started, first, second, third };
}

describe("the limiter", () => {
  it("starts no more requests in any second than Stripe's ceilings allow", () => {
    fc.assert(
      fc.property(jobs, (jobs) => {
        const starts = simulate({ ...limits, ...unlimited }, jobs);
        expect(mostInAnySecond(starts)).toBeLessThanOrEqual(40);
        for (const endpoint of new Set(jobs.map((job) => job.endpoint))) {
          expect(mostInAnySecond(starts.filter((s) => s.endpoint === endpoint))).toBeLessThanOrEqual(25);
        }
      }),
    );
  });

  it("never runs more requests than the concurrency allows", () => {
    fc.assert(
      fc.property(jobs, (jobs) => {
        const starts = simulate(limits, jobs);
        expect(mostAtOnce(starts)).toBeLessThanOrEqual(12);
        for (const endpoint of new Set(jobs.map((job) => job.endpoint))) {
          expect(mostAtOnce(starts.filter((s) => s.endpoint === endpoint))).toBeLessThanOrEqual(8);
        }
      }),
    );
  });

  it("starts every request once, those of one endpoint in the order of their arrival", () => {
    fc.assert(
      fc.property(jobs, (jobs) => {
        const starts = simulate(limits, jobs);
        expect(starts).toHaveLength(jobs.length);
        for (const endpoint of new Set(jobs.map((job) => job.endpoint))) {
          const came = starts.filter((s) => s.endpoint === endpoint).map((s) => s.atMs);
          expect(came).toEqual(came.toSorted((a, b) => a - b));
        }
      }),
    );
  });

  it("lets no request wait while there is room for it", () => {
    const one: Limits = { ...limits, ...unlimited, share: 1, globalPerSecond: 1000, endpointPerSecond: 1000 };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (count) => {
        const starts = simulate(one, volley("/v1/customers", count));
        // One token per ms and one in the bucket: the n-th request starts in the n-th ms.
        expect(starts.at(-1)?.startMs).toBeLessThanOrEqual(count);
      }),
    );
  });

  it("uses the full share of one endpoint, and of the account if several endpoints are busy", () => {
    const live = { ...defaultLimits("live"), ...unlimited };
    const alone = simulate(live, volley("/v1/customers", 205));
    expect(alone.at(-1)?.startMs).toBeLessThanOrEqual(10_050);
    const five = ["a", "b", "c", "d", "e"].flatMap((endpoint) => volley(endpoint, 100));
    expect(simulate(live, five).at(-1)?.startMs).toBeLessThanOrEqual(6_050);
  });

  it("keeps a test-mode account below its smaller ceiling", () => {
    const busy = ["a", "b", "c"].flatMap((endpoint) => volley(endpoint, 40));
    expect(mostInAnySecond(simulate({ ...defaultLimits("test"), ...unlimited }, busy))).toBeLessThanOrEqual(25);
  });

  it("does not delay an endpoint because another one waits", () => {
    const starts = simulate(limits, [...volley("/v1/invoices", 100, 500), ...volley("/v1/events", 1, 1, 100)]);
    expect(starts.find((s) => s.endpoint === "/v1/events")?.startMs).toBe(100);
  });

  it("shares the account's concurrency evenly between busy endpoints, regardless of their order", () => {
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 100 }), fc.integer({ min: 10, max: 400 }), (count, durationMs) => {
        const tight: Limits = { ...limits, globalPerSecond: 10, globalConcurrency: 4 };
        const starts = simulate(tight, [...volley("a", count, durationMs), ...volley("b", count, durationMs)]);
        const firstHalf = starts.slice(0, count).map((s) => s.endpoint);
        const ofA = firstHalf.filter((endpoint) => endpoint === "a").length;
        expect(Math.abs(ofA - count / 2)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("lets a new endpoint wait for at most one request of each busy endpoint", () => {
    const tight: Limits = { ...limits, globalPerSecond: 5, globalConcurrency: 1 };
    const busy = ["a", "b", "c"].flatMap((endpoint) => volley(endpoint, 50, 20));
    const starts = simulate(tight, [...busy, { atMs: 5_000, endpoint: "new", durationMs: 20 }]);
    const waitedFor = starts.filter((s) => s.startMs >= 5_000).findIndex((s) => s.endpoint === "new");
    expect(waitedFor).toBeLessThanOrEqual(3);
  });

  it("never starts a request that was withdrawn", () => {
    const { core, started, first, second } = oneAtATime();
    core.withdraw(second);
    core.end(first, "answered", 10);
    core.advance(10);
    expect(started).toEqual(["first", "third"]);
  });
});

describe("the time of the next start", () => {
  it("is the earliest of all endpoints", () => {
    const core = createLimiterCore({ ...limits, ...unlimited, globalPerSecond: 1_000 });
    const add = (endpoint: string): QueuedRequest => {
      const queued = { endpoint, start: () => undefined };
      core.enqueue(queued);
      return queued;
    };
    for (const [endpoint, nowMs] of [
      ["a", 0],
      ["b", 40],
    ] as const) {
      for (let i = 0; i < 5; i += 1) {
        const queued = add(endpoint);
        core.advance(nowMs);
        core.end(queued, "answered", nowMs);
      }
    }
    add("b");
    add("a");
    // 20 a second: a has a token after 50 ms, b 50 ms after 40.
    expect(core.advance(40)).toBe(50);
  });
});

describe("the wait that refusals cause", () => {
  const queuedAt = (endpoint: string): QueuedRequest => ({ endpoint, start: () => undefined });

  /** Returns a limiter with 2 refusals of an endpoint's request, and these requests waiting. */
  function refused(reason: ThrottleReason, waiting: Readonly<Record<string, number>>) {
    const core = createLimiterCore({ ...limits, ...unlimited });
    for (let i = 0; i < 2; i += 1) {
      const each = queuedAt("a");
      core.enqueue(each);
      core.advance(0);
      core.end(each, reason, 0);
    }
    for (const [endpoint, count] of Object.entries(waiting)) {
      for (let i = 0; i < count; i += 1) core.enqueue(queuedAt(endpoint));
    }
    return core;
  }

  it.each<[ThrottleReason, Readonly<Record<string, number>>, object | undefined]>([
    ["endpoint-rate", { a: 5 }, { forMs: 500, reason: "endpoint-rate" }],
    ["resource-specific", { a: 5, b: 50 }, { forMs: 500, reason: "endpoint-rate" }],
    ["endpoint-rate", { b: 5 }, undefined],
    ["global-rate", { a: 8, b: 8 }, { forMs: 1_000, reason: "global-rate" }],
    ["global-rate", {}, undefined],
    ["global-concurrency", { a: 5 }, undefined],
    ["endpoint-concurrency", { a: 5 }, undefined],
  ])("after %s, with %j waiting, is %j", (reason, waiting, expected) => {
    expect(refused(reason, waiting).slowed(0)).toEqual(expected);
  });
});

describe("the end of a request", () => {
  it("counts once, only if it had started, and without an answer it changes no level", () => {
    const { core, started, first, second } = oneAtATime();
    core.end(second, "answered", 0);
    core.advance(0);
    expect(started).toEqual(["first"]);
    core.end(first, "unanswered", 0);
    core.end(first, "unanswered", 0);
    core.advance(0);
    expect(started).toEqual(["first", "second"]);
  });

  it("does not remove another request if one is withdrawn that has started", () => {
    const core = createLimiterCore({ ...limits, endpointConcurrency: 1 });
    const started: string[] = [];
    const queued = (name: string): QueuedRequest => ({ endpoint: "a", start: () => started.push(name) });
    const [first, second] = [queued("first"), queued("second")];
    for (const each of [first, second]) core.enqueue(each);
    core.advance(0);
    core.withdraw(first);
    core.end(first, "answered", 0);
    core.advance(0);
    expect(started).toEqual(["first", "second"]);
  });
});
