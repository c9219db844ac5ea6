import type { Output } from "../run/output.js";

/** Shorter waits are normal for a client that shares its limits, so they are not reported. */
const longMs = 5_000;

/**
 * Reports to the platform that the streams wait for Stripe's limits, once per long wait.
 *
 * @param now Unix time in milliseconds.
 * @returns a function to call when a request has to wait, with the end of the wait in Unix milliseconds.
 */
export function announceWaits(streams: readonly Output[], now: () => number): (untilMs: number) => void {
  let announcedUntilMs = 0;
  return (untilMs) => {
    if (untilMs - now() < longMs || untilMs <= announcedUntilMs) return;
    announcedUntilMs = untilMs;
    for (const stream of streams) {
      // The only possible failure is a closed output, which ends the run anyway.
      if (!stream.ended) stream.announceWait(untilMs).catch(() => {});
    }
  };
}
