import type { Clock } from "./clock.js";

/** Stripe's clock, as its answers tell it. This machine's own may be wrong. */
export interface StripeClock {
  /** Takes an answer's `Date`, in Unix seconds, as it arrives; undefined is ignored. `sentMs`: when it was asked for, by `monotonicMs`. */
  observe(dateSeconds: number | undefined, sentMs: number): void;
  /** Unix seconds, rounded down, never ahead of Stripe; this machine's until something was observed. */
  nowSeconds(): number;
  /**
   * Unix time in milliseconds: this machine's clock, moved by as many whole seconds as Stripe's answers demand. Up to a second off, but a
   * process that begins right after another's end goes on where that one was. Setting the machine's clock meanwhile changes nothing.
   */
  nowMs(): number;
}

export function createStripeClock(clock: Clock): StripeClock {
  let observed: { readonly seconds: number; readonly atMs: number } | undefined;
  const zeroMs = clock.epochMs() - clock.monotonicMs();
  let correctionSeconds = 0;

  /** A `Date` is a whole second, rounded down, of some time between question and answer. */
  function correct(dateSeconds: number, sentMs: number, arrivedMs: number): void {
    const atLeast = dateSeconds - (zeroMs + arrivedMs) / 1000;
    const lessThan = dateSeconds + 1 - (zeroMs + sentMs) / 1000;
    const agrees = atLeast <= correctionSeconds && correctionSeconds < lessThan;
    if (!agrees) correctionSeconds = Math.ceil(lessThan) - 1;
  }

  return {
    observe(dateSeconds, sentMs) {
      if (dateSeconds === undefined) return;
      observed = { seconds: dateSeconds, atMs: clock.monotonicMs() };
      correct(dateSeconds, sentMs, observed.atMs);
    },
    nowSeconds() {
      if (observed === undefined) return Math.floor(clock.epochMs() / 1000);
      return Math.floor(observed.seconds + (clock.monotonicMs() - observed.atMs) / 1000);
    },
    nowMs: () => zeroMs + clock.monotonicMs() + correctionSeconds * 1000,
  };
}
