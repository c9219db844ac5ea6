import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { readConfig } from "./config/read-config.js";
import { runProgram } from "./program.js";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "program-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Runs a command line in this process, with answers to its questions. */
async function run(args: readonly string[], answers: readonly string[] = []) {
  const printed: string[] = [];
  const notes: string[] = [];
  const exitCode = await runProgram(args, "1.2.3", {
    output: {
      print: (text) => printed.push(text),
      note: (text) => notes.push(text),
      isWatched: false,
      isTerminal: false,
    },
    input: Readable.from(answers.map((answer) => `${answer}\n`)),
    signal: new AbortController().signal,
    env: {},
    folder,
  });
  return { exitCode, printed, notes };
}

const configuration = (file: string) => readConfig({ file: join(folder, file), options: {}, env: {}, folder });

it("init writes the answers into a configuration that only its owner may read, and prints no key", async () => {
  const { exitCode, printed, notes } = await run(["init"], ["rk_live_51Geheim", "workspace_id", "12"]);
  expect({ exitCode, printed }).toEqual({
    exitCode: 0,
    printed: ["stripe-lifecycle.yaml is written. Next: stripe-lifecycle check --config stripe-lifecycle.yaml"],
  });
  expect(configuration("stripe-lifecycle.yaml")).toEqual({
    api_key: "rk_live_51Geheim",
    external_id_metadata_key: "workspace_id",
    import_window: { window: "last_months", months: 12 },
  });
  expect(statSync(join(folder, "stripe-lifecycle.yaml")).mode & 0o777).toBe(0o600);
  expect([...printed, ...notes].join("\n")).not.toContain("Geheim");
});

it("init takes a first day, and leaves defaults for empty answers", async () => {
  await run(["init", "--config", "mine.yaml"], ["rk_live_51Geheim", "", "2025-01-01"]);
  expect(configuration("mine.yaml")).toEqual({
    api_key: "rk_live_51Geheim",
    import_window: { window: "since_date", start_date: "2025-01-01" },
  });
});

it("init never writes over a file, and nothing after a wrong answer", async () => {
  writeFileSync(join(folder, "stripe-lifecycle.yaml"), "mine");
  const again = await run(["init"], ["", "", ""]);
  expect(again).toMatchObject({ exitCode: 1, printed: [] });
  expect(again.notes.at(-1)).toBe("The file stripe-lifecycle.yaml exists. Remove it, or name another with --config.");
  expect(readFileSync(join(folder, "stripe-lifecycle.yaml"), "utf8")).toBe("mine");
  for (const answer of ["7 months", "2024-02-31"]) {
    const { notes } = await run(["init", "--config", "b.yaml"], ["", "", answer]);
    expect(notes.at(-1)).toContain(`"${answer}" is neither 3, 6, 12 or 24 months nor a day. Nothing was written.`);
  }
  expect(existsSync(join(folder, "b.yaml"))).toBe(false);
});

it("help exits with 0", async () => {
  const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  expect([(await run(["help"])).exitCode, (await run(["help", "sync"])).exitCode]).toEqual([0, 0]);
  write.mockRestore();
});

it("export needs one format", async () => {
  for (const args of [["export"], ["export", "--csv", "a", "--parquet", "b"]]) {
    expect(await run(args)).toEqual({
      exitCode: 1,
      printed: [],
      notes: ["export needs either --parquet FOLDER or --csv FOLDER."],
    });
  }
});
