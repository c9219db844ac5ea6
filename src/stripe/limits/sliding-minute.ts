import type { Clock } from "../clock.js";

/** Counts the events of the last 60 seconds, in steps of one second. */
export interface SlidingMinute {
  add(): void;
  readonly count: number;
}

export function createSlidingMinute(clock: Clock): SlidingMinute {
  const perSecond = Array.from({ length: 60 }, () => 0);
  let latest = Math.floor(clock.monotonicMs() / 1000);

  /** Clears the steps that have expired, and returns the current one. */
  function advance(): number {
    const now = Math.floor(clock.monotonicMs() / 1000);
    for (let second = Math.max(latest, now - 60) + 1; second <= now; second += 1) perSecond[second % 60] = 0;
    latest = now;
    return now % 60;
  }

  return {
    add() {
      const step = advance();
      perSecond[step] = (perSecond[step] ?? 0) + 1;
    },
    get count() {
      advance();
      return perSecond.reduce((sum, count) => sum + count, 0);
    },
  };
}
