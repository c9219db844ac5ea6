import { execFileSync, spawn, type ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { AirbyteMessage } from "@airbyte/cdk-typescript-compat";
import { parseMessages } from "@airbyte/cdk-typescript-compat/testing";

/** The built connector, as the platform starts it. */
export const executable = fileURLToPath(new URL("../../bin/source-stripe-lifecycle", import.meta.url));

export type ConnectorProcess = ChildProcessByStdio<null, Readable, Readable>;

/** The end of a process of the connector, and its output. */
export interface Ending {
  /** Null if a signal ended the process. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The messages of complete lines. A killed process may leave an incomplete line. */
  readonly messages: readonly AirbyteMessage[];
  readonly stdout: string;
  readonly stderr: string;
}

/** @throws Error if the build is older than the sources, because the tests would test another program */
export function requireBuild(): void {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const compiler = fileURLToPath(import.meta.resolve("typescript/bin/tsc"));
  const plan = execFileSync(process.execPath, [compiler, "-b", "src", "bench", "--dry"], { cwd: root });
  const stale = plan.toString().match(/(?<=would build project ').*(?=')/g) ?? [];
  if (stale.length > 0) {
    throw new Error(`dist is missing or older than the sources (${stale.join(", ")}). Run "npm run build" first.`);
  }
}

/** @param env variables in addition to this process's own */
export function start(args: readonly string[], env: Readonly<Record<string, string>>): ConnectorProcess {
  return spawn(executable, args, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

export async function ended(child: ConnectorProcess): Promise<Ending> {
  const [closed, stdout, stderr] = await Promise.all([once(child, "close"), text(child.stdout), text(child.stderr)]);
  const [exitCode, signal] = closed as [number | null, NodeJS.Signals | null];
  const messages = parseMessages(stdout.slice(0, stdout.lastIndexOf("\n") + 1));
  return { exitCode, signal, messages, stdout, stderr };
}
