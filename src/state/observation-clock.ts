/** Gives every emitted record its cursor: when the connector read this state of the object. */
export interface ObservationClock {
  /** An RFC 3339 time with microseconds, greater than any this clock or an earlier sync gave. */
  next(): string;
  /** The last time given, or the one the clock started after. */
  readonly last: string | undefined;
}

/**
 * A cursor by observation outranks every earlier read of the same object, which `created` or a time in whole seconds
 * does not: two reads within one second would tie.
 *
 * @param nowMs Unix time in milliseconds by Stripe's clock; fractions are kept.
 * @param after the last time an earlier sync gave.
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

/** Whether a text is a time that such a clock gives. */
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
