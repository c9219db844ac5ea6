import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { afterAll, describe, expect, it } from "vitest";
import { run } from "./run.js";
import type { Source } from "./source.js";
import { inputFiles } from "./testing/input-files.js";
import { parseMessages } from "./testing/messages.js";
import { runSource } from "./testing/run-source.js";
import { catalogOf } from "./testing/run-toy.js";
import { createScreen } from "./testing/screen.js";
import { errorsOf, storyOf } from "./testing/summaries.js";
import { toySource, type ToyConfig } from "./testing/toy-source.js";

const folder = mkdtempSync(join(tmpdir(), "toy-source-"));
const files = inputFiles(folder, {
  config: { api_key: "hush-hush-1", count: 2 },
  catalog: { streams: [...catalogOf("numbers", "letters").streams, { stream: { name: "broken" } }] },
  secretive: catalogOf("numbers", "hush-hush-1"),
});

afterAll(() => rmSync(folder, { recursive: true }));

async function runToy(...argv: string[]) {
  const result = await runSource(toySource, argv);
  return { ...result, messages: () => parseMessages(result.stdout) };
}

const read = (...argv: string[]) => runToy("read", "--config", files.config, ...argv);

const streamsOf = (messages: ReturnType<typeof parseMessages>) => [
  ...new Set(messages.flatMap((message) => (message.type === "RECORD" ? [message.record.stream] : []))),
];

describe("a read without a catalog", () => {
  it.each([
    [["--streams", "numbers,letters"]],
    [["--streams", "letters, numbers,"]],
    [["--streams", "letters numbers"]],
    [["--streams", "letters,\tnumbers  letters\n"]],
    [["--streams", "numbers", "letters"]],
    [["--streams", "numbers", "--streams", "letters", "numbers"]],
  ])("reads the streams of %j, each in the best mode that the source supports", async (options) => {
    const { exitCode, messages } = await read(...options);
    expect(streamsOf(messages())).toEqual(["numbers", "letters"]);
    expect(storyOf(messages(), "numbers").at(-2)).toEqual({ next: 2 });
    expect(storyOf(messages(), "letters").at(-2)).toEqual({ __ab_no_cursor_state_message: true });
    expect(exitCode).toBe(0);
  });

  it("reads the streams that the configuration can read if the command line names none", async () => {
    const discover = async () => (await toySource.discover({} as ToyConfig, {} as never)).slice(0, 3);
    const { stdout } = await runSource({ ...toySource, discover }, ["read", "--config", files.config]);
    expect(streamsOf(parseMessages(stdout))).toEqual(["numbers", "letters", "broken"]);
  });

  it("continues from the output of the previous read", async () => {
    const first = await read("--streams", "numbers");
    const { output } = inputFiles(folder, { output: first.stdout });
    const second = await read("--streams", "numbers", "--state", output);
    expect(storyOf(second.messages(), "numbers").at(-2)).toEqual({ next: 4 });
  });

  it("reads with --catalog and --streams the named streams of the catalog, in the catalog's mode", async () => {
    const { messages } = await read("--catalog", files.catalog, "--streams", "letters");
    expect(streamsOf(messages())).toEqual(["letters"]);
  });

  it.each([
    [["--streams", "numbres"], 'The source has no stream "numbres" (--streams). It takes one or more of: numbers, '],
    [["--streams", ","], "--streams names no stream. It takes one or more of: numbers, letters, broken, endless."],
    [
      ["--catalog", files.catalog, "--streams", "endless"],
      'The configured catalog has no stream "endless" (--streams). It takes one or more of: numbers, letters, broken.',
    ],
  ])(
    "rejects %j with a config_error that lists the available streams, as a message and as text",
    async (options, sentence) => {
      const { exitCode, stderr, messages } = await read(...options);
      expect(errorsOf(messages())).toMatchObject([
        { failure_type: "config_error", message: expect.stringContaining(sentence) as string },
      ]);
      expect(stderr).toMatch(/^Error: .*\n$/);
      expect(stderr).toContain(sentence);
      expect(exitCode).toBe(1);
    },
  );
});

describe("discover", () => {
  it("prints with --configured a catalog that a person can edit and read accepts", async () => {
    const { stdout, stderr, exitCode } = await runToy("discover", "--config", files.config, "--configured");
    expect([stderr, exitCode]).toEqual(["", 0]);
    const { streams } = JSON.parse(stdout) as { streams: { stream: { name: string }; sync_mode: string }[] };
    expect(streams.map(({ stream, sync_mode: mode }) => [stream.name, mode])).toEqual([
      ["numbers", "incremental"],
      ["letters", "full_refresh"],
      ["broken", "full_refresh"],
      ["endless", "full_refresh"],
    ]);
    const { edited } = inputFiles(folder, { edited: { streams: streams.slice(0, 1) } });
    expect(storyOf((await read("--catalog", edited)).messages(), "numbers").at(-1)).toBe("COMPLETE");
  });

  it("accepts --streams, with and without --configured", async () => {
    const { stdout } = await runToy("discover", "--config", files.config, "--configured", "--streams", "letters");
    expect((JSON.parse(stdout) as { streams: unknown[] }).streams).toHaveLength(1);
    const { messages } = await runToy("discover", "--config", files.config, "--streams", "letters,numbers");
    expect(messages()).toMatchObject([
      { type: "CATALOG", catalog: { streams: [{ name: "numbers" }, { name: "letters" }] } },
    ]);
  });

  it("reports errors with --configured on standard error, so that the catalog contains no error", async () => {
    const result = await runToy("discover", "--config", files.config, "--configured", "--streams", "nothing");
    expect(result).toMatchObject({ exitCode: 1, stdout: "" });
    expect(result.stderr).toMatch(/^Error: The source has no stream "nothing"/);
  });
});

describe("a source that offers fewer streams than it has", () => {
  /** Offers the first stream only, whatever the configuration. */
  const modest: Source<ToyConfig> = {
    ...toySource,
    discover: async (config, context) => (await toySource.discover(config, context)).slice(0, context.isAll ? 4 : 1),
  };
  const runModest = (command: string, ...options: readonly string[]) =>
    runSource(modest, [command, "--config", files.config, ...options]);

  it.each([
    ["those that it offers", [], ["numbers"]],
    ["all with --all", ["--all"], ["numbers", "letters", "broken", "endless"]],
    ["the named ones with --streams", ["--streams", "letters"], ["letters"]],
  ])("discovers %s", async (_what, options, names) => {
    const { stdout } = await runModest("discover", ...options);
    expect(parseMessages(stdout)).toMatchObject([
      { type: "CATALOG", catalog: { streams: names.map((name) => ({ name })) } },
    ]);
  });

  it.each([
    ["those that it offers", [], ["numbers"]],
    ["the named ones with --streams", ["--streams", "letters"], ["letters"]],
    ["those of the catalog", ["--catalog", files.catalog], ["numbers", "letters", "broken"]],
  ])("reads %s", async (_what, options, names) => {
    const { stdout } = await runModest("read", ...options);
    expect(streamsOf(parseMessages(stdout))).toEqual(names);
  });
});

/** Runs a read with a terminal at standard error, or at both outputs. */
async function watch(options: {
  readonly argv: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly source?: Partial<Source<ToyConfig>>;
  readonly isOutputSeen?: boolean;
  readonly columns?: number;
}) {
  const stdout = Object.assign(new PassThrough(), { isTTY: options.isOutputSeen === true });
  const terminal = { isTTY: true, columns: options.columns ?? 80, rows: 24, hasColors: () => true };
  const stderr = Object.assign(new PassThrough(), terminal);
  const outputs = Promise.all([text(stdout), text(stderr)]);
  const argv = ["read", "--config", files.config, ...options.argv];
  const source = { ...toySource, ...options.source };
  const exitCode = await run(source, { argv, stdout, stderr, env: { NO_COLOR: "1", ...options.env } });
  stdout.end();
  stderr.end();
  const [messages, bytes] = await outputs;
  const screen = createScreen(terminal.columns);
  screen.write(bytes);
  return { exitCode, messages: parseMessages(messages), bytes, lines: screen.lines() };
}

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

describe("standard error at a terminal", () => {
  it("shows a table of the streams with the source's columns, errors above it, and no secret", async () => {
    const { exitCode, lines, bytes, messages } = await watch({
      argv: ["--streams", "numbers,broken"],
      source: { read: withLogs },
    });
    expect(lines).toEqual([
      "Beware of **** [2J.",
      "Error in broken: The toy broke. Try again later.",
      'Error: 1 of 2 streams failed: "broken". The error of each was reported when it h',
      "appened.",
      expect.stringMatching(/^stream {3}state +records +rate +moves$/),
      expect.stringMatching(/^numbers {2}complete +2 +numbers \*{4}$/),
      expect.stringMatching(/^broken {3}incomplete +1 +broken \*{4}$/),
      expect.stringMatching(/^total {4}0:00 +3 +[\d,]+\/s +7$/),
    ]);
    expect(bytes).not.toContain("hush");
    expect(messages.filter(({ type }) => type === "LOG")).toHaveLength(2);
    expect(exitCode).toBe(1);
  });

  it("shows no part of a secret where a name is cut", async () => {
    const { lines } = await watch({ argv: ["--catalog", files.secretive], columns: 14 });
    expect(lines.join("\n")).toContain("****");
    expect(lines.join("\n")).not.toMatch(/hus/);
  });

  it("redraws the streams in place during the read, and when the terminal changes its size", async () => {
    const seen: string[] = [];
    const stderr = Object.assign(new PassThrough(), { isTTY: true, columns: 80, rows: 24 });
    stderr.on("data", (chunk: Buffer) => seen.push(chunk.toString()));
    const stop = new AbortController();
    setTimeout(() => {
      stderr.columns = 40;
      stderr.emit("resize");
    }, 700);
    setTimeout(() => stop.abort(), 1_300);
    const argv = ["read", "--config", files.config, "--streams", "endless"];
    const stdout = new PassThrough();
    stdout.resume();
    const exitCode = await run(toySource, { argv, stdout, stderr, env: {}, signal: stop.signal });
    const frames = seen.filter((chunk) => chunk.includes("endless"));
    expect(frames.length).toBeGreaterThanOrEqual(4);
    const recordsIn = (frame: string) => Number(/endless\s+\w+\s+([\d,]+)/.exec(frame)![1]!.replaceAll(",", ""));
    const counts = frames.map(recordsIn);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(counts[0]).toBeGreaterThan(0);
    expect(frames[0]).toMatch(/^stream/);
    for (const frame of frames.slice(1)) expect(frame.slice(0, 5)).toMatch(/^\r.\[[34]A$/);
    expect(
      Math.max(
        ...frames
          .at(-1)!
          .split("\n")
          .map(({ length }) => length),
      ),
    ).toBeLessThan(45);
    expect(frames.at(-1)).toMatch(/endless {2}incomplete/);
    expect(exitCode).toBe(143);
  });

  it("uses colours unless NO_COLOR is set", async () => {
    const argv = ["--streams", "numbers"];
    expect((await watch({ argv, env: { NO_COLOR: "" } })).bytes).toContain("\u001B[32mcomplete");
    expect((await watch({ argv })).bytes).not.toContain("\u001B[3");
  });

  it.each<[string, Partial<Parameters<typeof watch>[0]>, boolean]>([
    ["plain lines on a terminal that cannot be redrawn", { env: { TERM: "dumb" } }, true],
    ["only errors if the messages also go to a terminal", { isOutputSeen: true }, false],
    ["only errors with --quiet", { argv: ["--quiet"] }, false],
  ])("shows %s", async (_what, { argv = [], ...options }, hasLogs) => {
    const { bytes } = await watch({ argv: ["--streams", "broken", ...argv], source: { read: withLogs }, ...options });
    expect(bytes.split("\n")).toEqual([
      ...(hasLogs ? ["All is well with ****.", "Beware of **** [2J."] : []),
      "Error in broken: The toy broke. Try again later.",
      'Error: 1 of 1 streams failed: "broken". The error of each was reported when it happened.',
      "",
    ]);
  });
});

describe("this package's page", () => {
  it("names every option of read", async () => {
    const page = readFileSync(new URL("../README.md", import.meta.url), "utf8");
    const { stdout } = await runToy("read", "--help");
    const options = [...stdout.matchAll(/^ {2}(--[a-z]+)/gm)].map(([, option]) => option!);
    expect(options.length).toBeGreaterThan(5);
    expect(options.filter((option) => !page.includes(option))).toEqual([]);
  });
});
