import { createGate, type Gate } from "./gate.js";
import type { Limits } from "./limits.js";
import type { ThrottleReason } from "./throttle.js";

/** A request that waits or is running. */
export interface QueuedRequest {
  readonly endpoint: string;
  /** Called once, when the request may start. */
  readonly start: () => void;
}

/**
 * The limiter without timers and promises. Callers pass the time; it decides what may start now, and when to call it
 * again.
 */
export interface LimiterCore {
  /** Adds a request. */
  enqueue(queued: QueuedRequest): void;
  /** Removes a request that has not started. Does nothing if it has. */
  withdraw(queued: QueuedRequest): void;
  /**
   * Starts all requests that may start. Returns the time of the next start, or undefined if only an end or a new
   * request can change anything.
   */
  advance(nowMs: number): number | undefined;
  /** Ends a request that started. A refusal slows its gate; answers let the gates grow. */
  end(queued: QueuedRequest, outcome: Outcome, nowMs: number): void;
  /** Returns the longest wait of a queued request, if refusals have lowered a rate. */
  slowed(nowMs: number): SlowedWait | undefined;
}

/** How a request ended: answered in any way, not answered, or refused by one of Stripe's limiters. */
export type Outcome = "answered" | "unanswered" | ThrottleReason;

export interface SlowedWait {
  readonly forMs: number;
  readonly reason: ThrottleReason;
}

/**
 * Serves the endpoint first that was served longest ago, so no endpoint starves. Within an endpoint, requests start in
 * the order of their arrival. An endpoint that must wait does not delay the others.
 */
export function createLimiterCore(limits: Limits): LimiterCore {
  const { share } = limits;
  const account = createGate({
    perSecond: limits.globalPerSecond,
    share,
    // Each endpoint has its own answer times, so their mean over all endpoints is useless. Each endpoint watches its
    // own.
    concurrency: { start: 16, ceiling: limits.globalConcurrency, watchLatency: false },
  });
  const newEndpoint = (name: string): Endpoint => ({
    name,
    waiting: [],
    gate: createGate({
      perSecond: limits.endpointPerSecond,
      share,
      concurrency: { start: 4, ceiling: limits.endpointConcurrency, watchLatency: true },
    }),
  });
  const startedAtMs = new Map<QueuedRequest, number>();
  /** Least recently served first. */
  let endpoints: Endpoint[] = [];

  function endpointOf(queued: QueuedRequest): Endpoint {
    const known = endpoints.find(({ name }) => name === queued.endpoint);
    if (known !== undefined) return known;
    const created = newEndpoint(queued.endpoint);
    endpoints.unshift(created);
    return created;
  }

  function startNext(endpoint: Endpoint, nowMs: number): void {
    const queued = endpoint.waiting.shift();
    if (queued === undefined) return;
    account.enter(nowMs);
    endpoint.gate.enter(nowMs);
    startedAtMs.set(queued, nowMs);
    endpoints = [...endpoints.filter((other) => other !== endpoint), endpoint];
    queued.start();
  }

  /** Records which gates have requests that wait only for concurrency. */
  function noteStarvation({ waiting, gate }: Endpoint, nowMs: number): void {
    if (!account.hasToken(nowMs)) return;
    const ready = (endpoint: Endpoint): boolean =>
      endpoint.waiting.length > 0 && endpoint.gate.hasToken(nowMs) && endpoint.gate.hasRoom();
    if (waiting.length > 0 && gate.hasToken(nowMs) && !gate.hasRoom()) gate.noteStarved(nowMs);
    if (!account.hasRoom() && endpoints.some(ready)) account.noteStarved(nowMs);
  }

  return {
    enqueue(queued) {
      endpointOf(queued).waiting.push(queued);
    },
    withdraw(queued) {
      const { waiting } = endpointOf(queued);
      const index = waiting.indexOf(queued);
      if (index >= 0) waiting.splice(index, 1);
    },
    advance(nowMs) {
      for (;;) {
        const waiting = endpoints.filter((endpoint) => endpoint.waiting.length > 0);
        const accountReadyMs = account.readyAtMs(nowMs);
        const readyMs = waiting.map(({ gate }) => Math.max(accountReadyMs, gate.readyAtMs(nowMs)));
        const next = waiting[readyMs.findIndex((ms) => ms <= nowMs)];
        if (next === undefined) {
          const soonestMs = Math.min(...readyMs);
          return Number.isFinite(soonestMs) ? soonestMs : undefined;
        }
        startNext(next, nowMs);
      }
    },
    end(queued, outcome, nowMs) {
      const startedMs = startedAtMs.get(queued);
      if (startedMs === undefined) return;
      startedAtMs.delete(queued);
      const endpoint = endpointOf(queued);
      noteStarvation(endpoint, nowMs);
      endpoint.gate.leave();
      account.leave();
      if (outcome === "unanswered") return;
      for (const [gate, scope] of [
        [endpoint.gate, "endpoint"],
        [account, "global"],
      ] as const) {
        const refusing = outcome === "answered" ? undefined : refusals[outcome];
        const refused = (level: Refusal["level"]): boolean => refusing?.scope === scope && refusing.level === level;
        gate.rate.ended({ refused: refused("rate"), startedMs, nowMs });
        const wanted = gate.starvedSince(startedMs);
        gate.concurrency.ended({ refused: refused("concurrency"), startedMs, nowMs, wanted });
      }
    },
    slowed(nowMs) {
      const waitingCount = endpoints.reduce((sum, { waiting }) => sum + waiting.length, 0);
      const forMs = (gate: Gate, ahead: number): number => gate.slowedMs(ahead, nowMs);
      const waits: readonly SlowedWait[] = [
        { forMs: forMs(account, waitingCount), reason: "global-rate" },
        ...endpoints.map(({ gate, waiting }): SlowedWait => ({
          forMs: forMs(gate, waiting.length),
          reason: "endpoint-rate",
        })),
      ];
      const [longest] = waits.toSorted((a, b) => b.forMs - a.forMs);
      return longest !== undefined && longest.forMs > 0 ? longest : undefined;
    },
  };
}

interface Endpoint {
  readonly name: string;
  readonly waiting: QueuedRequest[];
  readonly gate: Gate;
}

/** The gate, and the level of it, that a refusal applies to. */
interface Refusal {
  readonly scope: "endpoint" | "global";
  readonly level: "rate" | "concurrency";
}

const refusals: Readonly<Record<ThrottleReason, Refusal>> = {
  "global-rate": { scope: "global", level: "rate" },
  "global-concurrency": { scope: "global", level: "concurrency" },
  "endpoint-rate": { scope: "endpoint", level: "rate" },
  "endpoint-concurrency": { scope: "endpoint", level: "concurrency" },
  "resource-specific": { scope: "endpoint", level: "rate" },
};
