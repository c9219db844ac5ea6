import { execFileSync, spawn, type ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const executable = fileURLToPath(new URL("../../bin/stripe-lifecycle", import.meta.url));

/** The end of a run of the built command line. */
export interface Ending {
  /** Null if a signal ended it. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A run of the built command line that may still go on. */
export interface Running {
  readonly process: ChildProcessByStdio<null, Readable, Readable>;
  readonly ended: Promise<Ending>;
}

/** @throws Error if the build is older than the sources, because the tests would test another program */
export function requireBuild(): void {
  const root = fileURLToPath(new URL("../../../..", import.meta.url));
  const compiler = fileURLToPath(import.meta.resolve("typescript/bin/tsc"));
  const plan = execFileSync(process.execPath, [compiler, "-b", "src", "packages/stripe-lifecycle", "--dry"], {
    cwd: root,
  });
  if (plan.toString().includes("would build"))
    throw new Error('dist is missing or older than the sources. Run "npm run build".');
}

/** Starts the built command line. @param env variables in addition to this process's own */
export function startCommandLine(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  folder: string,
): Running {
  const child = spawn(executable, args, {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = Promise.all([once(child, "close"), text(child.stdout), text(child.stderr)]).then(
    ([[code], stdout, stderr]) => ({ exitCode: code as number | null, stdout, stderr }),
  );
  return { process: child, ended };
}

/** Returns the process of the connector that a running command line has started. Undefined if there is none now. */
export function connectorOf({ process: { pid } }: Running): number | undefined {
  try {
    const [first] = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ");
    return Number(first) || undefined;
  } catch {
    return undefined;
  }
}
