import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AirbyteMessage } from "../protocol.js";
import type { RunOptions } from "../run.js";
import type { Source } from "../source.js";
import { inputFiles } from "./input-files.js";
import { parseMessages } from "./messages.js";
import { runSource, type RunResult } from "./run-source.js";
import { toySource, type ToyConfig } from "./toy-source.js";

/** The contents of the files that a command receives: the configuration, the catalog, the state. */
export interface ToyInputs {
  readonly config?: unknown;
  readonly catalog?: unknown;
  readonly state?: unknown;
}

/** Runs a command of the toy source in this process, with `changes` applied to the source. */
export async function runToy(
  command: string,
  inputs: ToyInputs = {},
  changes: Partial<Source<ToyConfig>> = {},
  options: Omit<RunOptions<ToyConfig>, "argv"> = {},
): Promise<RunResult & { readonly messages: readonly AirbyteMessage[] }> {
  const folder = mkdtempSync(join(tmpdir(), "toy-source-"));
  const files = inputFiles(folder, { ...inputs });
  const argv = [command, ...Object.entries(files).flatMap(([name, path]) => [`--${name}`, path])];
  const result = await runSource({ ...toySource, ...changes }, argv, options);
  rmSync(folder, { recursive: true });
  return { ...result, messages: parseMessages(result.stdout) };
}

/** Returns a configured catalog that requests these streams incrementally. */
export function catalogOf(...names: readonly string[]): { readonly streams: readonly object[] } {
  return { streams: names.map((name) => ({ stream: { name }, sync_mode: "incremental" })) };
}
