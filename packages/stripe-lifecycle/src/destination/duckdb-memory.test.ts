import { expect, it } from "vitest";
import { duckdbMemory } from "./duckdb-memory.js";

const noMemory = "Out of Memory Error: failed to pin block of size 256.0 KiB";
const fails = (message: string) => () => Promise.reject(new Error(message));

function start() {
  const limits: number[] = [];
  const memory = duckdbMemory(96, async (limit) => limits.push(limit));
  return { limits, memory };
}

it("raises the limit until a task succeeds, and keeps it", async () => {
  const { limits, memory } = start();
  const needs = (megabytes: number) => () =>
    (limits.at(-1) ?? 96) < megabytes ? fails(noMemory)() : Promise.resolve("done");
  expect(await memory.growing(needs(300))).toBe("done");
  expect(await memory.growing(needs(200))).toBe("done");
  expect(limits).toEqual([144, 216, 324]);
});

it("gives up at the memory of the machine", async () => {
  const { limits, memory } = start();
  await memory.highest(() => Promise.resolve());
  const [, most] = limits;
  await expect(memory.growing(fails(noMemory))).rejects.toThrow(/Out of Memory/);
  expect(limits.at(-1)).toBe(most);
});

it("runs a task with the highest limit, once, and lowers it then", async () => {
  const { limits, memory } = start();
  await expect(memory.highest(fails(noMemory))).rejects.toThrow(/Out of Memory/);
  expect(limits).toEqual([24, expect.any(Number), 96]);
  expect(limits[1]).toBeGreaterThan(96);
});

it("passes on the result or the error of a task, also if the limit cannot be lowered", async () => {
  const memory = duckdbMemory(96, fails("Out of Memory Error: Failed to change memory limit"));
  expect(await memory.highest(() => Promise.resolve("committed"))).toBe("committed");
  await expect(memory.highest(fails("No space left on device"))).rejects.toThrow("No space left");
});

it.each([
  "Parser Error",
  "Out of Memory Error: failed to offload data block of size 256.0 KiB (40.0 MiB/40.0 MiB used).",
  "TransactionContext Error: Out of Memory Error: ... larger than max_temp_directory_size",
])("raises no limit for: %s", async (message) => {
  const { limits, memory } = start();
  await expect(memory.growing(fails(message))).rejects.toThrow(message);
  expect(limits).toEqual([]);
});
