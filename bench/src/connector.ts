import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AirbyteMessage, AirbyteStream } from "@airbyte/cdk-typescript-compat";
import { runMeasured, type MeasuredRun } from "./measured-process.js";
import { createMessageCounter } from "./message-counter.js";

/** The path of the built connector that the platform starts. */
export const executable = fileURLToPath(new URL("../../bin/source-stripe-lifecycle", import.meta.url));

/** A live-mode key. Stripe allows it 100 requests per second. */
export const benchKey = "rk_live_51BenchReadOnlyKeyOfTheBulkAccount";
const config = { api_key: benchKey };

/** The meaning of `unthrottled`, for a benchmark's description. */
export const unthrottledMethod =
  "The server has no limits, and the connector's own limits a second are a hundred times as high.";

/** What the Dockerfile sets. */
const asInTheImage = { MALLOC_ARENA_MAX: "2" };

export interface ReadRequest {
  /** The address of the simulated Stripe. */
  readonly url: string;
  /** Names of streams. */
  readonly streams: readonly string[];
  /** The last states of an earlier read. */
  readonly states?: readonly object[];
  /** Raises the connector's own request limits a hundredfold. */
  readonly unthrottled?: boolean;
}

export interface ReadRun extends MeasuredRun {
  /** Records by stream. */
  readonly records: ReadonlyMap<string, number>;
  readonly recordCount: number;
  readonly states: readonly object[];
}

/** Measures one sync. Its output is read as fast as it arrives, and counted. */
export async function readStreams({ url, streams, states = [], unthrottled = false }: ReadRequest): Promise<ReadRun> {
  const folder = mkdtempSync(join(tmpdir(), "source-stripe-lifecycle-bench-"));
  try {
    const file = (name: string, content: unknown): string => {
      const path = join(folder, `${name}.json`);
      writeFileSync(path, JSON.stringify(content));
      return path;
    };
    const catalog = {
      streams: (await discover(file("config", config))).filter(({ stream }) => streams.includes(stream.name)),
    };
    const counter = createMessageCounter();
    const files = { config: file("config", config), catalog: file("catalog", catalog), state: file("state", states) };
    const args = ["read", "--config", files.config, "--catalog", files.catalog, "--state", files.state];
    const [command, ...before] = unthrottled ? unthrottledCommand() : [executable];
    const run = await runMeasured(command!, [...before, ...args], { STRIPE_API_BASE: url, ...asInTheImage }, (chunk) =>
      counter.take(chunk),
    );
    const recordCount = [...counter.records.values()].reduce((total, count) => total + count, 0);
    return { ...run, records: counter.records, recordCount, states: [...counter.states.values()] };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Returns the command of the connector with limits a hundred times as high, and the executable's interpreter flags. */
export function unthrottledCommand(): string[] {
  const flags = /^#!.*?node (.*)$/m.exec(readFileSync(executable, "utf8"))?.[1]?.split(" ") ?? [];
  return [
    process.execPath,
    ...flags,
    fileURLToPath(new URL("../dist/unthrottled/unthrottled-connector.js", import.meta.url)),
  ];
}

interface ConfiguredStream {
  readonly stream: AirbyteStream;
  readonly sync_mode: "incremental";
  readonly destination_sync_mode: "append_dedup";
}

async function discover(configFile: string): Promise<readonly ConfiguredStream[]> {
  const lines: Buffer[] = [];
  await runMeasured(executable, ["discover", "--all", "--config", configFile], {}, (chunk) => lines.push(chunk));
  for (const line of Buffer.concat(lines).toString().trimEnd().split("\n")) {
    const message = JSON.parse(line) as AirbyteMessage;
    if (message.type === "CATALOG") {
      return message.catalog.streams.map((stream) => ({
        stream,
        sync_mode: "incremental",
        destination_sync_mode: "append_dedup",
      }));
    }
  }
  throw new Error("discover answered no catalog");
}
