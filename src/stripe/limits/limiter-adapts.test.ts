import { describe, expect, it } from "vitest";
import { createLimiterCore, type Outcome, type QueuedRequest } from "./limiter-core.js";
import { defaultLimits, type Limits } from "./limits.js";
import type { ThrottleReason } from "./throttle.js";

/** A simulated server's answer to a request that starts now. */
interface Treatment {
  readonly latencyMs: number;
  readonly outcome: Outcome;
}

type Server = (endpoint: string, nowMs: number, underWay: number) => Treatment;

interface Sent extends Treatment {
  readonly endpoint: string;
  readonly startMs: number;
  /** How many requests of the endpoint were running when it started, including itself. */
  readonly underWay: number;
}

interface Run {
  readonly endpoints: readonly string[];
  readonly seconds: number;
  readonly server: Server;
  readonly limits?: Partial<Limits>;
}

/** Runs the limiter for some seconds of virtual time. Each endpoint always has requests waiting. */
function run({ endpoints, seconds, server, limits }: Run): Sent[] {
  const core = createLimiterCore({ ...defaultLimits("live"), ...limits });
  const sent: Sent[] = [];
  let underWay: { readonly endMs: number; readonly queued: QueuedRequest; readonly request: Sent }[] = [];
  let nowMs = 0;
  for (const endpoint of endpoints) for (let i = 0; i < 100; i += 1) enqueue(endpoint);
  while (nowMs < seconds * 1000) {
    const wakeMs = core.advance(nowMs);
    nowMs = Math.min(wakeMs ?? Infinity, ...underWay.map(({ endMs }) => endMs));
    const ended = underWay.filter(({ endMs }) => endMs <= nowMs);
    underWay = underWay.filter(({ endMs }) => endMs > nowMs);
    for (const { queued, request } of ended) {
      core.end(queued, request.outcome, nowMs);
      core.advance(nowMs);
    }
  }
  return sent;

  function enqueue(endpoint: string): void {
    const queued: QueuedRequest = {
      endpoint,
      start() {
        const busy = underWay.filter(({ queued }) => queued.endpoint === endpoint).length + 1;
        const request = { endpoint, startMs: nowMs, underWay: busy, ...server(endpoint, nowMs, busy) };
        sent.push(request);
        underWay.push({ endMs: nowMs + request.latencyMs, queued, request });
        enqueue(endpoint);
      },
    };
    core.enqueue(queued);
  }
}

/** Processes this number of requests concurrently and queues the others. */
function queueing(workers: number, workMs: number): Server {
  const freeAtMs = Array.from({ length: workers }, () => 0);
  return (_endpoint, nowMs) => {
    const first = freeAtMs.indexOf(Math.min(...freeAtMs));
    const endMs = Math.max(freeAtMs[first] ?? 0, nowMs) + workMs;
    freeAtMs[first] = endMs;
    return { latencyMs: endMs - nowMs, outcome: "answered" };
  };
}

/** Refuses all requests to one endpoint during the third second. */
const refusingA =
  (reason: ThrottleReason, latencyMs = 100): Server =>
  (endpoint, nowMs) => {
    const refused = endpoint === "a" && nowMs >= 2000 && nowMs < 3000;
    return refused ? { latencyMs: 10, outcome: reason } : { latencyMs, outcome: "answered" };
  };

/** Returns reproducible numbers in [0, 1), evenly distributed. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Refuses this share of the requests, at any rate. */
function refusing(share: number, reason: ThrottleReason, seed: number): Server {
  const random = chance(seed);
  return () =>
    random() < share ? { latencyMs: 50, outcome: reason } : { latencyMs: 200 + 100 * random(), outcome: "answered" };
}

/** Stripe's limit for an endpoint, of which others use this part first. */
function shared(takenAt: (nowMs: number) => number, perSecond = 25): Server {
  let tokens = 5;
  let filledMs = 0;
  return (_endpoint, nowMs) => {
    tokens = Math.min(5, tokens + (perSecond * (1 - takenAt(nowMs)) * (nowMs - filledMs)) / 1000);
    filledMs = nowMs;
    if (tokens < 1) return { latencyMs: 50, outcome: "endpoint-rate" };
    tokens -= 1;
    return { latencyMs: 250, outcome: "answered" };
  };
}

const answering =
  (latencyMs: number): Server =>
  () => ({ latencyMs, outcome: "answered" });

const between = (sent: readonly Sent[], fromSeconds: number, toSeconds: number): Sent[] =>
  sent.filter(({ startMs }) => startMs >= fromSeconds * 1000 && startMs < toSeconds * 1000);

const of = (sent: readonly Sent[], endpoint: string): Sent[] => sent.filter((each) => each.endpoint === endpoint);

const mostUnderWay = (sent: readonly Sent[]): number => Math.max(0, ...sent.map(({ underWay }) => underWay));

const perSecond = (sent: readonly Sent[], fromSeconds: number, toSeconds: number): number =>
  between(sent, fromSeconds, toSeconds).length / (toSeconds - fromSeconds);

/** Returns the most requests that start within any second. */
function mostInASecond(sent: readonly Sent[]): number {
  const starts = sent.map(({ startMs }) => startMs);
  return Math.max(0, ...starts.map((from, index) => starts.slice(index).findIndex((ms) => ms >= from + 1000)));
}

const answered = (sent: readonly Sent[]): Sent[] => sent.filter(({ outcome }) => outcome === "answered");

const shareRefused = (sent: readonly Sent[]): number => 1 - answered(sent).length / sent.length;

const seeds = [1, 2, 3, 4, 5, 6, 7, 8];

describe("the limiter, with answers of different durations", () => {
  it.each([
    [50, 1],
    [200, 1],
    [800, 4],
    [1500, 11],
    [2000, 15],
  ])("of %i ms, reaches the full rate of an endpoint after %i s and keeps it", (latencyMs, seconds) => {
    const sent = run({ endpoints: ["a"], seconds: seconds + 60, server: answering(latencyMs) });
    expect(perSecond(sent, seconds, seconds + 60)).toBeGreaterThanOrEqual(0.97 * 20);
    expect(mostUnderWay(sent)).toBeLessThanOrEqual(Math.max(8, (26 * latencyMs) / 1000));
  });

  it("runs more than one request on one endpoint from the start (known issues 1 and 2)", () => {
    const sent = run({ endpoints: ["a"], seconds: 2, server: answering(1000) });
    expect(mostUnderWay(between(sent, 0, 1))).toBe(4);
    expect(mostUnderWay(between(sent, 1, 2))).toBe(8);
  });

  it("reaches the full rate of the account although answers take 1.5 s", () => {
    const sent = run({ endpoints: ["a", "b", "c", "d"], seconds: 60, server: answering(1500) });
    expect(perSecond(sent, 15, 60)).toBeGreaterThanOrEqual(0.97 * 80);
  });

  it.each([1, 2, 4, 8])("sends no more than needed to a server that processes %i and queues the rest", (workers) => {
    const sent = run({ endpoints: ["a"], seconds: 200, server: queueing(workers, 500) });
    expect(mostUnderWay(between(sent, 40, 200))).toBeLessThanOrEqual(2.5 * Math.max(4, workers) + 4);
    expect(perSecond(sent, 20, 200)).toBeGreaterThanOrEqual(0.95 * 2 * workers);
  });

  it("does not mistake slower pages for a queue, after at most half a minute", () => {
    const random = chance(3);
    const server: Server = (_endpoint, nowMs) => ({
      latencyMs: nowMs < 3000 || random() < 0.3 ? 50 : 800 + 600 * random(),
      outcome: "answered",
    });
    const sent = run({ endpoints: ["a"], seconds: 160, server });
    expect(perSecond(sent, 10, 60)).toBeGreaterThanOrEqual(0.6 * 20);
    expect(perSecond(sent, 60, 160)).toBeGreaterThanOrEqual(0.85 * 20);
  });

  it("does not grow its concurrency for requests that wait for the rate", () => {
    const sent = run({ endpoints: ["a"], seconds: 60, server: answering(100) });
    expect(mostUnderWay(sent)).toBe(4);
  });
});

describe("the limiter, between endpoints", () => {
  it("gives four busy endpoints 20 requests a second each, of the account's 80", () => {
    const sent = run({ endpoints: ["a", "b", "c", "d"], seconds: 32, server: answering(300) });
    for (const endpoint of ["a", "b", "c", "d"]) {
      expect(perSecond(of(sent, endpoint), 2, 32)).toBeGreaterThanOrEqual(18);
      expect(perSecond(of(sent, endpoint), 2, 32)).toBeLessThanOrEqual(22);
    }
  });

  it("does not delay others because one endpoint waits for concurrency", () => {
    const server: Server = (endpoint, _nowMs, underWay) => {
      if (endpoint !== "starving") return { latencyMs: 200, outcome: "answered" };
      if (underWay > 1) return { latencyMs: 20, outcome: "endpoint-concurrency" };
      return { latencyMs: 5000, outcome: "answered" };
    };
    const sent = run({ endpoints: ["starving", "b", "c"], seconds: 60, server });
    for (const endpoint of ["b", "c"]) expect(perSecond(of(sent, endpoint), 2, 60)).toBeGreaterThanOrEqual(0.97 * 20);
  });

  it.each([0.05, 0.2, 0.5, 0.8, 1])("respects a share of %d, and Stripe's ceilings in every second", (share) => {
    const sent = run({ endpoints: ["a", "b", "c", "d", "e"], seconds: 30, server: answering(50), limits: { share } });
    expect(perSecond(sent, 10, 30)).toBeGreaterThanOrEqual(0.9 * 100 * share);
    expect(perSecond(sent, 10, 30)).toBeLessThanOrEqual(100 * share + 0.1);
    expect(mostInASecond(sent)).toBeLessThanOrEqual(share === 1 ? 101 : 100);
    for (const each of ["a", "b"]) expect(mostInASecond(of(sent, each))).toBeLessThanOrEqual(share === 1 ? 26 : 25);
  });
});

describe("the limiter, with refusals for the rate", () => {
  it.each(["endpoint-rate", "resource-specific"] as const)("%s slows only that endpoint", (reason) => {
    const sent = run({ endpoints: ["a", "b"], seconds: 20, server: refusingA(reason) });
    expect(perSecond(of(sent, "a"), 3, 4)).toBeLessThanOrEqual(5);
    expect(perSecond(of(sent, "b"), 1, 20)).toBeGreaterThanOrEqual(0.97 * 20);
  });

  it("global-rate slows the whole account", () => {
    const limits = { globalPerSecond: 40 };
    const sent = run({ endpoints: ["a", "b"], seconds: 20, server: refusingA("global-rate"), limits });
    expect(perSecond(of(sent, "b"), 1, 2)).toBe(16);
    expect(perSecond(of(sent, "b"), 2.5, 3.5)).toBeLessThanOrEqual(8);
  });

  it("reaches the full rate again 15 s after the last refusal", () => {
    const sent = run({ endpoints: ["a"], seconds: 60, server: refusingA("endpoint-rate") });
    expect(perSecond(sent, 18, 60)).toBeGreaterThanOrEqual(0.97 * 20);
  });

  it.each([0.05, 0.1, 0.2, 0.3])("keeps its rate if a share of %d is refused at any rate (known issue 13)", (share) => {
    const rates = seeds.map((seed) =>
      perSecond(run({ endpoints: ["a"], seconds: 120, server: refusing(share, "endpoint-rate", seed) }), 0, 120),
    );
    expect(Math.min(...rates)).toBeGreaterThanOrEqual(0.25 * 20);
    expect(rates.reduce((sum, rate) => sum + rate, 0) / rates.length).toBeGreaterThanOrEqual(0.7 * 20);
  });

  it.each([0.3, 0.5, 0.7, 0.8])("settles at the rest if others use %d of the endpoint's limit", (taken) => {
    const sent = run({ endpoints: ["a"], seconds: 240, server: shared(() => taken) });
    const settled = between(sent, 20, 240);
    expect(shareRefused(settled)).toBeLessThan(0.1);
    expect(answered(settled).length / 220).toBeGreaterThanOrEqual(0.85 * Math.min(20, 25 * (1 - taken)));
  });

  it("yields within seconds if others suddenly use 70 % of the limit", () => {
    const sent = run({ endpoints: ["a"], seconds: 60, server: shared((nowMs) => (nowMs < 30_000 ? 0 : 0.7)) });
    expect(perSecond(sent, 20, 30)).toBeGreaterThanOrEqual(19.5);
    expect(perSecond(sent, 32, 40)).toBeLessThanOrEqual(10);
  });

  it.each([0.5, 0.7, 0.8])("reaches the full rate again 15 s after others stop using %d of it", (taken) => {
    for (let stopsMs = 100_000; stopsMs < 112_000; stopsMs += 1_000) {
      const server = shared((nowMs) => (nowMs < stopsMs ? taken : 0));
      const sent = run({ endpoints: ["a"], seconds: stopsMs / 1000 + 25, server });
      expect(perSecond(sent, stopsMs / 1000 + 15, stopsMs / 1000 + 25)).toBeGreaterThanOrEqual(0.97 * 20);
    }
  });

  it("neither stops nor continues at full rate if everything is refused", () => {
    const sent = run({ endpoints: ["a"], seconds: 300, server: refusing(1, "endpoint-rate", 1) });
    expect(perSecond(sent, 20, 300)).toBeGreaterThanOrEqual(0.9);
    expect(perSecond(sent, 20, 300)).toBeLessThanOrEqual(1.5);
  });
});

describe("the limiter, with refusals for the concurrency", () => {
  it.each([3, 6, 10])("settles at %i concurrent requests if Stripe accepts no more", (limit) => {
    const server: Server = (_endpoint, _nowMs, underWay) =>
      underWay > limit ? { latencyMs: 50, outcome: "endpoint-concurrency" } : { latencyMs: 1000, outcome: "answered" };
    const sent = between(run({ endpoints: ["a"], seconds: 100, server }), 10, 100);
    expect(shareRefused(sent)).toBeLessThan(0.1);
    expect(answered(sent).length / 90).toBeGreaterThanOrEqual(0.65 * limit);
  });

  it("endpoint-concurrency halves only that endpoint's concurrency", () => {
    const sent = run({ endpoints: ["a", "b"], seconds: 20, server: refusingA("endpoint-concurrency", 500) });
    expect(mostUnderWay(between(of(sent, "a"), 2.5, 4))).toBeLessThanOrEqual(5);
    expect(perSecond(of(sent, "b"), 5, 20)).toBeGreaterThanOrEqual(0.97 * 20);
  });

  it("global-concurrency halves the account's concurrency", () => {
    const limits = { globalConcurrency: 20 };
    const sent = run({ endpoints: ["a", "b"], seconds: 20, server: refusingA("global-concurrency", 1000), limits });
    expect(mostUnderWay(between(of(sent, "b"), 1, 2))).toBeGreaterThanOrEqual(8);
    expect(mostUnderWay(between(of(sent, "b"), 3.2, 4))).toBeLessThanOrEqual(5);
  });
});
