import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { AirbyteMessage, AirbyteStream } from "@airbyte/cdk-typescript-compat";
import { runConnector } from "./connector.js";
import type { ProgressLine } from "./progress-line.js";
import type { Load } from "./warehouse.js";

/** The result of one `read`. */
export interface SyncReport {
  readonly records: ReadonlyMap<string, number>;
  readonly durationMs: number;
  readonly peakBytes: number | undefined;
}

export interface SyncSetup {
  /** Contains config.json, catalog.json and state.json. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly streams: readonly AirbyteStream[];
  readonly load: Load;
  readonly progress: ProgressLine;
}

/** Runs `read` with the folder's config and saved state, loads the records and saves the new state. */
export async function sync({ folder, env, streams, load, progress }: SyncSetup): Promise<SyncReport> {
  const file = (name: string) => join(folder, name);
  writeFileSync(file("catalog.json"), JSON.stringify({ streams: streams.map(configured) }));
  const states = new Map<string, AirbyteMessage>();
  const counts = new Map<string, number>();
  const beganMs = performance.now();
  const args = [
    "read",
    "--config",
    file("config.json"),
    "--catalog",
    file("catalog.json"),
    "--state",
    file("state.json"),
  ];
  const { exitCode, peakBytes } = await runConnector(args, env, async (message) => {
    if (message.type === "RECORD") {
      const { stream, data } = message.record;
      counts.set(stream, (counts.get(stream) ?? 0) + 1);
      await load.record(stream, data);
      progress.update([...counts].map(([name, count]) => `${name} ${count.toLocaleString("en")}`).join("  "));
    } else if (message.type === "STATE") {
      states.set(message.state.stream.stream_descriptor.name, message);
    } else if (message.type === "TRACE" && message.trace.type === "ERROR") {
      progress.done(`  ! ${message.trace.error.message}`);
    } else if (message.type === "LOG" && ["WARN", "ERROR"].includes(message.log.level)) {
      progress.done(`  ! ${message.log.message}`);
    }
  });
  if (exitCode !== 0) throw new Error(`read ended with exit code ${exitCode}`);
  const records = await load.finish();
  writeFileSync(
    file("state.json"),
    JSON.stringify([...states.values()].map((message) => (message as { state: object }).state)),
  );
  return { records, durationMs: performance.now() - beganMs, peakBytes };
}

function configured(stream: AirbyteStream) {
  return {
    stream,
    sync_mode: "incremental",
    destination_sync_mode: "append_dedup",
    cursor_field: stream.default_cursor_field,
    primary_key: stream.source_defined_primary_key,
  };
}
