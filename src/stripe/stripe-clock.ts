import type { Clock } from "./clock.js";

/** Stripe's clock, as its answers tell it. This machine's own may be wrong. */
export interface StripeClock {
  /** Takes an answer's `Date`, in Unix seconds; undefined is ignored. */
  observe(dateSeconds: number | undefined): void;
  /** Unix seconds, rounded down; this machine's until something was observed. */
  nowSeconds(): number;
}

export function createStripeClock(clock: Clock): StripeClock {
  let observed: { readonly seconds: number; readonly atMs: number } | undefined;
  return {
    observe(dateSeconds) {
      if (dateSeconds !== undefined) observed = { seconds: dateSeconds, atMs: clock.monotonicMs() };
    },
    nowSeconds() {
      if (observed === undefined) return Math.floor(clock.epochMs() / 1000);
      return Math.floor(observed.seconds + (clock.monotonicMs() - observed.atMs) / 1000);
    },
  };
}
