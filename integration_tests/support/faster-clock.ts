import { systemClock, type Clock } from "../../src/stripe/clock.js";

/**
 * Returns the machine's clock at a multiple of its speed, for tests with long waits. Back-off and rate limits keep
 * their proportions: at 60, a minute of waiting takes a second. Between two answers, the connector's estimate of
 * Stripe's time runs ahead by the real milliseconds times the factor.
 */
export function fasterClock(factor: number): Clock {
  const beganMs = systemClock.monotonicMs();
  const monotonicMs = () => (systemClock.monotonicMs() - beganMs) * factor;
  const beganEpochMs = systemClock.epochMs();
  return {
    monotonicMs,
    epochMs: () => beganEpochMs + monotonicMs(),
    after: (delayMs, run) => systemClock.after(delayMs / factor, run),
  };
}
