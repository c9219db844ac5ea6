import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const executable = fileURLToPath(new URL("../../packages/stripe-lifecycle/bin/stripe-lifecycle", import.meta.url));

/**
 * Runs the command line `stripe-lifecycle`, as a person would, and returns its output. Its progress appears on standard
 * error.
 * @throws Error if it fails
 */
export async function runCommandLine(args: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  const child = spawn(executable, args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "inherit"] });
  const closed = once(child, "close") as Promise<[number | null]>;
  const output = await text(child.stdout);
  const [code] = await closed;
  if (code !== 0) throw new Error(`stripe-lifecycle ${args[0]} ended with exit code ${code}:\n${output}`);
  return output.trimEnd();
}

/** The result of `stripe-lifecycle sync --json`. */
export interface SyncResult {
  readonly seconds: number;
  /** By stream, in the order of the catalog. */
  readonly records: Readonly<Record<string, number>>;
  readonly requests: number;
  /** The connector's maximum resident memory in bytes, if the system reports it. */
  readonly connector_peak_bytes: number | null;
}

/** Runs `stripe-lifecycle sync`. @param to path of the DuckDB file */
export async function sync(to: string, env: Readonly<Record<string, string>>): Promise<SyncResult> {
  const args = ["sync", "--to", to, "--external_id_metadata_key", "workspace_id", "--json"];
  return JSON.parse(await runCommandLine(args, env)) as SyncResult;
}
