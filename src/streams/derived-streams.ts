import type { Derivation } from "../metrics/derive.js";
import type { LifecycleEvent } from "../metrics/events/event-record.js";

/**
 * A stream that is computed from each customer's dossier, because Stripe has no list for it. Its schema is
 * schemas/{name}.json.
 */
export interface DerivedStream {
  readonly name: string;
  readonly primaryKey: string;
  readonly cursorField: string;
  /**
   * true: the records are lifecycle events, and each is emitted once. false: each record is a customer's current
   * state, and later records replace it.
   */
  readonly isAppendOnly: boolean;
  /** Returns the stream's records from the derivation of one customer. */
  readonly records: (derivation: Derivation, emission: Emission) => readonly object[];
}

/** Returns whether this sync emits the event. */
export type IsInWindow = (event: LifecycleEvent) => boolean;

/** What a stream's records depend on, in addition to the derivation. */
export interface Emission {
  readonly isInWindow: IsInWindow;
  /** Returns a time later than every earlier result, so the newest row wins in a destination that deduplicates. */
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
