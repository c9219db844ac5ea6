import type { Clock } from "../../stripe/clock.js";

/** Measures the time from the start to the last lap. */
export interface Stopwatch {
  /** Ends a lap now. */
  lap(): void;
  /** From the start to the last lap, in ms; 0 before the first. */
  readonly lapMs: number;
}

export function startStopwatch(clock: Clock): Stopwatch {
  const beganMs = clock.monotonicMs();
  let lapMs = 0;
  return {
    lap() {
      lapMs = clock.monotonicMs() - beganMs;
    },
    get lapMs() {
      return lapMs;
    },
  };
}
