import type { Clock } from "./clock.js";

/** Stripe's clock, computed from its answers. This machine's clock may be wrong. */
export interface StripeClock {
  /**
   * Reads an answer's `Date`, in Unix seconds, when it arrives; ignores undefined. `sentMs`: when the request was
   * sent, by `monotonicMs`.
   *
   * Ignores a Date that cannot be right, because states are computed from it: one outside 2011 to 2100, and one that
   * is more than a day off the time so far, unless this machine's clock or the next answer agrees with it.
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

interface Observation {
  /** A `Date`. */
  readonly seconds: number;
  /** When it arrived, by `monotonicMs`. */
  readonly atMs: number;
}

/** Stripe began in 2011. */
const earliestSeconds = Date.UTC(2011, 0, 1) / 1000;
const latestSeconds = Date.UTC(2100, 0, 1) / 1000;

/** Returns whether two observations can be of one clock: they differ by at most a day. The machine may have slept. */
function agree(a: Observation, b: Observation): boolean {
  return Math.abs(b.seconds - a.seconds - (b.atMs - a.atMs) / 1000) <= 86_400;
}

export function createStripeClock(clock: Clock): StripeClock {
  let observed: Observation | undefined;
  let doubted: Observation | undefined;
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

  function isBelievable(latest: Observation): boolean {
    const machine = { seconds: (zeroMs + latest.atMs) / 1000, atMs: latest.atMs };
    return observed === undefined || [observed, doubted, machine].some((other) => other && agree(other, latest));
  }

  return {
    observe(dateSeconds, sentMs) {
      if (dateSeconds === undefined || dateSeconds < earliestSeconds || dateSeconds >= latestSeconds) return;
      const latest = { seconds: dateSeconds, atMs: clock.monotonicMs() };
      if (!isBelievable(latest)) {
        doubted = latest;
        return;
      }
      observed = latest;
      doubted = undefined;
      correct(dateSeconds, sentMs, observed.atMs);
    },
    nowSeconds() {
      if (observed === undefined) return Math.floor(clock.epochMs() / 1000);
      return Math.floor(observed.seconds + (clock.monotonicMs() - observed.atMs) / 1000);
    },
    nowMs: () => zeroMs + clock.monotonicMs() + correctionSeconds * 1000,
  };
}
