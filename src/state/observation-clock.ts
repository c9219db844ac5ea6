/** Gives every emitted record its cursor: the time when the connector read the object. */
export interface ObservationClock {
  /** Returns an RFC 3339 time with microseconds, later than every time that this clock or an earlier sync gave. */
  next(): string;
  /** The last time that the clock gave; before the first, the time that it starts after. */
  readonly last: string | undefined;
}

/**
 * Returns a clock whose times are strictly ascending, so a record outranks every earlier read of the same object.
 * `created` or a time in whole seconds would not: two reads within one second would have the same cursor.
 *
 * @param nowMs Unix time in milliseconds by Stripe's clock; fractions are kept
 * @param after the last time that an earlier sync gave
 */
export function createObservationClock(nowMs: () => number, after: string | undefined): ObservationClock {
  let micros = after === undefined ? 0n : parseMicros(after);
  let last = after;
  return {
    next() {
      // A machine's clock beyond 9999 does not count, because its times would not sort.
      const now = BigInt(Math.floor(nowMs() * 1000));
      micros = max(now < latestMicros ? now : latestMicros, micros + 1n);
      last = formatMicros(micros);
      return last;
    },
    get last() {
      return last;
    },
  };
}

/**
 * Returns whether a text is a time as an observation clock gives it. Not in the last day of the year 9999: later times
 * have a year of five digits, which sorts before them, and a clock could not go on for long.
 */
export function isObservation(time: string): boolean {
  return observation.test(time) && !Number.isNaN(Date.parse(time)) && parseMicros(time) < latestMicros;
}

const latestMicros = BigInt(Date.parse("9999-12-31T00:00:00Z")) * 1000n;

const observation = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/;

function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

/** Microseconds are a bigint, because a number can't count them after the year 2255. */
function formatMicros(micros: bigint): string {
  const rest = String(micros % 1000n).padStart(3, "0");
  return `${new Date(Number(micros / 1000n)).toISOString().slice(0, -1)}${rest}Z`;
}

function parseMicros(time: string): bigint {
  const [, milliseconds = "", rest = ""] = /^(.*\.\d{3})(\d{3})Z$/.exec(time) ?? [];
  return BigInt(Date.parse(`${milliseconds}Z`)) * 1000n + BigInt(rest);
}
