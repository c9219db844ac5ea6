import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { errorsOf, storyOf } from "@airbyte/cdk-typescript-compat/testing";
import { beforeAll, describe, expect, it } from "vitest";
import {
  defaultStreams,
  expiredKey,
  inThisProcess,
  key,
  openCommandLine,
  type CommandLine,
} from "../support/command-line.js";
import { configuredCatalog } from "../support/connection.js";
import { expectNothingRead, expectRefusal } from "../support/expect-failure.js";

let commandLine: CommandLine;

beforeAll(async () => {
  commandLine = await openCommandLine(inThisProcess());
  mkdirSync(join(commandLine.folder, "folder"));
  writeFileSync(join(commandLine.folder, "unreadable"), "{}");
  chmodSync(join(commandLine.folder, "unreadable"), 0);
  return () => commandLine.close();
}, 60_000);

describe.each(["config", "catalog", "state"] as const)("the file of --%s", (name) => {
  it.each([
    ["that is missing", "nowhere.json", /nowhere\.json" does not exist\. Check the path/],
    ["that is a folder", "folder", /folder" is a folder\. Give the path of a JSON file/],
    ["beneath something that is no folder", "unreadable/x.json", /can't be read\. Check the path/],
  ])("%s is named with what to do", async (_what, path, substance) => {
    const ending = await commandLine.run("read", { paths: { [name]: path } });
    expectRefusal(ending, substance);
    expect(errorsOf(ending.messages)[0]!.message).toContain(`--${name}`);
  });

  // Root can read every file.
  it.skipIf(process.getuid?.() === 0)("that cannot be read is named with what to do", async () => {
    const ending = await commandLine.run("read", { paths: { [name]: "unreadable" } });
    expectRefusal(ending, /unreadable" may not be read by this user\. Change the file's permissions/);
  });

  it("that is not JSON is named with the position, and not quoted", async () => {
    const ending = await commandLine.run("read", { [name]: `{\n  "api_key": "${key}",,\n}` });
    expectRefusal(ending, /--\w+\) ".*" is not valid JSON \(line 2, column \d+\)\. Correct the file/);
  });

  it.each([
    ["a list of a number", [1]],
    ["a number", 5],
    ["a text", '"text"'],
  ])("that contains %s is refused with the required form", async (_what, content) => {
    const form = {
      config: /must hold one JSON object/,
      catalog: /in the form \{"streams"/,
      state: /list of STATE messages/,
    };
    expectRefusal(await commandLine.run("read", { [name]: content }), form[name]);
  });
});

it.each(["config", "catalog"] as const)("an empty file of --%s is refused as empty", async (name) => {
  expectRefusal(await commandLine.run("read", { [name]: "" }), /is empty\. It must hold JSON/);
});

it.each([
  ["", "an empty file"],
  ["null", "null"],
  ["[]", "an empty list"],
  ["{}", "an empty object"],
])("a state file that contains %j is not a state", async (state) => {
  const { exitCode, messages } = await commandLine.run("read", { state });
  expect(exitCode).toBe(0);
  expect(messages.filter(({ type }) => type === "RECORD").length).toBeGreaterThan(0);
});

describe("a configuration", () => {
  it.each([
    ["without a key", {}, /"api_key" \(Restricted API key\) is missing/],
    ["whose key is empty", { api_key: "" }, /"api_key".* must not be empty/],
    ["whose key is a number", { api_key: 5 }, /"api_key".* must be a string, not a number/],
    ["whose key is null", { api_key: null }, /"api_key".* must be a string, not null/],
    [
      "with an unknown window",
      { api_key: key, import_window: { window: "x" } },
      /"import_window\.window" must be one of "all_time", "last_months", "since_date"/,
    ],
    ["with a window of no kind", { api_key: key, import_window: {} }, /"import_window\.window" is missing/],
    [
      "whose window is a text",
      { api_key: key, import_window: "all_time" },
      /"import_window".* must be an object, not a string/,
    ],
    [
      "with months that are not on the list",
      { api_key: key, import_window: { window: "last_months", months: 5 } },
      /"import_window\.months" \(Months\) must be one of 3, 6, 12, 24/,
    ],
    [
      "with months in a text",
      { api_key: key, import_window: { window: "last_months", months: "12" } },
      /"import_window\.months" \(Months\) must be an integer, not a string/,
    ],
    [
      "with a date that no calendar has",
      { api_key: key, import_window: { window: "since_date", start_date: "2025-02-30" } },
      /"import_window\.start_date" \(Start date\) must be a day that the calendar has/,
    ],
    [
      "without its date",
      { api_key: key, import_window: { window: "since_date" } },
      /"import_window\.start_date" \(Start date\) is missing/,
    ],
    [
      "with a key in the wrong field",
      { api_key: key, entity_type: key },
      /"entity_type".* must be one of "accounts", "users"/,
    ],
    [
      "with a negative number of days",
      { api_key: key, metrics: { past_due_max_days: -1 } },
      /past_due_max_days.* must be >= 0/,
    ],
  ])("%s is refused with the name of its field", async (_what, config, substance) => {
    expectRefusal(await commandLine.run("read", { config }), substance);
    const { messages, exitCode } = await commandLine.run("check", { config });
    expect(messages).toMatchObject([
      { connectionStatus: { status: "FAILED", message: expect.stringMatching(substance) as string } },
    ]);
    expect(exitCode).toBe(0);
  });

  it.each([
    ["an unknown key", { api_key: "rk_live_51NobodyKnowsThisKey" }, /does not accept the API key.* copy it again/],
    ["an expired key", { api_key: expiredKey }, /has expired\. Create a new restricted key/],
    ["a publishable key", { api_key: "pk_live_51PublishableKey" }, /publishable key.* Create a restricted key/],
    [
      "a live secret key",
      { api_key: "sk_live_51NobodyShouldPasteThis" },
      /live secret key.* refused before any request\. Create a restricted key/,
    ],
    ["something that is no key", { api_key: "hunter2hunter2" }, /must begin with rk_live_ or rk_test_/],
    [
      "options that contradict each other",
      { api_key: key, metrics: { plan_name: "metadata_key" } },
      /Set it to the key, or set metrics\.plan_name/,
    ],
  ])("with %s reads nothing", async (_what, config, substance) => {
    expectNothingRead(await commandLine.run("read", { config }), defaultStreams, "config_error", substance);
  });

  it.each([
    ["http://stripe.example.com", /stripe\.example\.com with plain http.* Use https, or a loopback address/],
    ["ftp://127.0.0.1", /must be an address such as https:\/\/api\.stripe\.com/],
  ])("is not used with STRIPE_API_BASE=%s", async (base, substance) => {
    expectNothingRead(await commandLine.run("read", {}, base), defaultStreams, "config_error", substance);
  });
});

describe("a configured catalog", () => {
  it.each([
    ["without streams", {}, /has no list "streams"/],
    ["with a stream without a name", { streams: [{}] }, /entry 1 of "streams" has no stream\.name/],
    ["with a stream twice", configuredCatalog(["customers", "customers"], "incremental"), /"customers" is in it twice/],
    [
      "with an unknown sync mode",
      { streams: [{ stream: { name: "customers" }, sync_mode: "sideways" }] },
      /sync_mode of the stream "customers" must be "full_refresh" or "incremental"/,
    ],
  ])("%s is refused with the required form", async (_what, catalog, substance) => {
    const ending = await commandLine.run("read", { catalog });
    expectRefusal(ending, substance);
    expect(errorsOf(ending.messages)[0]!.message).toContain('"discover" lists them');
  });

  it("with an unknown stream ends that stream as failed, and reads the others completely", async () => {
    const { messages, exitCode } = await commandLine.run("read", {
      catalog: configuredCatalog(["flowers", ...defaultStreams], "incremental"),
    });
    expect(storyOf(messages, "flowers")).toEqual(["STARTED", "config_error", "INCOMPLETE"]);
    expect(errorsOf(messages)[0]!.message).toMatch(/no stream "flowers"\. Take it out of the catalog/);
    for (const stream of defaultStreams) expect(storyOf(messages, stream).at(-1)).toBe("COMPLETE");
    expect(exitCode).toBe(1);
  });
});

describe("a state", () => {
  it.each([
    ["of the legacy form", { customers: { events_cursor: 1 } }, /LEGACY form.* or clear the state/],
    [
      "of no stream",
      [{ type: "STREAM", stream: { stream_state: {} } }],
      /does not name its stream.* or clear the state/,
    ],
  ])("%s is refused", async (_what, state, substance) => {
    expectRefusal(await commandLine.run("read", { state }), substance);
  });

  it("of another program ends its stream as failed, and the others are read completely", async () => {
    const state = [{ type: "STREAM", stream: { stream_descriptor: { name: "customers" }, stream_state: { page: 7 } } }];
    const { messages, exitCode } = await commandLine.run("read", { state });
    expect(storyOf(messages, "customers")).toEqual(["STARTED", "config_error", "INCOMPLETE"]);
    expect(errorsOf(messages)[0]!.message).toMatch(/not written by this version.* Clear the stream's state/);
    expect(storyOf(messages, "charges").at(-1)).toBe("COMPLETE");
    expect(exitCode).toBe(1);
  });
});
