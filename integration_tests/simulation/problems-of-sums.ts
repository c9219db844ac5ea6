import { createDestination, type Destination } from "../support/destination.js";
import { presentMrr, emittedMrr } from "../support/oracle-sums.js";
import type { Truth } from "../support/oracle-truth.js";
import { isWithin, type StreamHistory } from "./history.js";
import type { Played, SyncMade } from "./play.js";

/**
 * Checks that the deltas of each customer and currency add up to its MRR, after every complete sync of both derived
 * streams.
 */
export function problemsOfSums(truth: Truth, { syncs }: Played, history: StreamHistory): string[] {
  const unclear = customersOfUnclearHistory(truth, history, syncs.filter(isBlind));
  if (history.importStart > 0)
    for (const customer of customersBefore(truth, history.importStart)) unclear.add(customer);
  const destination = createDestination();
  return syncs.flatMap((sync, index) => {
    destination.take(sync.messages);
    if (!isWhole(sync)) return [];
    const late = customersAheadOfEvents(truth, syncs.slice(0, index + 1));
    return differencesIn(destination)
      .filter(({ customer }) => !unclear.has(customer) && !late.has(customer))
      .map(
        ({ owner, emitted, is }) => `sums after sync ${index}: deltas of ${owner} add up to ${emitted}, MRR is ${is}`,
      );
  });
}

function isWhole({ exitCode, planned: { streams, lacks } }: SyncMade): boolean {
  return (
    exitCode === 0 && lacks === null && ["lifecycle_events", "customer_metrics"].every((name) => streams.includes(name))
  );
}

function differencesIn(destination: Destination) {
  const emitted = emittedMrr(destination.rows("lifecycle_events"));
  const present = presentMrr(destination.rows("customer_metrics"));
  return [...new Set([...Object.keys(emitted), ...Object.keys(present)])].flatMap((owner) => {
    const [sum, is] = [emitted[owner] ?? 0, present[owner] ?? 0];
    return sum === is ? [] : [{ owner, customer: owner.split(" ")[0]!, emitted: sum, is }];
  });
}

/**
 * Returns the customers whose subscriptions changed before history had to be inferred again, or during a backfill that
 * could not see their events.
 */
function customersOfUnclearHistory(
  { events }: Truth,
  { gaps, followsSince, widenedSeconds, listings }: StreamHistory,
  blind: readonly SyncMade[],
): Set<string> {
  const lastGap = Math.max(-Infinity, ...gaps.map(({ to }) => to));
  const customers = new Set<string>();
  for (const { type, object, created, visibleAt } of events) {
    if (!/^customer\.(subscription|discount)\./.test(type)) continue;
    const isRepeated = (created >= followsSince && created <= lastGap + 60) || created <= widenedSeconds;
    const isLateInListing = isWithin(listings, created) && visibleAt > created;
    const isUnseen = blind.some(({ beganSeconds: from, endedSeconds: to }) => isWithin([{ from, to }], created));
    if (isRepeated || isLateInListing || isUnseen) customers.add(object["customer"] as string);
  }
  return customers;
}

/** Returns whether the sync could not read events. It lists such streams instead. */
function isBlind({ planned }: SyncMade): boolean {
  return planned.lacks === "event_read";
}

/**
 * Returns the customers whose objects showed a change to a sync that could not see its event, if the last sync was too
 * early to emit it. Such a change of a discount is emitted with its terms too late, so the deltas emitted before it
 * stay in the sum.
 */
function customersAheadOfEvents({ events }: Truth, syncs: readonly SyncMade[]): Set<string> {
  const unreportedSince = syncs.at(-1)!.beganSeconds - 60;
  const late = events.filter(
    ({ type, created, visibleAt }) =>
      (created >= unreportedSince || type.startsWith("customer.discount.")) &&
      syncs.some(
        ({ beganSeconds, endedSeconds }) => created <= endedSeconds && visibleAt > Math.max(created, beganSeconds),
      ),
  );
  return new Set(late.map(({ object }) => object["customer"] as string));
}

function customersBefore({ subscriptions }: Truth, seconds: number): string[] {
  return subscriptions.filter(({ start_date: start }) => start < seconds).map(({ customer }) => customer as string);
}
