import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { presentMrr, emittedMrr } from "../support/oracle-sums.js";
import type { Row } from "../support/records.js";
import { secondsOf, type Story } from "./story.js";
import { emittedAsItHappens, emittedAtOnce, type Expectation } from "./expectation.js";
import { textOf } from "./text.js";

/**
 * Plays the story three times: with one sync at its end, with syncs along the way, and with a connection that begins in
 * its middle. Checks that the parts that must not depend on the sync times are equal. Compares the first two with
 * golden/NAME.txt. `npx vitest run -u` rewrites this file, for review.
 */
export async function expectStory(name: string, story: Story): Promise<void> {
  const atOnce = await emittedAtOnce(story);
  const asItHappens = await emittedAsItHappens(story);
  const joinedLater = await emittedAsItHappens(story, middleOf(story));
  const text = textOf(story, { "Told at once": atOnce, "Told as it happens": asItHappens });
  await expect(text).toMatchFileSnapshot(fileURLToPath(new URL(`golden/${name}.txt`, import.meta.url)));

  for (const expectation of [atOnce, asItHappens, joinedLater]) {
    expect(emittedMrr(expectation.events)).toEqual(presentMrr(expectation.metrics));
    expect(new Set(expectation.events.map((event) => event["event_id"])).size).toBe(expectation.events.length);
  }
  for (const expectation of [asItHappens, joinedLater]) {
    expect(metricsOf(expectation)).toEqual(metricsOf(atOnce));
    expect(factsOf(expectation)).toEqual(factsOf(atOnce));
    // A fact that one sync infers may be exact after more syncs. A fact that one sync emits as exact is emitted every
    // time.
    expect(idsOf(expectation.events)).toEqual(expect.arrayContaining(idsOf(exact(atOnce))));
  }
}

function middleOf({ moves, ends }: Story): number {
  const [first] = moves;
  const from = secondsOf(first!.at);
  return Math.round((from + secondsOf(ends)) / 2 / 86_400) * 86_400;
}

/** Returns the metrics without the time of their computation. */
function metricsOf({ metrics }: Expectation): Row[] {
  return metrics.map(({ computed_at: _at, ...row }) => row);
}

/**
 * Returns the facts that an object states directly, with time and id. They do not depend on the sync times. The expiry
 * of a trial is not one of them, because a subscription that paused without a payment and was resumed no longer shows
 * it.
 */
function factsOf({ events }: Expectation): string[] {
  return events
    .filter((event) => statedTypes.has(event["event_type"] as string))
    .map(({ event_type, occurred_at, event_id, amount }) => [event_type, occurred_at, amount, event_id].join(" "))
    .toSorted();
}

const statedTypes = new Set([
  "user_signed_up",
  "trial_started",
  "trial_converted",
  "subscription_cancelled",
  "subscription_renewed",
  "payment_succeeded",
  "payment_refunded",
  "payment_disputed",
  "credit_note_issued",
  "invoice_voided",
  "invoice_uncollectible",
]);

function exact({ events }: Expectation): Row[] {
  return events.filter((event) => event["precision"] === "exact");
}

function idsOf(events: readonly Row[]): string[] {
  return events.map((event) => `${event["event_type"] as string} ${event["event_id"] as string}`).toSorted();
}
