import { expect, it } from "vitest";
import { createChunkPool } from "./chunk-pool.js";
import { createLineCollector } from "./lines.js";

it("lends the same memory again, and a longer line gets its own", () => {
  const pool = createChunkPool();
  const long = "x".repeat(300_000);
  const lines = createLineCollector(pool);
  const write = (...texts: readonly string[]) => {
    for (const text of texts) expect(lines.add([text, "\n"])).toBe(text.length + 1);
    const taken = lines.take();
    expect(taken.chunks.map(String).join("")).toBe(texts.map((text) => `${text}\n`).join(""));
    return taken;
  };
  const first = write("a", "b");
  const other = write("c", long, "d");
  expect(other.longest).toBe(long.length + 1);
  const buffers = new Set([...first.chunks, ...other.chunks].map(({ buffer }) => buffer));
  expect(buffers.size).toBe(4);
  first.release();
  other.release();
  const again = write("e", long, "f");
  expect(again.chunks.filter(({ buffer }) => buffers.has(buffer))).toHaveLength(2);
});
