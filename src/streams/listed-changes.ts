import type { Change } from "../metrics/facts/dossier.js";
import { lagSeconds } from "./plan.js";
import type { StreamState } from "./state.js";

/** What a change is known by. */
export type ToldChange = Pick<Change, "eventId" | "createdSeconds">;

/**
 * Whether a derived stream told a change already as part of what it listed: the change is older than the listing, so that the
 * objects showed it, but its event became visible only later.
 *
 *     high_water_mark = cursor      change      listing        its event is visible
 *     |---------- lag ----------------|------------|----------------|
 *
 * A change that happened while the listing ran may have come before or after its object was read: it is taken as not listed, but
 * for the second in which the listing began, since Stripe's clock was read before the first object.
 *
 * @param state of the stream, which follows changes since its listing
 */
export function isListed(state: StreamState, { eventId, createdSeconds }: ToldChange): boolean {
  return createdSeconds <= state.high_water_mark + lagSeconds && !state.recent_events.includes(eventId);
}

/**
 * The state that goes on knowing which events the listing did not see, as long as the change feed's overlap brings them.
 *
 * @param recentChanges those of `next.recent_events`
 */
export function rememberingListed(
  next: StreamState,
  previous: StreamState,
  recentChanges: readonly ToldChange[],
): StreamState {
  const listed = recentChanges.filter((change) => isListed(previous, change));
  const unseen = new Set(listed.map(({ eventId }) => eventId));
  return { ...next, recent_events: next.recent_events.filter((id) => !unseen.has(id)) };
}
