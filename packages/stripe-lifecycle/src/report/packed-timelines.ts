import { toColumns, toRows, type Columns } from "./columns.js";
import type { TimelineEvent } from "./customer.js";

/**
 * Timelines of several customers. An account repeats a few events again and again (the same amount, plan and labels),
 * so each different one is stored once.
 */
export interface Timelines {
  /** The different events, without their days. */
  readonly kinds: Columns<Kind>;
  /** How many events each customer has. */
  readonly counts: readonly number[];
  /** For each event of all customers its place in `kinds`. */
  readonly places: readonly number[];
  /** For each event the days since the customer's previous one, or since 1970. */
  readonly days: readonly number[];
}

type Kind = Omit<TimelineEvent, "day">;

const fields = [
  "type",
  "labels",
  "isInferred",
  "currency",
  "amountMinor",
  "previousMrrMinor",
  "mrrMinor",
  "movement",
  "plan",
  "detail",
] as const satisfies readonly (keyof Kind)[];

/** The reverse of `unpackTimelines`. */
export function packTimelines(timelines: readonly (readonly TimelineEvent[])[]): Timelines {
  const kinds: Kind[] = [];
  const known = new Map<string, number>();
  const placeOf = (event: TimelineEvent) => {
    const key = JSON.stringify(fields.map((field) => event[field]));
    const place = known.get(key) ?? kinds.push(event) - 1;
    known.set(key, place);
    return place;
  };
  return {
    counts: timelines.map(({ length }) => length),
    places: timelines.flatMap((events) => events.map(placeOf)),
    days: timelines.flatMap((events) => events.map(({ day }, at) => day - (events[at - 1]?.day ?? 0))),
    kinds: toColumns(kinds, fields),
  };
}

/** The reverse of `packTimelines`. */
export function unpackTimelines({ kinds, counts, places, days }: Timelines): TimelineEvent[][] {
  const rows = toRows(kinds);
  let next = 0;
  return counts.map((count) => {
    let day = 0;
    return Array.from({ length: count }, () => {
      day += days[next]!;
      const kind = rows[places[next]!]!;
      next += 1;
      return { ...kind, day };
    });
  });
}
