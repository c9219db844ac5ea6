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
  let time: Micros = after === undefined ? { ms: 0, micros: 0 } : parseMicros(after);
  let last = after;
  const format = createFormat();
  return {
    next() {
      const now = inMicros(nowMs());
      // A machine's clock beyond 9999 does not count, because its times would not sort.
      time = now.ms < latestMs && isLater(now, time) ? now : following(time);
      last = format(time);
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
  return observation.test(time) && !Number.isNaN(Date.parse(time)) && parseMicros(time).ms < latestMs;
}

const latestMs = Date.parse("9999-12-31T00:00:00Z");

const observation = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/;

/** A time in microseconds. It has two parts, because one number cannot count them after the year 2255. */
interface Micros {
  /** Whole milliseconds since the Unix epoch. */
  readonly ms: number;
  /** Microseconds of the millisecond: 0 to 999. */
  readonly micros: number;
}

function inMicros(time: number): Micros {
  const ms = Math.floor(time);
  return { ms, micros: Math.floor((time - ms) * 1000) };
}

function isLater(one: Micros, other: Micros): boolean {
  return one.ms > other.ms || (one.ms === other.ms && one.micros > other.micros);
}

function following({ ms, micros }: Micros): Micros {
  return micros < 999 ? { ms, micros: micros + 1 } : { ms: ms + 1, micros: 0 };
}

/** Returns a function that formats times, and formats the milliseconds only when they change. */
function createFormat(): (time: Micros) => string {
  let formattedMs: number | undefined;
  let text = "";
  return ({ ms, micros }) => {
    if (ms !== formattedMs) text = new Date(ms).toISOString().slice(0, -1);
    formattedMs = ms;
    return `${text}${String(micros).padStart(3, "0")}Z`;
  };
}

function parseMicros(time: string): Micros {
  const [, milliseconds = "", micros = ""] = /^(.*\.\d{3})(\d{3})Z$/.exec(time) ?? [];
  return { ms: Date.parse(`${milliseconds}Z`), micros: Number(micros) };
}
