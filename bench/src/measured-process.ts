import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Usage } from "./usage.js";

export interface MeasuredRun {
  readonly usage: Usage;
  /** From before the start to after the end. */
  readonly wallMs: number;
  /** The start time of the process, in milliseconds since the Unix epoch. */
  readonly startedMs: number;
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
  const folder = mkdtempSync(join(tmpdir(), "source-stripe-lifecycle-bench-"));
  const file = join(folder, "usage.json");
  const imports = [new URL("../dist/report-usage.js", import.meta.url).href, ...preloads];
  const startedMs = performance.timeOrigin + performance.now();
  try {
    const child = spawn(command, args, {
      env: {
        ...process.env,
        ...env,
        BENCH_USAGE_FILE: file,
        NODE_OPTIONS: imports.map((module) => `--import=${module}`).join(" "),
      },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const exited = new Promise<number>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code) => resolve(code ?? 1));
    });
    for await (const chunk of child.stdout) onOutput(chunk as Buffer);
    const exitCode = await exited;
    if (exitCode !== 0) throw new Error(`${command} ${args.join(" ")} ended with exit code ${exitCode}`);
    const wallMs = performance.timeOrigin + performance.now() - startedMs;
    return { usage: JSON.parse(readFileSync(file, "utf8")) as Usage, wallMs, startedMs };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
