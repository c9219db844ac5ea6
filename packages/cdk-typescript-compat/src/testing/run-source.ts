import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { run, type RunOptions } from "../run.js";
import type { Source } from "../source.js";

/** The result of a run. */
export interface RunResult {
  readonly exitCode: number;
  /** See `parseMessages`. */
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs one command of a source in this process.
 * @param argv the arguments after the executable's name.
 */
export async function runSource<Config>(
  source: Source<Config>,
  argv: readonly string[],
  options: Omit<RunOptions<Config>, "argv" | "stdout" | "stderr"> = {},
): Promise<RunResult> {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const outputs = Promise.all([text(stdout), text(stderr)]);
  const exitCode = await run(source, { env: {}, ...options, argv, stdout, stderr });
  stdout.end();
  stderr.end();
  const [out, error] = await outputs;
  return { exitCode, stdout: out, stderr: error };
}
