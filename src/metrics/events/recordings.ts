import { smallest } from "../extremes.js";
import type { Change, ObjectChange, ObjectEventType } from "../dossier/dossier.js";
import { groupBy } from "../group-by.js";
import type { Span } from "../timeline/timeline.js";

/** Something that happened to an object, according to the object itself. */
export interface StatedFact {
  readonly objectId: string;
  /** The time in the object, or the latest time that it implies. */
  readonly statedSeconds: number;
  /** The types of events that record it. */
  readonly eventTypes: readonly ObjectEventType[];
  /** Only events that show this status record the fact. Before them, it had not happened. */
  readonly status?: string;
}

/** When Stripe recorded a fact, and whether an event or a list shows it. */
export interface Recording {
  readonly recordedSeconds: number;
  readonly source: "event" | "list";
}

/**
 * Returns a fact's recording; undefined: not recorded by the end of the span, as far as known.
 * The next sync emits the fact then.
 */
export type Recordings = (fact: StatedFact) => Recording | undefined;

/**
 * Returns a lookup of when Stripe recorded what objects show.
 * The time of a fact's event decides which sync emits it.
 * Objects are read after the events, so they may show what a later event records:
 *
 *     from             paid_at  as of   invoice.paid      the invoice is read: paid
 *     |------ this sync ---|------|----------|-----------------|
 *                                 |---- the next sync emits it -----
 */
export function recordingsIn(changes: readonly Change[], { asOfSeconds }: Span): Recordings {
  const objectChanges = changes.filter((change): change is ObjectChange => change.type === "object");
  const changesById = groupBy(objectChanges, ({ objectId }) => objectId);
  return ({ objectId, statedSeconds, eventTypes, status }) => {
    const own = (changesById.get(objectId) ?? []).filter(({ eventType }) => eventTypes.includes(eventType));
    const records = own.filter((change) => status === undefined || change.status === status);
    const recordedSeconds = smallest(records.map(({ createdSeconds }) => createdSeconds));
    if (recordedSeconds !== undefined) {
      return recordedSeconds <= asOfSeconds ? { recordedSeconds, source: "event" } : undefined;
    }
    const isToCome = own.length > 0 || statedSeconds > asOfSeconds;
    return isToCome ? undefined : { recordedSeconds: statedSeconds, source: "list" };
  };
}
