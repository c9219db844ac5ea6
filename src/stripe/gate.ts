import { createAdaptiveLevel, type AdaptiveLevel } from "./adaptive-level.js";

/** What lets requests start, for one endpoint or for the whole account: a rate and a number under way. */
export interface Gate {
  /** Both adapt to Stripe's refusals. */
  readonly ratePerSecond: AdaptiveLevel;
  readonly concurrency: AdaptiveLevel;
  /** The earliest time at which a request may start; Infinity while too many are under way. */
  readyAtMs(nowMs: number): number;
  /** Counts a request that starts now; it must be ready. */
  enter(nowMs: number): void;
  /** Counts a request that ended. */
  leave(): void;
}

export interface GateLimits {
  /** Stripe's ceiling in requests per second, and the part of it to use. */
  readonly perSecond: number;
  readonly share: number;
  readonly concurrency: number;
}

/**
 * The rate is a token bucket: `share * perSecond` tokens come each second, and as many are saved up as the ceiling leaves
 * room for, so that no second sees more than `perSecond` starts (one more where the share is 1).
 */
export function createGate({ perSecond, share, concurrency }: GateLimits): Gate {
  const rate = perSecond * share;
  const capacity = Math.max(1, perSecond - rate);
  const ratePerSecond = createAdaptiveLevel(rate, rate / 10);
  const concurrencyLevel = createAdaptiveLevel(concurrency, 1);
  let tokens = capacity;
  let refilledMs = 0;
  let underWay = 0;

  function refill(nowMs: number): void {
    tokens = Math.min(capacity, tokens + (ratePerSecond.at(nowMs) * (nowMs - refilledMs)) / 1000);
    refilledMs = nowMs;
  }

  return {
    ratePerSecond,
    concurrency: concurrencyLevel,
    readyAtMs(nowMs) {
      if (underWay + 1 > concurrencyLevel.at(nowMs) + tolerance) return Number.POSITIVE_INFINITY;
      refill(nowMs);
      if (tokens >= 1 - tolerance) return nowMs;
      // Whole ms, as timers have: a wake-up that comes a fraction early would find nothing to do.
      return Math.ceil(nowMs + ((1 - tokens) / ratePerSecond.at(nowMs)) * 1000);
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
