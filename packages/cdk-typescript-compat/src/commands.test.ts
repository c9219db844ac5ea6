import { describe, expect, it } from "vitest";
import { errorsOf } from "./testing/summaries.js";
import { runToy } from "./testing/run-toy.js";
import { toySource } from "./testing/toy-source.js";

const config = { api_key: "hush-hush-1", count: 2 };

const faulty = async () => Promise.reject(new TypeError("undefined is not a function"));

describe("spec", () => {
  it("emits one SPEC and nothing else", async () => {
    const { exitCode, messages } = await runToy("spec");
    expect(exitCode).toBe(0);
    expect(messages).toEqual([{ type: "SPEC", spec: await toySource.specification() }]);
  });
});

describe("check", () => {
  it("emits one status SUCCEEDED with the source's sentence", async () => {
    const { exitCode, messages } = await runToy("check", { config });
    expect(messages).toEqual([
      { type: "CONNECTION_STATUS", connectionStatus: { status: "SUCCEEDED", message: "The toy answers." } },
    ]);
    expect(exitCode).toBe(0);
  });

  it.each([
    ["the provider rejects it", { api_key: "bad-secret" }, "The API key **** was refused. Create a new one."],
    ["the provider is unavailable", { api_key: "later-secret" }, "The toy is asleep. Try again later."],
    ["it is not valid", { count: 1 }, 'The configuration is not valid: "api_key" (API key) is missing.'],
    ["it is not JSON", '{"api_key": hush-hush-1}', "is not valid JSON"],
    ["it is not an object", [1], "must hold one JSON object."],
  ])("emits one status FAILED and exits 0 if %s", async (_why, given, message) => {
    const { exitCode, messages, stdout } = await runToy("check", { config: given });
    expect(messages).toEqual([
      {
        type: "CONNECTION_STATUS",
        connectionStatus: { status: "FAILED", message: expect.stringContaining(message) as string },
      },
    ]);
    expect(stdout).not.toContain("hush");
    expect(exitCode).toBe(0);
  });

  it("emits one TRACE ERROR and no status, and exits 1, for a fault of the connector", async () => {
    const { exitCode, messages } = await runToy("check", { config }, { check: faulty });
    expect(messages).toHaveLength(1);
    expect(errorsOf(messages)).toMatchObject([
      {
        failure_type: "system_error",
        message: "The connector failed unexpectedly: undefined is not a function",
        internal_message: "TypeError: undefined is not a function",
        stack_trace: expect.stringContaining("commands.test.ts") as string,
      },
    ]);
    expect(exitCode).toBe(1);
  });
});

describe("discover", () => {
  it("emits one CATALOG", async () => {
    const { exitCode, messages } = await runToy("discover", { config });
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({ type: "CATALOG", catalog: { streams: [{ name: "numbers" }, {}, {}, {}] } });
    expect(exitCode).toBe(0);
  });

  it("emits a TRACE ERROR and exits 1 for an invalid configuration", async () => {
    const { exitCode, messages } = await runToy("discover", { config: { api_key: 1 } });
    expect(errorsOf(messages)).toMatchObject([{ failure_type: "config_error" }]);
    expect(messages).toHaveLength(1);
    expect(exitCode).toBe(1);
  });
});
