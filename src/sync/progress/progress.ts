import { countText, type ReadContext } from "@airbyte/cdk-typescript-compat";
import type { Clock } from "../../stripe/clock.js";
import { sendEstimates } from "./estimate.js";
import { progressLine } from "./progress-line.js";
import { takeSample, type Sample } from "./sample.js";
import { summaryLines } from "./summary.js";
import type { Sync } from "../run/context.js";
import { tableColumns } from "./table-columns.js";
import { timeLeftMs } from "./time-left.js";

const everyMs = 5_000;

/** The samples of the last half minute. Speeds are measured over them, so that the time left is steady. */
const samplesKept = 6;

/** What a person sees of a sync beside the log. */
type Outcome = Pick<ReadContext, "showColumns" | "conclude">;

/**
 * Reports the sync's progress every few seconds: a line in the log, and estimates for the platform.
 * Also gives the columns of the progress table whenever the table asks for them.
 *
 * @param names the selected streams
 * @returns a function that ends the reports and logs the outcome of each stream
 */
export function reportProgress(
  sync: Sync,
  clock: Clock,
  names: readonly string[],
  { showColumns = () => {}, conclude = (summary) => sync.log.info(summary) }: Partial<Outcome> = {},
): () => void {
  const beganMs = clock.monotonicMs();
  const sampleNow = (): Sample => takeSample(sync, clock.monotonicMs() - beganMs);
  let samples: readonly Sample[] = [sampleNow()];
  let isSending = false;
  let cancel = clock.after(everyMs, tick);
  showColumns(() => tableColumns(sync, samples, sampleNow()));

  function tick(): void {
    const now = sampleNow();
    sync.log.info(`${progressLine(samples.at(-1)!, now, timeLeftMs(samples, now))}.`);
    samples = [...samples, now].slice(-samplesKept);
    void send();
    cancel = clock.after(everyMs, tick);
  }

  /** Sends estimates, but not while the destination has not taken the last ones. */
  async function send(): Promise<void> {
    if (isSending) return;
    isSending = true;
    try {
      await sendEstimates(sync);
    } catch {
      // The only possible failure is a closed output, which ends the run anyway.
    } finally {
      isSending = false;
    }
  }

  return () => {
    cancel();
    for (const line of summaryLines(sync, names)) sync.log.info(line);
    const counts = [...sync.raw, ...sync.derived].map(({ output, emitted }) => `${output.name} ${countText(emitted)}`);
    const seconds = ((clock.monotonicMs() - beganMs) / 1000).toFixed(1);
    conclude(`Done in ${seconds} s: ${counts.join(", ") || "no records"}; ${requests(sync)}.`);
  };
}

function requests({ client: { stats } }: Sync): string {
  const extras = [
    stats.retries > 0 ? `${stats.retries} of them repeated` : "",
    stats.rateLimited > 0 ? `${stats.rateLimited} refused by Stripe's rate limits` : "",
  ].filter((extra) => extra !== "");
  return `${countText(stats.requests)} requests to Stripe${extras.length > 0 ? ` (${extras.join(", ")})` : ""}`;
}
