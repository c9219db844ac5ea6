import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { AirbyteMessage } from "@airbyte/cdk-typescript-compat";
import { peakMemory } from "./peak-memory.js";

const executable = fileURLToPath(new URL("../../../bin/source-stripe-lifecycle", import.meta.url));

export interface Run {
  readonly exitCode: number;
  /** The process's maximum resident memory in bytes, if the system reports it. */
  readonly peakBytes: number | undefined;
}

/**
 * Runs the built connector in a separate process, as the platform does, and passes on each message. The handler is
 * awaited, so the connector goes no faster than its destination.
 */
export async function runConnector(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  onMessage: (message: AirbyteMessage, line: string) => void | Promise<void>,
): Promise<Run> {
  const child = spawn(executable, args, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
  const memory = peakMemory(child.pid!);
  for await (const line of createInterface({ input: child.stdout, crlfDelay: Infinity })) {
    await onMessage(JSON.parse(line) as AirbyteMessage, line);
  }
  return { exitCode: await exited, peakBytes: memory.stop() };
}
