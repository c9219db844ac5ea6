import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { ConfigError } from "./errors.js";
import { Interruption } from "./interruption.js";
import type { OwnCommand } from "./own-command.js";
import { printableLines } from "./printable.js";
import { run } from "./run.js";
import { runSource, type RunResult } from "./testing/run-source.js";
import { toySource, type ToyConfig } from "./testing/toy-source.js";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inputFiles } from "./testing/input-files.js";

const config = { api_key: "hush-hush-1" };

/** A command that prints how often the toy plays, unless a test changes it. */
const play: OwnCommand<ToyConfig> = {
  name: "play",
  summary: "play with the toy",
  example: "--config config.json --game chess",
  notes: "Games take a while.",
  options: [
    { flags: "--game <name>", description: "what to play", isRequired: true },
    { flags: "--loud", description: "with noise" },
  ],
  async run({ count, api_key }, options, { print, log }) {
    log.info(`The key is ${api_key}.`);
    log.debug("Nobody wins.");
    await print([`${count} times ${JSON.stringify(options)}`, `with ${api_key}`]);
  },
};

async function runPlay(
  argv: readonly string[],
  change: Partial<OwnCommand<ToyConfig>> = {},
  given: unknown = config,
  options: object = {},
): Promise<RunResult> {
  const folder = mkdtempSync(join(tmpdir(), "toy-source-"));
  const files = inputFiles(folder, { config: given });
  const withFile = argv.map((word) => (word === "FILE" ? files.config : word));
  const result = await runSource(toySource, withFile, { name: "toy", commands: [{ ...play, ...change }], ...options });
  rmSync(folder, { recursive: true });
  return result;
}

const chess = ["play", "--config", "FILE", "--game", "chess"];

describe("a command that the source adds", () => {
  it("gets the valid configuration with defaults and its options, and writes text without secrets", async () => {
    expect(await runPlay([...chess, "--loud"])).toEqual({
      exitCode: 0,
      stdout: '3 times {"game":"chess","loud":true}\nwith ****\n',
      stderr: "The key is ****.\n",
    });
  });

  it("logs details with --debug", async () => {
    expect((await runPlay([...chess, "--debug"])).stderr).toBe("The key is ****.\nNobody wins.\n");
  });

  it("is in the list of commands, and its help shows options, notes and an example", async () => {
    expect((await runPlay(["--help"])).stdout).toMatch(/play \[options\] +play with the toy/);
    const { stdout, exitCode } = await runPlay(["play", "--help"]);
    expect(stdout).toContain("--game <name>");
    expect(stdout).toContain("--config <file>");
    expect(stdout).toContain("\nGames take a while.\n");
    expect(stdout).toContain("$ toy play --config config.json --game chess");
    expect(exitCode).toBe(0);
  });

  it("is rejected without an option that it requires", async () => {
    const { stdout, stderr, exitCode } = await runPlay(["play", "--config", "FILE"]);
    expect(stderr).toContain("error: required option '--game <name>' not specified");
    expect([stdout, exitCode]).toEqual(["", 1]);
  });

  it("prints what the user must do in one plain line on standard error, and exits 1", async () => {
    const refuse = async () => {
      throw new ConfigError("No such game hush-hush-1. Give another.");
    };
    expect(await runPlay(chess, { run: refuse })).toEqual({
      exitCode: 1,
      stdout: "",
      stderr: "Error: No such game ****. Give another.\n",
    });
    const { stderr, exitCode } = await runPlay(chess, {}, { count: 2 });
    expect(stderr).toMatch(/^Error: The configuration is not valid: .*api_key.*\n$/);
    expect(exitCode).toBe(1);
  });

  it("shows the stack of a fault of the connector", async () => {
    const fall = async () => {
      throw new TypeError("lost hush-hush-1");
    };
    const { stdout, stderr, exitCode } = await runPlay(chess, { run: fall });
    expect(stderr).toMatch(
      /^Error: The connector failed unexpectedly: lost \*\*\*\*\n {4}TypeError: lost \*\*\*\*\n {8}at /,
    );
    expect([stdout, exitCode]).toEqual(["", 1]);
  });

  it("prints and logs foreign text as one line that no terminal obeys, and as JSON whole", async () => {
    const name = "Ada\nMRR: 0\u001B[2J\u009B\u202E";
    const shown: OwnCommand<ToyConfig>["run"] = async (_config, _options, { print, log }) => {
      log.warn(`Beware of ${name}.`);
      await print([`Hello ${name}`, "", "Bye"]);
      throw new TypeError(name);
    };
    const people = await runPlay(chess, { run: shown });
    expect(people.stdout).toBe("Hello Ada MRR: 0[2J\n\nBye\n");
    expect(people.stderr.split("\n").slice(0, 4)).toEqual([
      "Beware of Ada MRR: 0[2J.",
      "Error: The connector failed unexpectedly: Ada MRR: 0[2J",
      "    TypeError: Ada",
      "    MRR: 0[2J",
    ]);
    const json: OwnCommand<ToyConfig>["run"] = async (_config, _options, { printJson }) => printJson({ name });
    const { stdout } = await runPlay(chess, { run: json });
    expect(JSON.parse(stdout)).toEqual({ name });
    expect(printableLines(stdout)).toBe(stdout);
  });

  it("stops with the exit code of the signal, and prints nothing more", async () => {
    const interruption = new AbortController();
    const wait: OwnCommand<ToyConfig>["run"] = async (_config, _options, { signal }) => {
      setTimeout(() => interruption.abort(new Interruption("SIGINT")));
      await new Promise((_resolve, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason as Error));
      });
    };
    const result = await runPlay(chess, { run: wait }, config, { signal: interruption.signal });
    expect(result).toEqual({ exitCode: 130, stdout: "", stderr: "" });
  });

  it("reports a crash on standard error", async () => {
    const crash = new AbortController();
    const never: OwnCommand<ToyConfig>["run"] = async () => {
      setTimeout(() => crash.abort(new ConfigError("Fell.")));
      await new Promise(() => {});
    };
    const result = await runPlay(chess, { run: never }, config, { crash: crash.signal });
    expect(result).toEqual({ exitCode: 1, stdout: "", stderr: "Error: Fell.\n" });
  });

  it("exits 141 if its reader has gone", async () => {
    const folder = mkdtempSync(join(tmpdir(), "toy-source-"));
    const { config: path } = inputFiles(folder, { config });
    const stdout = new PassThrough();
    stdout.destroy();
    const argv = ["play", "--config", path, "--game", "go"];
    const stderr = new PassThrough();
    expect(await run(toySource, { argv, stdout, stderr, env: {}, commands: [play] })).toBe(141);
    rmSync(folder, { recursive: true });
  });
});
