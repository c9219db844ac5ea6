/** Holds one second's requests and refills evenly. */
export interface TokenBucket {
  /** @returns true if it admits one more request now. */
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
