import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { benchKey, executable } from "./connector.js";
import { runMeasured, type MeasuredRun } from "./measured-process.js";

const commandLine = fileURLToPath(new URL("../../packages/stripe-lifecycle/bin/stripe-lifecycle", import.meta.url));

/** How fast the connector may be: its limits are Stripe's, or far higher (`unthrottledMethod`). */
export type Pace = "stripe" | "unthrottled";

const preloads: Readonly<Record<Pace, readonly string[]>> = {
  stripe: [],
  unthrottled: [new URL("../dist/unthrottle.js", import.meta.url).href],
};

export interface SyncRun extends MeasuredRun {
  /** Records by stream. */
  readonly records: ReadonlyMap<string, number>;
  /** The maximum resident memory of the connector that it started. */
  readonly connectorBytes: number;
}

/** A schema of a database. */
export interface Place {
  readonly to: string;
  readonly schema: string;
}

/** Measures a sync by the command line. */
export async function syncInto(
  { to, schema }: Place,
  url: string,
  streams: readonly string[],
  pace: Pace,
): Promise<SyncRun> {
  const output: Buffer[] = [];
  const args = ["sync", "--to", to, "--schema", schema, "--streams", streams.join(","), "--json"];
  const env = { STRIPE_API_BASE: url, STRIPE_API_KEY: benchKey };
  const run = await runMeasured(commandLine, args, env, (chunk) => output.push(chunk), preloads[pace]);
  const { records, connector_peak_bytes: connectorBytes } = JSON.parse(Buffer.concat(output).toString()) as {
    readonly records: Readonly<Record<string, number>>;
    readonly connector_peak_bytes: number;
  };
  return { ...run, records: new Map(Object.entries(records)), connectorBytes };
}

/** Measures the same read by the connector alone, into /dev/null. */
export async function readIntoNothing(url: string, streams: readonly string[], pace: Pace): Promise<MeasuredRun> {
  const folder = mkdtempSync(join(tmpdir(), "source-stripe-lifecycle-bench-"));
  try {
    const config = join(folder, "config.json");
    writeFileSync(config, JSON.stringify({ api_key: benchKey }));
    const args = ["read", "--config", config, "--streams", streams.join(","), "--quiet"];
    const intoNothing = ["-c", 'exec "$0" "$@" >/dev/null', executable, ...args];
    return await runMeasured("sh", intoNothing, { STRIPE_API_BASE: url }, () => {}, preloads[pace]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
