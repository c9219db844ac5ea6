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
  let lastMicros = after === undefined ? 0 : parseMicros(after);
  let last = after;
  return {
    next() {
      lastMicros = Math.max(Math.floor(nowMs() * 1000), lastMicros + 1);
      last = formatMicros(lastMicros);
      return last;
    },
    get last() {
      return last;
    },
  };
}

/** Returns whether a text is a time as an observation clock gives it. */
export function isObservation(time: string): boolean {
  return observation.test(time) && !Number.isNaN(parseMicros(time));
}

const observation = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/;

function formatMicros(micros: number): string {
  const milliseconds = Math.floor(micros / 1000);
  const rest = String(micros - milliseconds * 1000).padStart(3, "0");
  return `${new Date(milliseconds).toISOString().slice(0, -1)}${rest}Z`;
}

function parseMicros(time: string): number {
  const [, milliseconds = "", rest = ""] = /^(.*\.\d{3})(\d{3})Z$/.exec(time) ?? [];
  return Date.parse(`${milliseconds}Z`) * 1000 + Number(rest);
}
