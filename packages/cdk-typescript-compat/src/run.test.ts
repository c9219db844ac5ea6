import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { afterAll, describe, expect, it } from "vitest";
import { ConfigError } from "./errors.js";
import { Interruption } from "./interruption.js";
import { run } from "./run.js";
import type { Source } from "./source.js";
import { inputFiles } from "./testing/input-files.js";
import { parseMessages } from "./testing/messages.js";
import { runSource } from "./testing/run-source.js";
import { catalogOf, runToy } from "./testing/run-toy.js";
import { errorsOf, storyOf } from "./testing/summaries.js";
import { toySource, type ToyConfig } from "./testing/toy-source.js";

type ToySource = Source<ToyConfig>;

const config = { api_key: "hush-hush-1", count: 2 };

const folder = mkdtempSync(join(tmpdir(), "toy-source-"));

afterAll(() => rmSync(folder, { recursive: true }));

const logEverything: ToySource["check"] = async (_config, { log }) => {
  for (const level of ["debug", "info", "warn", "error"] as const) log[level](level);
  return undefined;
};

describe("a run that is stopped", () => {
  it.each([
    [new Interruption("SIGTERM"), 143],
    [new Interruption("SIGINT"), 130],
    [undefined, 143],
  ])(
    "writes the last states, ends the streams INCOMPLETE without an error and exits by its signal: %s",
    async (reason, code) => {
      const stop = new AbortController();
      const now = () => {
        // While the endless stream is running.
        if (!stop.signal.aborted) setTimeout(() => stop.abort(reason), 20);
        return 1;
      };
      const catalog = catalogOf("numbers", "endless");
      const { exitCode, messages } = await runToy("read", { config, catalog }, {}, { signal: stop.signal, now });
      expect(storyOf(messages, "numbers").at(-1)).toBe("COMPLETE");
      expect(storyOf(messages, "endless").slice(-2)).toEqual([{ next: expect.any(Number) as number }, "INCOMPLETE"]);
      expect(errorsOf(messages)).toEqual([]);
      expect(exitCode).toBe(code);
    },
  );

  it("reports a crash immediately and does not wait for the source", async () => {
    const crash = new AbortController();
    const read: ToySource["read"] = async (_config, [numbers]) => {
      await numbers?.start();
      crash.abort(new Error("nobody caught hush-hush-1"));
      await new Promise(() => {});
    };
    const { exitCode, messages } = await runToy(
      "read",
      { config, catalog: catalogOf("numbers") },
      { read },
      { crash: crash.signal },
    );
    expect(errorsOf(messages)).toMatchObject([
      { failure_type: "system_error", message: "The connector failed unexpectedly: nobody caught ****" },
    ]);
    expect(storyOf(messages, "numbers")).toEqual(["STARTED", "INCOMPLETE"]);
    expect(exitCode).toBe(1);
  });
});

describe("an output that cannot be written", () => {
  it.each([
    ["EPIPE", 141, ""],
    ["EIO", 1, "Error: Standard output can't be written: EIO.\n"],
    ["ENOSPC", 1, "Error: Standard output can't be written: the disk is full (ENOSPC). Make room and run again.\n"],
  ])("by %s stops an endless read with exit %i", async (code, exitCode, stderr) => {
    const stdout = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code })),
    });
    const errors = new PassThrough();
    const { config: configPath, catalog } = inputFiles(folder, { config, catalog: catalogOf("endless") });
    const argv = ["read", "--config", configPath, "--catalog", catalog];
    expect(await run(toySource, { argv, stdout, stderr: errors, env: {} })).toBe(exitCode);
    expect(await text(errors.end())).toBe(stderr);
  });
});

describe("all output", () => {
  it("hides the secret in records, states, logs, errors, their causes and stacks", async () => {
    const secret = config.api_key;
    const read: ToySource["read"] = async (_config, [numbers], { log }) => {
      log.info(`the key is ${secret}`);
      await numbers?.start();
      await numbers?.records([
        { id: 1, text: secret, [secret]: { url: `https://x/?k=${encodeURIComponent(secret)}` } },
      ]);
      await numbers?.state({ key: secret });
      throw new ConfigError(`refused ${secret}`, { cause: new Error(`cause ${secret}`), internalMessage: secret });
    };
    const { stdout, stderr, messages } = await runToy("read", { config, catalog: catalogOf("numbers") }, { read });
    expect(stdout + stderr).not.toContain(secret);
    expect(messages.filter((message) => JSON.stringify(message).includes("****")).map(({ type }) => type)).toEqual([
      "LOG",
      "RECORD",
      "STATE",
      "TRACE",
      "TRACE",
    ]);
  });

  it.each([
    [{}, [], ["INFO", "WARN", "ERROR"]],
    [{ LOG_LEVEL: "DEBUG" }, [], ["DEBUG", "INFO", "WARN", "ERROR"]],
    [{ LOG_LEVEL: "error" }, [], ["ERROR"]],
    [{ LOG_LEVEL: "error" }, ["--debug"], ["DEBUG", "INFO", "WARN", "ERROR"]],
  ])("logs according to LOG_LEVEL and --debug: %j %j", async (env, flags, levels) => {
    const files = inputFiles(folder, { config });
    const argv = ["check", "--config", files.config, ...flags];
    const { stdout } = await runSource({ ...toySource, check: logEverything }, argv, { env });
    const messages = parseMessages(stdout);
    expect(messages.flatMap((message) => (message.type === "LOG" ? [message.log.level] : []))).toEqual(levels);
    expect(messages.at(-1)).toEqual({ type: "CONNECTION_STATUS", connectionStatus: { status: "SUCCEEDED" } });
  });
});
