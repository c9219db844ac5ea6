import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { Interruption, run, type AirbyteMessage } from "@airbyte/cdk-typescript-compat";
import { inputFiles } from "@airbyte/cdk-typescript-compat/testing";
import { createSource } from "../../src/source.js";
import type { Wire } from "../../src/stripe/request/wire.js";
import type { PlannedEnd } from "./story.js";
import { clockOf, type VirtualTime } from "./virtual-time.js";

export interface ProcessParts {
  readonly time: VirtualTime;
  /** Creates the wire. The wire calls `onRequest` with each request's number. */
  readonly createWire: (onRequest: (number: number) => void) => Wire;
  readonly random: () => number;
  readonly config: object;
  readonly catalog: object;
  readonly states: readonly object[];
  readonly end: PlannedEnd | null;
  readonly destinationMs: number;
  readonly skewMs: number;
}

/** The results of a process of the connector. */
export interface Ending {
  /** Null if the process was killed. */
  readonly exitCode: number | null;
  readonly messages: readonly AirbyteMessage[];
  readonly stderr: string;
}

/** Runs one `read` of the connector in virtual time, from its start to its end or to a kill. */
export async function runRead(parts: ProcessParts): Promise<Ending> {
  const { time, end } = parts;
  const stop = new AbortController();
  let died: readonly string[] | undefined;
  const output = createOutput(time, parts.destinationMs, (lines) => {
    if (end && "messages" in end.after && lines.length >= end.after.messages) stopProcess();
  });
  const errors = createOutput(time, 0, () => {});

  /**
   * Stops the process. A killed one winds down without output, network and time, so that nothing of it is left here.
   */
  function stopProcess(): void {
    if (stop.signal.aborted) return;
    if (end?.how === "kill") {
      died = [...output.lines];
      output.drain();
      time.clear();
    }
    stop.abort(new Interruption("SIGTERM"));
  }

  const wire = parts.createWire((number) => {
    if (end && "requests" in end.after && number >= end.after.requests) stopProcess();
  });
  const clock = clockOf(time, parts.skewMs);
  const source = createSource(
    { STRIPE_API_BASE: "http://127.0.0.1:1" },
    {
      random: parts.random,
      clock: { ...clock, after: (delayMs, action) => (died ? () => {} : clock.after(delayMs, action)) },
      wire: (request, signal) => (died ? Promise.reject(new Error("The process is dead.")) : wire(request, signal)),
    },
  );
  const { config, catalog, state } = inputFiles(folder, {
    config: parts.config,
    catalog: parts.catalog,
    state: parts.states,
  });
  const exitCode = await time.run(
    run(source, {
      argv: ["read", "--config", config, "--catalog", catalog, "--state", state],
      env: {},
      stdout: output.stream,
      stderr: errors.stream,
      signal: stop.signal,
      now: () => time.nowMs + parts.skewMs,
    }),
    longestSyncMs,
  );
  time.clear();
  const messages = (died ?? output.lines).map((line) => JSON.parse(line) as AirbyteMessage);
  return { exitCode: died ? null : exitCode, messages, stderr: errors.lines.join("\n") };
}

/** No sync of a small account may take longer, whatever the faults. */
const longestSyncMs = 24 * 3_600_000;

const folder = mkdtempSync(join(tmpdir(), "source-stripe-lifecycle-model-"));

interface Output {
  readonly stream: Writable;
  readonly lines: readonly string[];
  /** Accepts all writes immediately from now on. */
  drain(): void;
}

/** Creates a pipe whose reader needs some time for each write. */
function createOutput(time: VirtualTime, delayMs: number, onLines: (lines: readonly string[]) => void): Output {
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  let drained = delayMs === 0;
  let rest = "";
  const stream = new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      const parts = (rest + chunk).split("\n");
      rest = parts.pop()!;
      for (const line of parts) {
        lines.push(line);
        onLines(lines);
      }
      if (drained) {
        done();
        return;
      }
      waiting.add(done);
      time.after(delayMs, () => {
        if (waiting.delete(done)) done();
      });
    },
  });
  return {
    stream,
    lines,
    drain() {
      drained = true;
      for (const done of waiting) process.nextTick(done);
      waiting.clear();
    },
  };
}
