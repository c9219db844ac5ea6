import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AirbyteMessage } from "./protocol.js";
import { inputFiles } from "./testing/input-files.js";
import { parseMessages } from "./testing/messages.js";
import { catalogOf } from "./testing/run-toy.js";
import { errorsOf, storyOf } from "./testing/summaries.js";

const packageFolder = fileURLToPath(new URL("..", import.meta.url));
const built = (path: string) => JSON.stringify(pathToFileURL(join(packageFolder, "dist", path)).href);
const folder = mkdtempSync(join(tmpdir(), "toy-source-"));

beforeAll(() => {
  execFileSync(process.execPath, [fileURLToPath(import.meta.resolve("typescript/bin/tsc")), "-b", packageFolder]);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true }));

const config = { api_key: "hush-hush-1" };
/** Starts `read` of the toy as a process of its own. @param read JavaScript of another `read` for the toy. */
function startRead(streams: readonly string[], count: number, read?: string): ChildProcess {
  return spawn(process.execPath, readArguments(streams, count, read));
}

function readArguments(streams: readonly string[], count: number, read?: string): string[] {
  const overrides = read === undefined ? "" : `, read: ${read}`;
  const script = join(folder, `toy-${Math.random().toString(36).slice(2)}.mjs`);
  writeFileSync(
    script,
    `import { main, ConfigError } from ${built("index.js")};
     import { toySource } from ${built("testing/toy-source.js")};
     await main({ ...toySource${overrides} });`,
  );
  const files = inputFiles(mkdtempSync(join(folder, "read-")), {
    config: { ...config, count },
    catalog: catalogOf(...streams),
  });
  return [script, "read", "--config", files.config, "--catalog", files.catalog];
}

interface Ending {
  readonly exitCode: number | null;
  readonly messages: readonly AirbyteMessage[];
  readonly stdout: string;
  readonly stderr: string;
}

async function ended(child: ChildProcess): Promise<Ending> {
  const [[exitCode], stdout, stderr] = await Promise.all([
    once(child, "close"),
    text(child.stdout!),
    text(child.stderr!),
  ]);
  const messages = parseMessages(stdout);
  return { exitCode: exitCode as number | null, messages, stdout, stderr };
}

const statusesOf = (messages: readonly AirbyteMessage[], stream: string) =>
  storyOf(messages, stream).filter((event) => typeof event === "string" && event === event.toUpperCase());

describe("the process of a source", () => {
  it("loses no line to a reader that starts late and pauses, and ends by itself with the exit code", async () => {
    const child = startRead(["numbers"], 20_000);
    await setTimeout(500);
    const stdout = child.stdout!;
    stdout.on("data", () => {
      if (stdout.isPaused()) return;
      stdout.pause();
      globalThis.setTimeout(() => stdout.resume(), 1);
    });
    const { exitCode, messages } = await ended(child);
    expect(messages.filter(({ type }) => type === "RECORD")).toHaveLength(20_000);
    expect(statusesOf(messages, "numbers")).toEqual(["STARTED", "RUNNING", "COMPLETE"]);
    expect(exitCode).toBe(0);
  });

  it("does not end before the pipe has taken the last line, even where the pipe was full when it was written", async () => {
    // A little more than the 64 KiB that a pipe holds: the rest fits into the process's own buffer, and no write waits.
    const pipe = '"$0" "$@" | (sleep 1; cat)';
    const { messages } = await ended(spawn("sh", ["-c", pipe, process.execPath, ...readArguments(["numbers"], 650)]));
    expect(messages.filter(({ type }) => type === "RECORD")).toHaveLength(650);
    expect(statusesOf(messages, "numbers").at(-1)).toBe("COMPLETE");
  });

  it("keeps its memory flat however slow the reader of 200,000 records is", async () => {
    // 100 MB in all; the reader takes nothing until the source has had the time to produce everything.
    const child = startRead(
      ["numbers"],
      0,
      `async (_config, [numbers], { log }) => {
        const before = process.memoryUsage().rss;
        let peak = before;
        for (let batch = 0; batch < 2000; batch += 1) {
          await numbers.records(Array.from({ length: 100 }, (_, id) => ({ id, text: "x".repeat(450) })));
          peak = Math.max(peak, process.memoryUsage().rss);
        }
        log.info(String(Math.round((peak - before) / 1e6)));
        await numbers.complete();
      }`,
    );
    await setTimeout(2500);
    const { exitCode, messages } = await ended(child);
    const grownMegabytes = messages.flatMap((message) => (message.type === "LOG" ? [Number(message.log.message)] : []));
    expect(messages.filter(({ type }) => type === "RECORD")).toHaveLength(200_000);
    expect(grownMegabytes).toHaveLength(1);
    expect(grownMegabytes[0]).toBeLessThan(80);
    expect(exitCode).toBe(0);
  });

  it("ends quickly and quietly when its reader goes", async () => {
    const child = startRead(["endless"], 1);
    await once(child.stdout!, "data");
    const startedMs = performance.now();
    child.stdout!.destroy();
    const [[exitCode], stderr] = await Promise.all([once(child, "close"), text(child.stderr!)]);
    expect(performance.now() - startedMs).toBeLessThan(2000);
    expect(stderr).toBe("");
    expect(exitCode).toBe(141);
  });

  it.each([
    ["SIGTERM", 143],
    ["SIGINT", 130],
  ] as const)("writes the last state on %s and exits %i", async (signal, code) => {
    const child = startRead(["endless"], 1);
    child.stdout!.once("data", () => child.kill(signal));
    const { exitCode, messages } = await ended(child);
    expect(messages.at(-2)).toMatchObject({
      type: "STATE",
      state: { stream: { stream_descriptor: { name: "endless" } } },
    });
    expect(statusesOf(messages, "endless")).toEqual(["STARTED", "RUNNING", "INCOMPLETE"]);
    const records = messages.filter(({ type }) => type === "RECORD").length;
    expect(messages.at(-2)).toMatchObject({ state: { stream: { stream_state: { next: records } } } });
    expect(errorsOf(messages)).toEqual([]);
    expect(exitCode).toBe(code);
  });

  it.each([
    ["an exception that nobody catches", `setTimeout(() => { throw new Error("lost hush-hush-1") })`, "lost ****"],
    ["a rejection that nobody handles", `Promise.reject(new ConfigError("lost hush-hush-1"))`, "lost ****"],
    ["a promise that is never settled", `0`, "something that will never happen"],
  ])("reports %s, hides the secret, and exits 1", async (_what, fault, message) => {
    const child = startRead(
      ["numbers"],
      1,
      `async (_config, [numbers]) => {
      await numbers.start();
      ${fault};
      await new Promise(() => {});
    }`,
    );
    const { exitCode, messages, stdout, stderr } = await ended(child);
    expect(errorsOf(messages)).toMatchObject([
      { failure_type: "system_error", message: expect.stringContaining(message) as string },
    ]);
    expect(statusesOf(messages, "numbers")).toEqual(["STARTED", "INCOMPLETE"]);
    expect(stderr).toMatch(/^Error: .*\n$/);
    expect(stderr).toContain(message);
    expect(stdout + stderr).not.toContain("hush-hush-1");
    expect(exitCode).toBe(1);
  });

  it.each([
    ["SIGTERM", 143, "its reader takes nothing", undefined],
    ["SIGINT", 130, "its reader takes nothing", undefined],
    [
      "SIGTERM",
      143,
      "the source ignores the signal",
      "async () => new Promise((resolve) => setTimeout(resolve, 60_000))",
    ],
  ] as const)("ends within five seconds of %s, with code %i, although %s", async (signal, code, _what, read) => {
    const child = startRead(["endless"], 1, read);
    await setTimeout(2_000);
    const killedMs = performance.now();
    child.kill(signal);
    const [exitCode] = (await once(child, "exit")) as [number | null];
    expect(exitCode).toBe(code);
    expect(performance.now() - killedMs).toBeLessThan(5_000);
  });

  it("reports a crash after it was told to stop, too", async () => {
    const child = startRead(
      ["numbers"],
      1,
      `async (_config, [numbers], { signal }) => {
      await numbers.records([{ id: 1 }]);
      signal.addEventListener("abort", () => { throw new Error("fell on stopping"); });
      await new Promise((resolve) => setTimeout(resolve, 20_000));
    }`,
    );
    child.stdout!.once("data", () => child.kill("SIGTERM"));
    const { exitCode, messages } = await ended(child);
    expect(errorsOf(messages)).toMatchObject([{ message: expect.stringContaining("fell on stopping") as string }]);
    expect(exitCode).toBe(1);
  });

  it("sends what is written to the console to standard error, without the secret", async () => {
    const child = startRead(
      ["numbers"],
      1,
      `async (_config, [numbers]) => {
      console.log("stray hush-hush-1", { a: 1 });
      await numbers.complete();
    }`,
    );
    const { exitCode, stderr } = await ended(child);
    expect(stderr).toBe("stray **** { a: 1 }\n");
    expect(exitCode).toBe(0);
  });
});
