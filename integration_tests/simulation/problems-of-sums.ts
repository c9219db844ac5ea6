import { createDestination, type Destination } from "../support/destination.js";
import { presentMrr, emittedMrr } from "../support/oracle-sums.js";
import type { Truth } from "../support/oracle-truth.js";
import { historyOf, numberIn, recordsIn } from "./history.js";
import type { Played, SyncMade } from "./play.js";

/**
 * Checks that the deltas of each customer and currency add up to its MRR, after every complete sync of both derived
 * streams.
 */
export function problemsOfSums(truth: Truth, { syncs }: Played): string[] {
  const destination = createDestination();
  return syncs.flatMap((sync, index) => {
    destination.take(sync.messages);
    if (!isWhole(sync)) return [];
    const past = syncs.slice(0, index + 1);
    const late = customersAheadOfEvents(truth, past);
    const { importStart, widenedSeconds } = historyOf({ syncs: past }, "lifecycle_events")!;
    const cut = new Set(importStart > 0 ? customersBefore(truth, importStart) : changedBefore(truth, widenedSeconds));
    const interrupted = customersOfLostEvidence(past);
    return differencesIn(destination)
      .filter(({ customer }) => !cut.has(customer) && !late.has(customer) && !interrupted.has(customer))
      .map(
        ({ owner, emitted, is }) => `sums after sync ${index}: deltas of ${owner} add up to ${emitted}, MRR is ${is}`,
      );
  });
}

function isWhole({ exitCode, planned: { streams, lacks } }: SyncMade): boolean {
  const readsMrr = lacks === null || lacks === "event_read" || lacks === "charge_read";
  return exitCode === 0 && readsMrr && ["lifecycle_events", "customer_metrics"].every((name) => streams.includes(name));
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
 * Returns the customers whose objects showed a change to a sync that could not see its event, if the last sync was too
 * early to emit it.
 */
function customersAheadOfEvents({ events }: Truth, syncs: readonly SyncMade[]): Set<string> {
  const unreportedSince = syncs.at(-1)!.beganSeconds - 60;
  const late = events.filter(
    ({ created, visibleAt }) =>
      created >= unreportedSince &&
      syncs.some(
        ({ beganSeconds, endedSeconds }) => created <= endedSeconds && visibleAt > Math.max(created, beganSeconds),
      ),
  );
  return new Set(late.map(({ object }) => object["customer"] as string));
}

/**
 * Returns the customers whom an interrupted sync emitted, if the sync that repeats it sees other evidence: one of them
 * cannot read events, or events have left the change feed. Then facts have other ids.
 */
function customersOfLostEvidence(syncs: readonly SyncMade[]): Set<string> {
  const customers = new Set<string>();
  for (const [index, { exitCode, beganSeconds, messages, planned }] of syncs.entries()) {
    if (exitCode === 0) continue;
    const next = syncs
      .slice(index + 1)
      .find((sync) => sync.exitCode === 0 && sync.statesBefore.has("lifecycle_events"));
    const state = next?.statesBefore.get("lifecycle_events");
    if (!next || !state) continue;
    const isFirst = state["phase"] === "backfill";
    const laterSeconds = next.beganSeconds - (isFirst ? beganSeconds : numberIn(state, "events_cursor"));
    const isBlind = [planned, next.planned].some(({ lacks }) => lacks === "event_read");
    const isLost = isBlind || laterSeconds > (isFirst ? 600 : 28 * 86_400);
    if (!isLost) continue;
    for (const row of recordsIn({ messages }, "lifecycle_events")) customers.add(row["customer_id"] as string);
  }
  return customers;
}

/**
 * Returns the customers whose subscriptions changed before the import window was widened. The added time is inferred
 * from other evidence than the time that was emitted before, so the two may not meet.
 */
function changedBefore({ events }: Truth, widenedSeconds: number): string[] {
  return events
    .filter(({ type, created }) => /^customer\.(subscription|discount)\./.test(type) && created <= widenedSeconds)
    .map(({ object }) => object["customer"] as string);
}

function customersBefore({ subscriptions }: Truth, seconds: number): string[] {
  return subscriptions.filter(({ start_date: start }) => start < seconds).map(({ customer }) => customer as string);
}
