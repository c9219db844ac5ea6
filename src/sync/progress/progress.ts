import type { ReadContext } from "@airbyte/cdk-typescript-compat";
import type { Clock } from "../../stripe/clock.js";
import { sendEstimates } from "./estimate.js";
import { count, progressLine } from "./progress-line.js";
import { takeSample, type Sample } from "./sample.js";
import { summaryLines } from "./summary.js";
import type { Sync } from "../run/context.js";
import { tableColumns } from "./table-columns.js";
import { timeLeftMs } from "./time-left.js";

const everyMs = 5_000;

/** Speeds are those of the last half minute, so that the time left is steady. */
const linesOfSpeed = 6;

/**
 * Tells how far the sync is, every few seconds: a line in the log, and the platform what is to be expected; and, whenever it is asked,
 * what a person's table shows.
 *
 * @param names of the streams that were asked for.
 * @returns a function that ends it and logs what each stream came to.
 */
export function reportProgress(
  sync: Sync,
  clock: Clock,
  names: readonly string[],
  showColumns: ReadContext["showColumns"] = () => {},
): () => void {
  const beganMs = clock.monotonicMs();
  const takeOne = (): Sample => takeSample(sync, clock.monotonicMs() - beganMs);
  let samples: readonly Sample[] = [takeOne()];
  let isSending = false;
  let cancel = clock.after(everyMs, tick);
  showColumns(() => tableColumns(sync, samples, takeOne()));

  function tick(): void {
    const now = takeOne();
    sync.log.info(`${progressLine(samples.at(-1)!, now, timeLeftMs(samples, now))}.`);
    samples = [...samples, now].slice(-linesOfSpeed);
    void send();
    cancel = clock.after(everyMs, tick);
  }

  /** Waits for the destination, so that no more than one estimate is on its way. */
  async function send(): Promise<void> {
    if (isSending) return;
    isSending = true;
    try {
      await sendEstimates(sync);
    } catch {
      // A closed output is the only failure; it ends the run by itself.
    } finally {
      isSending = false;
    }
  }

  return () => {
    cancel();
    for (const line of summaryLines(sync, names)) sync.log.info(line);
    const counts = [...sync.raw, ...sync.derived].map(({ output, emitted }) => `${output.name} ${count(emitted)}`);
    const seconds = ((clock.monotonicMs() - beganMs) / 1000).toFixed(1);
    sync.log.info(`Done in ${seconds} s: ${counts.join(", ") || "no records"}; ${requests(sync)}.`);
  };
}

function requests({ client: { stats } }: Sync): string {
  const extras = [
    stats.retries > 0 ? `${stats.retries} of them repeated` : "",
    stats.rateLimited > 0 ? `${stats.rateLimited} refused by Stripe's rate limits` : "",
  ].filter((extra) => extra !== "");
  return `${count(stats.requests)} requests to Stripe${extras.length > 0 ? ` (${extras.join(", ")})` : ""}`;
}
