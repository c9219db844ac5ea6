import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AirbyteMessage } from "@airbyte/cdk-typescript-compat";
import { inputFiles, parseMessages, runSource } from "@airbyte/cdk-typescript-compat/testing";
import { startSimulator, type Simulator } from "stripe-simulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSource } from "../../src/source.js";
import type { Clock } from "../../src/stripe/clock.js";
import { allStreams, configuredCatalog, connect } from "../support/connection.js";
import { apiKey, startLiveAccount } from "../support/live-account.js";
import { protocolProblems } from "../support/protocol.js";
import { worldStreams } from "../support/world-streams.js";

/** Time that runs at twenty times its speed. */
const speed = 20;
const clock: Clock = {
  monotonicMs: () => performance.now() * speed,
  epochMs: () => Date.now() * speed,
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs / speed);
    return () => clearTimeout(timer);
  },
};

describe("the progress of a first sync of everything, in which Stripe refuses five requests", () => {
  let simulator: Simulator;
  let messages: readonly AirbyteMessage[];
  let lines: readonly string[];
  let exitCode: number;
  const summary = () => lines.filter((line) => /^(stream=|shared )/.test(line)).map(fieldsOf);
  const recordsOf = (stream: string, until = messages.length) =>
    messages.slice(0, until).filter((message) => message.type === "RECORD" && message.record.stream === stream).length;

  beforeAll(async () => {
    simulator = await startLiveAccount({ customers: 1_000, months: 14, seed: 7, latencyMs: 150 });
    simulator.faults.add({ kind: "429", endpoint: "GET /v1/invoices", times: 5 });
    const folder = mkdtempSync(join(tmpdir(), "source-stripe-lifecycle-test-"));
    const files = inputFiles(folder, {
      config: { api_key: apiKey },
      catalog: configuredCatalog(allStreams, "incremental"),
    });
    const source = createSource({ STRIPE_API_BASE: simulator.url }, { clock });
    const result = await runSource(source, ["read", "--config", files.config, "--catalog", files.catalog]);
    rmSync(folder, { recursive: true });
    exitCode = result.exitCode;
    messages = parseMessages(result.stdout);
    lines = messages.flatMap((message) => (message.type === "LOG" ? [message.log.message] : []));
  }, 60_000);

  afterAll(() => simulator.close());

  it("is reported in messages of the protocol", () => {
    expect(exitCode).toBe(0);
    expect(protocolProblems(messages)).toEqual([]);
  });

  it("is one line every few seconds that fits a log", () => {
    const progress = lines.filter((line) => line.includes("in 60 s"));
    expect(progress.length).toBeGreaterThanOrEqual(2);
    for (const line of progress) {
      expect(line).toMatch(
        /^(\d+ min )?\d+ s: .*; [\d,]+ requests in 60 s, [\d,]+ left(; about [\dhmins ]+ to go)?\.$/,
      );
      expect(line.length).toBeLessThanOrEqual(200);
    }
    expect(progress.join("\n")).toMatch(/invoices [\d,]+ \([\d,]+\/s\)/);
    expect(progress.join("\n")).toMatch(/about .* to go/);
  });

  it("names neither the key nor a customer", () => {
    const secrets = [apiKey, ...simulator.store.collections.customers.all().map(({ id }) => id)];
    const log = lines.filter((line) => line.includes("in 60 s") || /^(stream=|shared |Done in )/.test(line));
    expect(secrets.filter((secret) => log.join("\n").includes(secret))).toEqual([]);
  });

  it("ends for each raw stream with the exact number as its estimate", () => {
    for (const { name } of worldStreams) expect(estimatesOf(name).at(-1)?.rows).toBe(recordsOf(name));
    const { customers } = simulator.store.collections;
    // Deleted customers are found later, through invoices that reference them.
    expect(estimatesOf("customer_metrics").at(-1)?.rows).toBeGreaterThanOrEqual(customers.size);
    expect(estimatesOf("customer_metrics").at(-1)?.rows).toBeLessThanOrEqual(recordsOf("customer_metrics"));
    expect(estimatesOf("lifecycle_events")).toEqual([]);
  });

  it("never estimates less than the emitted number, and never repeats an estimate", () => {
    for (const name of allStreams) {
      const estimates = estimatesOf(name);
      for (const { rows, index } of estimates) expect(rows).toBeGreaterThanOrEqual(recordsOf(name, index));
      for (const [at, { rows }] of estimates.entries()) expect(rows).not.toBe(estimates[at - 1]?.rows);
    }
    expect(estimatesOf("invoices").length).toBeGreaterThan(1);
  });

  it("summarizes each stream, and all requests that were sent", () => {
    const sent = simulator.requests.countByRoute();
    expect(summary().map((fields) => fields["stream"])).toEqual([...allStreams, undefined]);
    for (const { name, path, nested } of worldStreams) {
      const routes = [path, `${path}/{id}`, ...nested.map(({ route }) => route)];
      expect(summary().find((fields) => fields["stream"] === name)).toEqual({
        stream: name,
        status: "complete",
        records: String(recordsOf(name)),
        duration_s: expect.stringMatching(/^\d+\.\d$/) as string,
        requests: String(routes.reduce((sum, route) => sum + (sent[`GET ${route}`] ?? 0), 0)),
        retries: name === "invoices" ? "5" : "0",
        rate_limited: name === "invoices" ? "5" : "0",
      });
    }
    const counted = summary().reduce((sum, fields) => sum + Number(fields["requests"] ?? 0), 0);
    expect(counted).toBe(simulator.requests.entries.length);
    expect(summary().at(-1)).toMatchObject({ events: String(sent["GET /v1/events"]), account: "1" });
  });

  it("names the sources of the derived streams", () => {
    for (const stream of ["lifecycle_events", "customer_metrics"]) {
      expect(summary().find((fields) => fields["stream"] === stream)).toMatchObject({
        status: "complete",
        records: String(recordsOf(stream)),
        made_from: "customers,subscriptions,invoices,charges,credit_notes,prices,products,coupons,disputes",
      });
    }
  });

  function estimatesOf(stream: string): { rows: number; index: number }[] {
    return messages.flatMap((message, index) => {
      if (message.type !== "TRACE" || message.trace.type !== "ESTIMATE") return [];
      const { name, row_estimate: rows } = message.trace.estimate;
      return name === stream ? [{ rows, index }] : [];
    });
  }
});

describe("the summary of a sync whose key cannot read invoices", () => {
  it("names the incomplete streams, and the requests of the derived streams", async () => {
    const scopes = ["customer_read", "subscription_read", "plan_read", "coupon_read", "event_read", "product_read"];
    const simulator = await startSimulator({
      customers: 20,
      months: 2,
      livemode: true,
      keys: [{ key: apiKey, scopes }],
    });
    const streams = ["customers", "invoices", "customer_metrics"];
    const { messages } = await connect(simulator, { api_key: apiKey }).sync({ streams });
    const sent = simulator.requests.countByRoute();
    const paths = simulator.requests.entries.map(({ path }) => path);
    await simulator.close();
    const subscriptions = paths.filter((path) => path.startsWith("/v1/subscription")).length;
    const lines = messages.flatMap((message) => (message.type === "LOG" ? [message.log.message] : []));
    const summary = lines.filter((line) => /^(stream=|shared )/.test(line)).map(fieldsOf);
    expect(summary).toMatchObject([
      { stream: "customers", status: "complete", requests: String(sent["GET /v1/customers"]) },
      { stream: "invoices", status: "incomplete", records: "0", requests: "1", duration_s: "0.0" },
      { stream: "customer_metrics", status: "incomplete", records: "0" },
      { events: String(sent["GET /v1/events"]), account: "1", subscriptions: String(subscriptions) },
    ]);
  });

  it("counts a stream that could not start as incomplete", async () => {
    const simulator = await startLiveAccount({ customers: 5, months: 1 });
    const connection = connect(simulator, { api_key: apiKey });
    connection.states = [
      { type: "STREAM", stream: { stream_descriptor: { name: "coupons" }, stream_state: { foreign: true } } },
    ];
    const { messages } = await connection.sync({ streams: ["coupons", "customers"] });
    await simulator.close();
    const lines = messages.flatMap((message) => (message.type === "LOG" ? [message.log.message] : []));
    expect(lines).toContain("stream=coupons status=incomplete records=0 duration_s=0.0");
    expect(lines.filter((line) => /^stream=customers status=complete records=[1-9]/.test(line))).toHaveLength(1);
  });
});

function fieldsOf(line: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    line.split(" ").flatMap((field) => (field.includes("=") ? [field.split("=")] : [])),
  ) as Record<string, string>;
}
