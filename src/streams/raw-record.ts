import type { StripeObject } from "../stripe/resource.js";
import { prune } from "./prune.js";
import { readSchema } from "./schemas.js";
import type { RawRun } from "./stream-run.js";

/**
 * Stripe's object as a record of its stream: without what is not of its declared type, with the connector's own columns. They are added to the object itself, which
 * nobody else reads any more: a copy of so many fields costs a quarter of a whole read's processor time.
 */
export function rawRecord(run: RawRun, object: StripeObject): object {
  run.mending.mend(object);
  return Object.assign(object, { account_id: run.state.account, observed_at: run.clock.next(), is_deleted: false });
}

/**
 * The record of a deleted object: its last known state, from the deletion's event. The event may be in an old API
 * version, so only what the stream's schema declares is kept.
 */
export function tombstone(run: RawRun, payload: object): object {
  const known = prune(payload, readSchema(run.entry.name)) as object;
  return { ...known, account_id: run.state.account, observed_at: run.clock.next(), is_deleted: true };
}
