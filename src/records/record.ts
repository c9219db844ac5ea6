import type { ObservationClock } from "../state/observation-clock.js";
import { readSchema } from "../streams/schemas.js";
import type { StripeObject } from "../stripe/resource.js";
import { prune } from "./prune.js";
import type { Mending } from "./schema-mismatches.js";

/** What the records of one raw stream need beside Stripe's object. */
export interface RecordContext {
  readonly stream: string;
  /** The Stripe account's id, where the key may know it. */
  readonly account: string | null;
  readonly clock: Pick<ObservationClock, "next">;
  readonly mending: Mending;
}

/**
 * Stripe's object as a record of its stream: without what is not of its declared type, with the connector's own columns. They are added to the object itself, which
 * nobody else reads any more: a copy of so many fields costs a quarter of a whole read's processor time.
 */
export function rawRecord({ account, clock, mending }: RecordContext, object: StripeObject): object {
  mending.mend(object);
  return Object.assign(object, { account_id: account, observed_at: clock.next(), is_deleted: false });
}

/**
 * The record of a deleted object: its last known state, from the deletion's event. The event may be in an old API
 * version, so only what the stream's schema declares is kept.
 */
export function tombstone({ stream, account, clock }: RecordContext, payload: object): object {
  const known = prune(payload, readSchema(stream)) as object;
  return { ...known, account_id: account, observed_at: clock.next(), is_deleted: true };
}
