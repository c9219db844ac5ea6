import type { Clock } from "../../stripe/clock.js";

/** Measures how long after its start something happened last. */
export interface Stopwatch {
  /** It happens now. */
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
