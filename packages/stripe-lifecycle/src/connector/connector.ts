import { spawn, type ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { createHiddenFile, type HiddenFile } from "./hidden-file.js";
import { peakMemory } from "./peak-memory.js";
import { wholeLines } from "./whole-lines.js";

const executable = fileURLToPath(new URL("../../../../bin/source-stripe-lifecycle", import.meta.url));

/** A stop waits this long for the connector's last states. The whole program has 4 s. */
const graceMs = 2_500;

/** What one run of the connector takes. */
export interface ConnectorInput {
  /** spec, check, discover, read or explain. */
  readonly command: string;
  /** Further arguments. Never a secret: other users of the machine can read them. */
  readonly args?: readonly string[];
  /** Documents by option: --config, --catalog, --state. They are passed by descriptors, not by paths. */
  readonly documents?: Readonly<Record<string, unknown>>;
  /** Whether the connector's standard error is dropped, because the messages have all that the caller shows. */
  readonly isSilent?: boolean;
  /** Stops the connector: it writes its last states and ends. */
  readonly signal?: AbortSignal;
}

export interface ConnectorRun {
  /** 143 or 130 after a stop. */
  readonly exitCode: number;
  /** The process's maximum resident memory in bytes, if the system reports it. */
  readonly peakBytes: number | undefined;
}

/**
 * Runs the connector in a process of its own, as a platform does, and passes on each line of its output, in UTF-8. The
 * handler is awaited, so the connector goes no faster than its reader. If the handler throws, the connector is stopped
 * first.
 */
export async function runConnector(
  input: ConnectorInput,
  onLine: (line: Buffer) => void | Promise<void>,
): Promise<ConnectorRun> {
  const { command, args = [], documents = {}, isSilent = false, signal } = input;
  const files = Object.entries(documents).map(
    ([option, value]) => [option, createHiddenFile(JSON.stringify(value))] as const,
  );
  const paths = files.flatMap(([option], place) => [option, `/dev/fd/${place + 3}`]);
  const child = start([command, ...args, ...paths], isSilent ? "ignore" : "inherit", files);
  for (const [, file] of files) file.close();
  const closed = once(child, "close") as Promise<[number | null]>;
  const memory = peakMemory(child.pid!);
  const unlisten = stopOn(signal, child);
  try {
    for await (const lines of wholeLines(child.stdout)) for (const line of lines) await onLine(line);
    const [code] = await closed;
    return { exitCode: code ?? 1, peakBytes: memory.stop() };
  } finally {
    unlisten();
    memory.stop();
    if (child.exitCode === null) child.kill("SIGKILL");
  }
}

function start(
  args: readonly string[],
  stderr: "ignore" | "inherit",
  files: readonly (readonly [string, HiddenFile])[],
): ChildProcessByStdio<null, Readable, null> {
  // The size is this program's own (main.ts).
  const { UV_THREADPOOL_SIZE: _, ...env } = process.env;
  // Its own process group: Ctrl-C on a terminal reaches this program alone, which then stops the connector in order.
  return spawn(executable, args, {
    detached: true,
    // glibc keeps a heap for each thread. Two are enough.
    env: { MALLOC_ARENA_MAX: "2", ...env },
    stdio: ["ignore", "pipe", stderr, ...files.map(([, { descriptor }]) => descriptor)],
  }) as ChildProcessByStdio<null, Readable, null>;
}

/** Returns a function that ends the listening. */
function stopOn(signal: AbortSignal | undefined, child: ChildProcessByStdio<null, Readable, null>): () => void {
  let timer: NodeJS.Timeout | undefined;
  const stop = () => {
    child.kill("SIGTERM");
    timer = setTimeout(() => child.kill("SIGKILL"), graceMs);
  };
  if (signal?.aborted) stop();
  signal?.addEventListener("abort", stop);
  return () => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
  };
}
