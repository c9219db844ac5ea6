import { active } from "./stream-run.js";
import type { Sync } from "./sync.js";

const everyMs = 5_000;

/**
 * Logs how far the sync is, every few seconds.
 *
 * @returns a function that ends it and logs what each stream got.
 */
export function reportProgress(sync: Sync): () => void {
  const beganMs = performance.now();
  const timer = setInterval(() => {
    const working = active([...sync.raw, ...sync.derived]).filter(({ emitted }) => emitted > 0);
    sync.log.info(`${seconds(beganMs)}: ${counts(working)}; ${requests(sync)}.`);
  }, everyMs);
  return () => {
    clearInterval(timer);
    const runs = [...sync.raw, ...sync.derived];
    sync.log.info(`Done in ${seconds(beganMs)}: ${counts(runs)}; ${requests(sync)}.`);
  };
}

function counts(runs: readonly { output: { name: string }; emitted: number }[]): string {
  return (
    runs.map(({ output, emitted }) => `${output.name} ${emitted.toLocaleString("en")}`).join(", ") || "no records yet"
  );
}

function requests({ client: { stats } }: Sync): string {
  const extras = [
    stats.retries > 0 ? `${stats.retries} of them repeated` : "",
    stats.rateLimited > 0 ? `${stats.rateLimited} refused by Stripe's rate limits` : "",
  ].filter((extra) => extra !== "");
  return `${stats.requests.toLocaleString("en")} requests to Stripe${extras.length > 0 ? ` (${extras.join(", ")})` : ""}`;
}

function seconds(beganMs: number): string {
  return `${((performance.now() - beganMs) / 1000).toFixed(1)} s`;
}
