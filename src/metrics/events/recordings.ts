import type { Change, ObjectChange, ObjectEventType } from "../dossier/dossier.js";
import { groupBy } from "../group-by.js";
import type { Span } from "../timeline/timeline.js";

/** Something that happened to an object, as the object itself states it. */
export interface StatedFact {
  readonly objectId: string;
  /** The time that the object states, or the latest it implies. */
  readonly statedSeconds: number;
  /** The events that record it. */
  readonly eventTypes: readonly ObjectEventType[];
  /** Only events that show the object in this status record it: before them, it had not happened. */
  readonly status?: string;
}

/** When Stripe recorded a fact, and what tells so. */
export interface Recording {
  readonly recordedSeconds: number;
  readonly source: "event" | "list";
}

/** undefined: not by the end of the span, as far as can be known. The next sync tells the fact. */
export type Recordings = (fact: StatedFact) => Recording | undefined;

/**
 * Finds when Stripe recorded what objects state. The time of its event decides which sync tells a fact, and objects are read
 * after the events, so that they may show what a later event records:
 *
 *     from             paid_at  as of   invoice.paid      the invoice is read: paid
 *     |------ this sync ---|------|----------|-----------------|
 *                                 |---- the next sync tells it ------
 */
export function recordingsIn(changes: readonly Change[], { asOfSeconds }: Span): Recordings {
  const objectChanges = changes.filter((change): change is ObjectChange => change.type === "object");
  const changesById = groupBy(objectChanges, ({ objectId }) => objectId);
  return ({ objectId, statedSeconds, eventTypes, status }) => {
    const own = (changesById.get(objectId) ?? []).filter(({ eventType }) => eventTypes.includes(eventType));
    const records = own.filter((change) => status === undefined || change.status === status);
    if (records.length > 0) {
      const recordedSeconds = Math.min(...records.map(({ createdSeconds }) => createdSeconds));
      return recordedSeconds <= asOfSeconds ? { recordedSeconds, source: "event" } : undefined;
    }
    const isToCome = own.length > 0 || statedSeconds > asOfSeconds;
    return isToCome ? undefined : { recordedSeconds: statedSeconds, source: "list" };
  };
}
