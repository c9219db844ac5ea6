import type { Clock } from "./clock.js";

/** Stripe's clock, computed from its answers. This machine's clock may be wrong. */
export interface StripeClock {
  /**
   * Reads an answer's `Date`, in Unix seconds, when it arrives; ignores undefined. `sentMs`: when the request was
   * sent, by `monotonicMs`.
   */
  observe(dateSeconds: number | undefined, sentMs: number): void;
  /** Returns Unix seconds, rounded down, never ahead of Stripe. Before the first answer: this machine's time. */
  nowSeconds(): number;
  /**
   * Returns Unix time in milliseconds: this machine's clock, shifted by the whole seconds that Stripe's answers
   * require. It may be wrong by up to a second. But a process that starts directly after another continues from the
   * same time. Changes of the machine's clock during the process have no effect.
   */
  nowMs(): number;
}

export function createStripeClock(clock: Clock): StripeClock {
  let observed: { readonly seconds: number; readonly atMs: number } | undefined;
  const zeroMs = clock.epochMs() - clock.monotonicMs();
  let correctionSeconds = 0;

  /**
   * Corrects the shift, because a `Date` is a whole second, rounded down, of some moment between request and answer.
   */
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
