import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { afterAll, describe, expect, it } from "vitest";
import { Interruption } from "./interruption.js";
import { run } from "./run.js";
import type { Source } from "./source.js";
import { inputFiles } from "./testing/input-files.js";
import { parseMessages } from "./testing/messages.js";
import { runSource } from "./testing/run-source.js";
import { catalogOf } from "./testing/run-toy.js";
import { errorsOf, storyOf } from "./testing/summaries.js";
import { toySource, type ToyConfig } from "./testing/toy-source.js";

const folder = mkdtempSync(join(tmpdir(), "toy-source-"));
const files = inputFiles(folder, {
  config: { api_key: "hush-hush-1", count: 2 },
  catalog: { streams: [...catalogOf("numbers", "letters").streams, { stream: { name: "broken" } }] },
  endless: catalogOf("endless"),
  noState: [],
  bad: { api_key: "bad-hush-hush" },
  empty: {},
});

afterAll(() => rmSync(folder, { recursive: true }));

const withLogs: Source<ToyConfig>["read"] = async (config, streams, context) => {
  context.log.info("All is well with hush-hush-1.");
  context.log.warn("Beware of hush-hush-1 \u001B[2J.");
  context.showColumns(() => ({
    headings: ["moves"],
    cellsOf: (stream) => [`${stream} hush-hush-1`],
    totals: ["7"],
  }));
  await toySource.read(config, streams, context);
};

const withConclusion: Source<ToyConfig>["read"] = async (config, streams, context) => {
  await withLogs(config, streams, context);
  context.conclude("Played with hush-hush-1.");
};

describe("standard error elsewhere", () => {
  const source = { ...toySource, read: withLogs };

  it("has a line for each failure and for the closing summary under a platform, and nothing else", async () => {
    const argv = ["read", "--config", files.config, "--catalog", files.catalog];
    const { exitCode, stderr, stdout } = await runSource({ ...toySource, read: withConclusion }, argv);
    expect([exitCode, stderr]).toEqual([
      1,
      [
        "Error in broken: The toy broke. Try again later.",
        "Played with ****.",
        'Error: 1 of 3 streams failed: "broken". The error of each was reported when it happened.',
        "",
      ].join("\n"),
    ]);
    expect(stdout).toContain('"log":{"level":"INFO","message":"Played with ****."}');
  });

  it.each([
    [
      "of a read",
      ["read", "--config", files.config, "--catalog", "missing.json"],
      'The configured catalog (--catalog) "missing.json" does not exist.',
    ],
    ["of a check", ["check", "--config", files.bad], "The API key **** was refused."],
    [
      "of discover",
      ["discover", "--config", files.empty],
      'The configuration is not valid: "api_key" (API key) is missing.',
    ],
  ])("has a line for the failure %s", async (_what, argv, sentence) => {
    const { stderr } = await runSource(toySource, argv);
    expect(stderr).toMatch(/^Error: .*\n$/);
    expect(stderr).toContain(sentence);
  });

  it("has a line for a crash, and no stack, which is in the message", async () => {
    const crash = new AbortController();
    const read: Source<ToyConfig>["read"] = async () => {
      crash.abort(new Error("nobody caught it"));
      await new Promise(() => {});
    };
    const argv = ["read", "--config", files.config, "--catalog", files.catalog];
    const { stderr } = await runSource({ ...toySource, read }, argv, { crash: crash.signal });
    expect(stderr).toBe("Error: The connector failed unexpectedly: nobody caught it\n");
  });

  it("fits into a pipe that nobody reads before the end, and shows no part of a secret where a line is cut", async () => {
    const names = Array.from({ length: 200 }, (_, index) => `stream_${index}`);
    const discover = async () =>
      names.map((name) => ({ name, json_schema: {}, supported_sync_modes: ["full_refresh"] as const }));
    const read: Source<ToyConfig>["read"] = async (_config, streams) => {
      for (const stream of streams) await stream.fail(new Error(`${"x".repeat(940)}${"hush-hush-1".repeat(20)}`));
    };
    const { many } = inputFiles(folder, { many: catalogOf(...names) });
    const argv = ["read", "--config", files.config, "--catalog", many];
    const { stderr } = await runSource({ ...toySource, discover, read }, argv);
    expect(stderr.length).toBeGreaterThan(20_000);
    expect(stderr.length).toBeLessThan(32_768);
    expect(stderr).toMatch(/\nThe other errors are in the messages on standard output\.\n$/);
    expect(stderr).not.toMatch(/hus/);
  });

  it("prints a line for each log and error of a read from the command line, and the messages are the same", async () => {
    const manual = await runSource(source, ["read", "--config", files.config, "--streams", "letters"], {
      now: () => 1,
    });
    expect(manual.stderr).toBe("All is well with ****.\nBeware of **** [2J.\n");
    const { one } = inputFiles(folder, { one: catalogOf("letters") });
    const argv = ["read", "--config", files.config, "--catalog", one];
    expect((await runSource(source, argv, { now: () => 1 })).stdout).toBe(manual.stdout);
  });

  it("prints only errors with --quiet", async () => {
    const argv = ["read", "--config", files.config, "--catalog", files.catalog, "--quiet"];
    const { stderr } = await runSource({ ...toySource, read: withConclusion }, argv);
    expect(stderr).toMatch(/^Error in broken: .*\nError: 1 of 3 streams failed: "broken"\..*\n$/);
  });
});

describe("a check on a terminal", () => {
  async function check(config: string, argv: readonly string[] = []) {
    const [stdout, stderr] = [Object.assign(new PassThrough(), { isTTY: true }), new PassThrough()];
    const outputs = Promise.all([text(stdout), text(stderr)]);
    const source = { ...toySource, check: async () => "The toy answers.\nIt is called \u001B[2JTed.\r" };
    const exitCode = await run(config === files.bad ? toySource : source, {
      argv: ["check", "--config", config, ...argv],
      stdout,
      stderr,
      env: {},
    });
    stdout.end();
    stderr.end();
    const [out, error] = await outputs;
    return { exitCode, out, error };
  }

  it("prints sentences, a line each", async () => {
    expect(await check(files.config)).toEqual({
      exitCode: 0,
      out: "The check succeeded.\nThe toy answers.\nIt is called [2JTed.\n",
      error: "",
    });
  });

  it("names each unknown option once", async () => {
    const { odd } = inputFiles(folder, { odd: { api_key: "hush-hush-1", cuont: 3 } });
    const { out, error } = await check(odd);
    expect(out).toMatch(/Ted\. \nThe configuration's option "cuont" is unknown .* Did you mean "count"\?\n$/);
    expect(error).toBe("");
  });

  it("prints the reason of a failure", async () => {
    expect(await check(files.bad)).toEqual({
      exitCode: 0,
      out: "The check failed.\nThe API key **** was refused. Create a new one.\n",
      error: "",
    });
  });
});

describe("an unknown option", () => {
  const { odd } = inputFiles(folder, { odd: { api_key: "hush-hush-1", count: 1, cuont: 3 } });
  const sentence = `The configuration's option "cuont" is unknown and has no effect. Did you mean "count"?`;

  it.each([["check"], ["discover"], ["read", "--streams", "numbers"]])("is a WARN of %s", async (...argv) => {
    const { stdout, exitCode } = await runSource(toySource, [...argv, "--config", odd]);
    const logs = parseMessages(stdout).flatMap((message) => (message.type === "LOG" ? [message.log] : []));
    expect(logs).toEqual([{ level: "WARN", message: sentence }]);
    expect(exitCode).toBe(0);
  });

  it("is in the answer of a check, which succeeds", async () => {
    const { stdout } = await runSource(toySource, ["check", "--config", odd]);
    expect(parseMessages(stdout).at(-1)).toMatchObject({
      connectionStatus: { status: "SUCCEEDED", message: `The toy answers.\n${sentence}` },
    });
  });
});

describe("a file that belongs to another option", () => {
  const state = [{ type: "STREAM", stream: { stream_descriptor: { name: "numbers" }, stream_state: { next: 1 } } }];
  const kinds = {
    configuration: { api_key: "hush-hush-1" },
    catalog: catalogOf("numbers"),
    state,
    saved: { type: "STATE", state: state[0] },
    discovered: { type: "CATALOG", catalog: { streams: [] } },
  } as const;
  const paths = inputFiles(mkdtempSync(join(folder, "kinds-")), kinds);

  it.each<[string, keyof typeof kinds, string]>([
    ["--config", "catalog", "it is a catalog, which --catalog takes"],
    ["--config", "discovered", "it is a catalog, which --catalog takes"],
    ["--config", "state", "it is a state, which --state takes"],
    ["--config", "saved", "it is a state, which --state takes"],
    ["--catalog", "configuration", "it is a configuration, which --config takes"],
    ["--catalog", "state", "it is a state, which --state takes"],
    ["--state", "configuration", "it is a configuration, which --config takes"],
    ["--state", "catalog", "it is a catalog, which --catalog takes"],
    ["--state", "discovered", "it is a catalog, which --catalog takes"],
  ])("is named as such: %s with a %s", async (option, kind, clause) => {
    const given = {
      "--config": paths.configuration,
      "--catalog": paths.catalog,
      "--state": paths.state,
      [option]: paths[kind],
    };
    const { stdout, exitCode } = await runSource(toySource, ["read", ...Object.entries(given).flat()]);
    expect(errorsOf(parseMessages(stdout))).toMatchObject([
      { failure_type: "config_error", message: expect.stringContaining(clause) as string },
    ]);
    expect(exitCode).toBe(1);
  });
});

describe("Ctrl-C", () => {
  it.each([
    [
      new Interruption("SIGINT"),
      "read",
      ["--streams", "endless"],
      /^Stopped\. .*\n.*\n {2}grep '\^\{"type":"STATE"' out\.jsonl >> state\.jsonl\n {2}toy read \.\.\. --state state\.jsonl\n$/,
    ],
    [
      new Interruption("SIGINT"),
      "read",
      ["--catalog", files.endless, "--state", files.noState],
      /out\.jsonl >> .*noState\.json\n {2}toy read \.\.\. --state .*noState\.json\n$/,
    ],
    [new Interruption("SIGTERM"), "read", ["--streams", "endless"], /^$/],
  ] as const)("says how a read can go on: %s %s %j", async (reason, command, options, expected) => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(reason), 30);
    const argv = [command, "--config", files.config, ...options];
    const { stderr, stdout } = await runSource(toySource, argv, { signal: stop.signal, name: "toy" });
    expect(stderr).toMatch(expected);
    expect(storyOf(parseMessages(stdout), "endless").at(-1)).toBe("INCOMPLETE");
  });
});
