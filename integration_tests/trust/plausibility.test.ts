import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AirbyteMessage } from "@airbyte/cdk-typescript-compat";
import { startSimulator, type Simulator } from "stripe-simulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect } from "../support/connection.js";
import { readSchema } from "../../src/streams/schemas.js";

const key = "rk_live_51SimulatedReadOnlyKey";

let simulator: Simulator;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "source-stripe-lifecycle-test-"));
  simulator = await startSimulator({
    customers: 20,
    months: 3,
    seed: 3,
    livemode: true,
    keys: [{ key, scopes: "all" }],
  });
  const { account } = simulator;
  account.createCustomer({ email: "ada@example.com", metadata: { workspace_id: "ws_1" } });
  writeFileSync(join(folder, "file"), "");
});
afterAll(async () => {
  await simulator.close();
  rmSync(folder, { recursive: true });
});

async function answerTo(config: object): Promise<{ readonly status: string; readonly message: string }> {
  const { messages } = await connect(simulator, { api_key: key, ...config }).run("check");
  const status = messages.find((message) => message.type === "CONNECTION_STATUS");
  return (status as { connectionStatus: { status: string; message: string } }).connectionStatus;
}

const warningsOf = (messages: readonly AirbyteMessage[]) =>
  messages.flatMap((message) => (message.type === "LOG" && message.log.level === "WARN" ? [message.log.message] : []));

const future = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);

describe("check", () => {
  it.each<[string, () => object, string]>([
    [
      "a start date in the future",
      () => ({ import_window: { window: "since_date", start_date: "2090-01-01" } }),
      "Warning: import_window.start_date (2090-01-01) is in the future, so a first sync reads nothing that was created before that day.",
    ],
    [
      "a temporary folder that is not there",
      () => ({ temporary_folder: join(folder, "missing") }),
      "Warning: The derived streams can't write temporary files to the folder",
    ],
    [
      "a temporary folder that is a file",
      () => ({ temporary_folder: join(folder, "file") }),
      "Warning: The derived streams can't write temporary files to the folder",
    ],
    [
      "a metadata key that no customer has, with the one that was meant",
      () => ({ external_id_metadata_key: "workspaceid" }),
      'customers has the metadata key "workspaceid", so external_id stays empty for them. Did you mean "workspace_id"?',
    ],
    [
      "a metadata key that no customer has",
      () => ({ external_id_metadata_key: "tenant" }),
      'customers has the metadata key "tenant", so external_id stays empty for them. Check the key\'s name.',
    ],
    [
      "a metadata key that no product and no price has",
      () => ({ metrics: { plan_name: "metadata_key", plan_name_metadata_key: "no_such_plan" } }),
      'products or prices has the metadata key "no_such_plan", so their plans are named',
    ],
    [
      "a stage map that maps nothing",
      () => ({ stage_map: { vip: "VIP", prospect: "New" } }),
      "Warning: stage_map maps nothing, so every customer keeps the default stage. It takes: lead, trial, ",
    ],
    [
      "a stage that no status has",
      () => ({ stage_map: { churn: "Lost", active: "Paying" } }),
      'The configuration\'s option "stage_map.churn" is unknown and has no effect. Did you mean "stage_map.churned"?',
    ],
    [
      "an unknown option",
      () => ({ import_windw: { window: "last_months" }, metrics: { discount: "all" } }),
      'The configuration\'s option "metrics.discount" is unknown and has no effect. Did you mean "metrics.discounts"?',
    ],
  ])("succeeds, and its answer names %s", async (_what, config, sentence) => {
    const { status, message } = await answerTo(config());
    expect(status).toBe("SUCCEEDED");
    expect(message).toContain(sentence);
  });

  it.each<[string, () => object]>([
    ["nothing", () => ({})],
    ["an empty stage map", () => ({ stage_map: {} })],
    ["a stage map with the default names", () => ({ stage_map: { lead: "Lead", trial: "Trial" } })],
    ["one stage", () => ({ stage_map: { usage_based: "Metered" } })],
    ["a key that a customer has", () => ({ external_id_metadata_key: "workspace_id" })],
    ["a folder that is there", () => ({ temporary_folder: folder })],
    ["a start date in the past", () => ({ import_window: { window: "since_date", start_date: "2024-02-29" } })],
    ["fields of platforms", () => ({ sourceType: "stripe", _limit: 1, __injected_declarative_manifest: {} })],
  ])("has no doubt about %s", async (_what, config) => {
    const { status, message } = await answerTo(config());
    expect([status, message.match(/Warning|unknown|none of/g)]).toEqual(["SUCCEEDED", null]);
  });

  it("succeeds although it cannot look at the metadata", async () => {
    simulator.faults.add({ kind: "500", match: ({ params }) => params["limit"] === "100" });
    const { status, message } = await answerTo({ external_id_metadata_key: "tenant" });
    simulator.faults.clear();
    expect([status, message.includes("tenant")]).toEqual(["SUCCEEDED", false]);
  });
});

describe("a read", () => {
  it("warns once of each unknown option and of a start date in the future", async () => {
    const config = {
      api_key: key,
      import_window: { window: "since_date", start_date: future },
      metric: {},
      stage_map: { churn: "Lost" },
    };
    const { messages, exitCode } = await connect(simulator, config).sync({ streams: ["products", "coupons"] });
    expect(exitCode).toBe(0);
    expect(warningsOf(messages)).toEqual([
      expect.stringContaining('option "metric" is unknown and has no effect. Did you mean "metrics"?'),
      expect.stringContaining('option "stage_map.churn" is unknown'),
      expect.stringContaining(`import_window.start_date (${future}) is in the future`),
    ]);
  });
});

it("stage_map takes every status and every status detail", () => {
  const description = (readSchema("customer_metrics")["properties"] as Record<string, { description: string }>)[
    "status_detail"
  ]!.description;
  const listed = description.slice(description.indexOf("active:"), description.indexOf(", or null"));
  const values = new Set(listed.match(/[a-z_]+/g));
  const spec = readSchema("spec")["connectionSpecification"] as {
    properties: { stage_map: { properties: Record<string, unknown> } };
  };
  expect(new Set(Object.keys(spec.properties.stage_map.properties))).toEqual(values);
});
