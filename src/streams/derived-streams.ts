import type { Derivation } from "../metrics/derive.js";
import type { LifecycleEvent } from "../metrics/events/event-record.js";

/** A stream that no list of Stripe holds: read off the dossier of each customer. Its schema is schemas/{name}.json. */
export interface DerivedStream {
  readonly name: string;
  readonly primaryKey: string;
  readonly cursorField: string;
  /** Its records are the lifecycle events, none of which is told twice; else a row shows how things stand, again and again. */
  readonly isAppendOnly: boolean;
  /** The stream's records among what was derived of one customer. */
  readonly records: (derivation: Derivation, emission: Emission) => readonly object[];
}

/** Tells whether an event is to be emitted by this sync. */
export type IsInWindow = (event: LifecycleEvent) => boolean;

/** What a stream's emission depends on beside the derivation. */
export interface Emission {
  readonly isInWindow: IsInWindow;
  /** A time above every one given before, so that the newest row wins in a deduplicating destination. */
  readonly observedAt: () => string;
}

export const derivedStreams: readonly DerivedStream[] = [
  {
    name: "lifecycle_events",
    primaryKey: "event_id",
    cursorField: "recorded_at",
    isAppendOnly: true,
    records: ({ events }, { isInWindow }) => events.filter(isInWindow),
  },
  {
    name: "customer_metrics",
    primaryKey: "customer_id",
    cursorField: "computed_at",
    isAppendOnly: false,
    records: ({ metrics }, { observedAt }) => [{ ...metrics, computed_at: observedAt() }],
  },
];
