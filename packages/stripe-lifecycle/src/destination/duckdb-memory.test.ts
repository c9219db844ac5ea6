import { expect, it } from "vitest";
import { duckdbMemory } from "./duckdb-memory.js";

const outOfMemory = () => Promise.reject(new Error("Out of Memory Error: failed to pin block of size 256.0 KiB"));

function start() {
  const limits: number[] = [];
  const memory = duckdbMemory(96, async (limit) => limits.push(limit));
  return { limits, memory };
}

it("raises the limit until a task succeeds, and keeps it", async () => {
  const { limits, memory } = start();
  const needs = (megabytes: number) => () =>
    (limits.at(-1) ?? 96) < megabytes ? outOfMemory() : Promise.resolve("done");
  expect(await memory.growing(needs(300))).toBe("done");
  expect(await memory.growing(needs(200))).toBe("done");
  expect(limits).toEqual([144, 216, 324]);
});

it("gives up at the memory of the machine", async () => {
  const { limits, memory } = start();
  await memory.raise();
  const [most] = limits;
  await expect(memory.growing(outOfMemory)).rejects.toThrow(/Out of Memory/);
  expect(limits.at(-1)).toBe(most);
});

it("runs a task with the highest limit, once, and lowers it then", async () => {
  const { limits, memory } = start();
  await expect(memory.highest(outOfMemory)).rejects.toThrow(/Out of Memory/);
  expect(limits).toEqual([expect.any(Number), 96]);
  expect(limits[0]).toBeGreaterThan(96);
});

it("raises no limit for another error", async () => {
  const { limits, memory } = start();
  await expect(memory.growing(() => Promise.reject(new Error("Parser Error")))).rejects.toThrow("Parser Error");
  expect(limits).toEqual([]);
});
