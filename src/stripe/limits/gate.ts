import { createConcurrencyLevel, type ConcurrencyLevel, type ConcurrencyRange } from "./concurrency-level.js";
import { createRateLevel, type RateLevel } from "./rate-level.js";

/** What lets requests start, for one endpoint or for the whole account: a rate and a number under way. */
export interface Gate {
  /** Both adapt to Stripe's answers. */
  readonly rate: RateLevel;
  readonly concurrency: ConcurrencyLevel;
  /** The earliest time at which a request may start; Infinity while too many are under way. */
  readyAtMs(nowMs: number): number;
  /** The two halves of that: whether the rate, and whether the number under way, let a request start. */
  hasToken(nowMs: number): boolean;
  hasRoom(): boolean;
  /** Remembers that requests wait for nothing but this gate's room. */
  noteStarved(nowMs: number): void;
  starvedSince(sinceMs: number): boolean;
  /** How long a request waits for so many before it, in ms, where refusals have lowered the rate; otherwise 0. */
  slowedMs(ahead: number, nowMs: number): number;
  /** Counts a request that starts now; it must be ready. */
  enter(nowMs: number): void;
  /** Counts a request that ended. */
  leave(): void;
}

export interface GateLimits {
  /** Stripe's ceiling in requests per second, and the part of it to use. */
  readonly perSecond: number;
  readonly share: number;
  readonly concurrency: ConcurrencyRange;
}

/**
 * The rate is a token bucket: `share * perSecond` tokens come each second, and as many are saved up as the ceiling leaves
 * room for, so that no second sees more than `perSecond` starts (one more where the share is 1). A small share saves up
 * no more than one second's worth, or one request.
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

  /** When the rate alone lets a request start. */
  function tokenAtMs(nowMs: number): number {
    refill(nowMs);
    if (tokens >= 1 - tolerance) return nowMs;
    // Whole ms, as timers have: a wake-up that comes a fraction early would find nothing to do.
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

/** Absorbs the rounding of repeated refills. */
const tolerance = 1e-6;
