import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Interruption } from "./interruption.js";
import type { Source } from "./source.js";
import { protocolValidator } from "./testing/protocol-validator.js";
import { catalogOf, runToy, type ToyInputs } from "./testing/run-toy.js";
import type { ToyConfig } from "./testing/toy-source.js";

/** Airbyte's own file. Machines that have it keep it next to the repository. */
const protocolYaml = "../shared/data/airbyte-protocol.yaml";

const config = { api_key: "hush-hush-1", count: 2 };

const everyCall: Source<ToyConfig>["read"] = async (_config, [numbers], { log }) => {
  log.debug("debug");
  log.info("info hush-hush-1");
  log.warn("warn");
  log.error("error");
  await numbers?.start();
  await numbers?.estimate(2.5);
  await numbers?.rateLimited(1234.5);
  await numbers?.records([{ id: 1, text: "\u2028 hush-hush-1" }]);
  await numbers?.state({ next: 1, key: "hush-hush-1" });
  await numbers?.complete();
};

const fail = async () => Promise.reject(new Error("hush-hush-1"));

const runs: readonly (readonly [string, ToyInputs, Parameters<typeof runToy>[2]?, Parameters<typeof runToy>[3]?])[] = [
  ["spec", {}],
  ["check", { config }],
  ["check", { config: { api_key: 1 } }],
  ["check", { config }, { check: fail }],
  ["discover", { config }],
  ["discover", { config: "" }],
  ["read", { config, catalog: catalogOf("numbers", "letters", "broken", "nothing"), state: [] }],
  ["read", { config, catalog: catalogOf("numbers", "letters") }, { read: fail }],
  ["read", { config, catalog: catalogOf("numbers") }, { read: everyCall }, { env: { LOG_LEVEL: "debug" } }],
  ["read", { config, catalog: catalogOf("endless") }, {}, { signal: AbortSignal.abort(new Interruption("SIGTERM")) }],
];

describe("the protocol's own schema", () => {
  it.skipIf(!existsSync(protocolYaml))(`(${protocolYaml}) accepts every message of every kind of run`, async () => {
    const problemsOf = await protocolValidator(protocolYaml);
    const kinds = new Set<string>();
    for (const run of runs) {
      const { messages } = await runToy(...run);
      expect(messages).not.toEqual([]);
      expect(messages.flatMap(problemsOf)).toEqual([]);
      for (const message of messages) kinds.add(message.type === "TRACE" ? message.trace.type : message.type);
    }
    expect([...kinds].toSorted()).toEqual(
      [
        "CATALOG",
        "CONNECTION_STATUS",
        "ERROR",
        "ESTIMATE",
        "LOG",
        "RECORD",
        "SPEC",
        "STATE",
        "STREAM_STATUS",
      ].toSorted(),
    );
    expect(problemsOf({ type: "RECORD", record: { stream: "s", data: {} } })).not.toEqual([]);
  });
});
