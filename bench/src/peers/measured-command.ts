import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { MeasuredRun } from "../measured-process.js";
import { runProcess, type ProcessOptions } from "../run-process.js";
import { withTemporaryFolder } from "../temporary-folder.js";
import type { Usage } from "../usage.js";

const script = fileURLToPath(new URL("../../peers/measure.py", import.meta.url));

/**
 * Runs a program of any language, passes on its output, and measures it and the processes that it starts.
 * @throws Error if its exit code is not 0.
 */
export async function runMeasuredCommand(command: readonly string[], options: ProcessOptions): Promise<MeasuredRun> {
  return withTemporaryFolder(async (folder) => {
    const file = join(folder, "usage.json");
    const run = await runProcess("python3", [script, file, ...command], { ...options, isQuiet: true });
    return { ...run, usage: JSON.parse(readFileSync(file, "utf8")) as Usage };
  });
}
