import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runProcess, type ProcessRun } from "./run-process.js";
import { withTemporaryFolder } from "./temporary-folder.js";
import type { Usage } from "./usage.js";

export interface MeasuredRun extends ProcessRun {
  readonly usage: Usage;
}

/**
 * Runs a Node program, passes on its output, and measures it.
 *
 * @param preloads modules that it and the Node processes that it starts import first.
 * @throws Error if its exit code is not 0.
 */
export async function runMeasured(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  onOutput: (chunk: Buffer) => void,
  preloads: readonly string[] = [],
): Promise<MeasuredRun> {
  const imports = [new URL("../dist/report-usage.js", import.meta.url).href, ...preloads];
  return withTemporaryFolder(async (folder) => {
    const file = join(folder, "usage.json");
    const reporting = { BENCH_USAGE_FILE: file, NODE_OPTIONS: imports.map((module) => `--import=${module}`).join(" ") };
    const run = await runProcess(command, args, { env: { ...env, ...reporting }, onOutput });
    return { ...run, usage: JSON.parse(readFileSync(file, "utf8")) as Usage };
  });
}
