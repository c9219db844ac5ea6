import { readFileSync } from "node:fs";
import { Interruption, standardOutput } from "@airbyte/cdk-typescript-compat";
import { outputTo } from "./commands/output.js";
import { runProgram } from "./program.js";

/**
 * After a signal everything is saved within this time, or given up: the next sync reads it again. A busy machine takes
 * the rest of 5 s to end the process.
 */
const stopMs = 4_000;

/** The exit code of a program whose reader has gone, as a shell gives it. */
const readerGone = 141;

// DuckDB runs one statement at a time, each in one of libuv's threads: of four, each would keep memory of its own.
process.env["UV_THREADPOOL_SIZE"] ??= "1";

const interruption = new AbortController();
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => {
    const reason = new Interruption(signal);
    interruption.abort(reason);
    setTimeout(() => process.exit(reason.exitCode), stopMs).unref();
  });
}
// Whoever reads the output may leave early, such as `head`. What is saved stays, and the next sync goes on from it.
const output = standardOutput();
output.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(readerGone);
  process.stderr.write(`Standard output can't be written: ${error.message}\n`, () => process.exit(1));
});
process.stderr.on("error", () => {});

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
};
process.exitCode = await runProgram(process.argv.slice(2), version, {
  output: outputTo(output, process.stderr),
  input: process.stdin,
  signal: interruption.signal,
  env: process.env,
  folder: process.cwd(),
});
