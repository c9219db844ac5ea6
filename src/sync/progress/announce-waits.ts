import type { Output } from "../run/output.js";

/** Shorter waits are the daily life of a client that shares its limits. */
const longMs = 5_000;

/**
 * Tells the platform that streams stand still for Stripe's limits, once per wait that is long.
 *
 * @param now Unix time in milliseconds.
 * @returns what to call when a request has to wait, with the end of the wait in Unix milliseconds.
 */
export function announceWaits(streams: readonly Output[], now: () => number): (untilMs: number) => void {
  let announcedUntilMs = 0;
  return (untilMs) => {
    if (untilMs - now() < longMs || untilMs <= announcedUntilMs) return;
    announcedUntilMs = untilMs;
    for (const stream of streams) {
      // A closed output is the only failure; it ends the run by itself.
      if (!stream.ended) stream.wait(untilMs).catch(() => {});
    }
  };
}
