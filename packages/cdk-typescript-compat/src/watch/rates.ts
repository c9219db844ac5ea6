import type { StreamProgress } from "./board.js";

/** A rate covers the last ten seconds: long enough to be steady, short enough to be current. */
const spanMs = 10_000;

/** The rates at which the streams emit records. */
export interface Rates {
  /**
   * Adds a sample of the streams' progress.
   * @param atMs time of a monotonic clock.
   */
  sample(atMs: number, streams: readonly StreamProgress[]): void;
  /** Returns records per second, and 0 before there are two samples. */
  perSecond(name: string): number;
}

interface Sample {
  readonly atMs: number;
  readonly records: ReadonlyMap<string, number>;
}

export function createRates(): Rates {
  let samples: readonly Sample[] = [];
  return {
    sample(atMs, streams) {
      const recent = samples.filter((sample) => atMs - sample.atMs <= spanMs);
      samples = [...recent, { atMs, records: new Map(streams.map(({ name, records }) => [name, records])) }];
    },
    perSecond(name) {
      const [first, last] = [samples[0], samples.at(-1)];
      if (first === undefined || last === undefined || last.atMs <= first.atMs) return 0;
      return (((last.records.get(name) ?? 0) - (first.records.get(name) ?? 0)) / (last.atMs - first.atMs)) * 1000;
    },
  };
}
