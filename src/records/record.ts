import type { ObservationClock } from "../state/observation-clock.js";
import type { StripeObject } from "../stripe/resource.js";
import type { SchemaMismatches } from "./schema-mismatches.js";

/** What the records of one raw stream need in addition to Stripe's object. */
export interface RecordContext {
  /** The Stripe account's id; null: the key may not read it. */
  readonly account: string | null;
  readonly clock: Pick<ObservationClock, "next">;
  readonly mismatches: SchemaMismatches;
}

/**
 * Turns Stripe's object into a record of its stream.
 * Values of another type than declared become null, and the connector's columns are added.
 * The object itself becomes the record, because a copy of its many fields costs a quarter of a read's processor time.
 */
export function rawRecord({ account, clock, mismatches }: RecordContext, object: StripeObject): object {
  mismatches.conform(object);
  return Object.assign(object, { account_id: account, observed_at: clock.next(), is_deleted: false });
}

/**
 * Returns the record of a deleted object: its last known state, from the deletion's event.
 * The event may be in an old API version, so the record contains only what the stream's schema declares.
 */
export function tombstone({ account, clock, mismatches }: RecordContext, payload: object): object {
  const known = mismatches.declaredPartOf(payload);
  return { ...known, account_id: account, observed_at: clock.next(), is_deleted: true };
}
