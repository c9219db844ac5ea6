import { systemClock, type Clock } from "../../src/stripe/clock.js";

/**
 * The machine's clock at so many times its speed, for what waits long: back-off and rate limits keep their proportions, and
 * a minute of waiting takes a second at 60. What the connector takes for Stripe's time runs ahead between two answers by
 * the real milliseconds between them times the factor.
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
