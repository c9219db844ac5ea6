/** Holds one second's worth of requests and refills evenly. */
export interface TokenBucket {
  /** @returns whether one more request is let through now. */
  readonly take: () => boolean;
}

/** @param nowMs a monotonic clock in milliseconds. */
export function createTokenBucket(perSecond: number, nowMs: () => number): TokenBucket {
  let tokens = perSecond;
  let filledAtMs = nowMs();
  return {
    take: () => {
      const now = nowMs();
      tokens = Math.min(perSecond, tokens + ((now - filledAtMs) / 1000) * perSecond);
      filledAtMs = now;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
