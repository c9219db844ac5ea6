import { createConcurrencyLevel, type ConcurrencyLevel, type ConcurrencyRange } from "./concurrency-level.js";
import { createRateLevel, type RateLevel } from "./rate-level.js";

/** Limits the rate and the number of concurrent requests of one endpoint, or of the whole account. */
export interface Gate {
  /** Adapts to Stripe's answers. */
  readonly rate: RateLevel;
  /** Adapts to Stripe's answers. */
  readonly concurrency: ConcurrencyLevel;
  /** Returns the earliest time at which a request may start; Infinity while too many are running. */
  readyAtMs(nowMs: number): number;
  /** Whether the rate lets a request start. */
  hasToken(nowMs: number): boolean;
  /** Whether the number of running requests lets a request start. */
  hasRoom(): boolean;
  /** Records that requests wait only for this gate's concurrency. */
  noteStarved(nowMs: number): void;
  /** Whether requests have waited only for its concurrency since then. */
  starvedSince(sinceMs: number): boolean;
  /**
   * Returns how long a request waits for `ahead` requests before it, in ms, if refusals have lowered the rate;
   * otherwise 0.
   */
  slowedMs(ahead: number, nowMs: number): number;
  /** Counts a request that starts now. It must be ready. */
  enter(nowMs: number): void;
  /** Counts a request that ended. */
  leave(): void;
}

export interface GateLimits {
  /** Stripe's ceiling in requests per second. */
  readonly perSecond: number;
  /** The part of the ceiling to use. */
  readonly share: number;
  readonly concurrency: ConcurrencyRange;
}

/**
 * Creates a gate. The rate is a token bucket: `share * perSecond` tokens arrive each second. The bucket holds the rest
 * of the ceiling. So no second has more than `perSecond` starts (one more if the share is 1). With a small share, it
 * holds at most the tokens of one second, but always at least one.
 */
export function createGate({ perSecond, share, concurrency: range }: GateLimits): Gate {
  const ceiling = perSecond * share;
  const capacity = Math.max(1, Math.min(perSecond - ceiling, ceiling));
  const rate = createRateLevel(ceiling);
  const concurrency = createConcurrencyLevel(range);
  let tokens = capacity;
  let refilledMs = 0;
  let underWay = 0;
  let starvedMs = Number.NEGATIVE_INFINITY;

  function hasRoom(): boolean {
    return underWay + 1 <= concurrency.level + tolerance;
  }

  function refill(nowMs: number): void {
    tokens = Math.min(capacity, tokens + (rate.at(nowMs) * (nowMs - refilledMs)) / 1000);
    refilledMs = nowMs;
  }

  /** Returns when the rate lets a request start. */
  function tokenAtMs(nowMs: number): number {
    refill(nowMs);
    if (tokens >= 1 - tolerance) return nowMs;
    // Whole ms, like timers: a wake-up that comes a fraction too early would find nothing to do.
    return Math.ceil(nowMs + ((1 - tokens) / rate.at(nowMs)) * 1000);
  }

  return {
    rate,
    concurrency,
    readyAtMs: (nowMs) => (hasRoom() ? tokenAtMs(nowMs) : Number.POSITIVE_INFINITY),
    hasToken: (nowMs) => tokenAtMs(nowMs) <= nowMs,
    hasRoom,
    noteStarved(nowMs) {
      starvedMs = nowMs;
    },
    starvedSince: (sinceMs) => starvedMs >= sinceMs,
    slowedMs(ahead, nowMs) {
      const perSecond = rate.at(nowMs);
      return perSecond < ceiling ? (ahead / perSecond) * 1000 : 0;
    },
    enter(nowMs) {
      refill(nowMs);
      tokens -= 1;
      underWay += 1;
    },
    leave() {
      underWay -= 1;
    },
  };
}

/** Compensates for the rounding of repeated refills. */
const tolerance = 1e-6;
