import * as fc from "fast-check";
import { expect, it } from "vitest";
import { wholeLines } from "./whole-lines.js";

async function linesOf(chunks: readonly Buffer[]): Promise<readonly string[]> {
  const lines: string[] = [];
  async function* stream() {
    yield* chunks;
  }
  for await (const some of wholeLines(stream())) lines.push(...some.map(String));
  return lines;
}

/** The bytes in pieces that end at these places. */
function cut(bytes: Buffer, places: readonly number[]): readonly Buffer[] {
  const ends = [...places.map((place) => place % (bytes.length + 1)), bytes.length].toSorted((a, b) => a - b);
  return ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
}

it("finds the lines wherever the chunks end, also within a character", async () => {
  const text = fc.string({ unit: fc.constantFrom("a", "ü", "€", "\uD83D\uDE00", "\r") });
  await fc.assert(
    fc.asyncProperty(fc.array(text), fc.array(fc.nat()), text, async (lines, places, unfinished) => {
      const bytes = Buffer.from(lines.map((line) => `${line}\n`).join("") + unfinished);
      expect(await linesOf(cut(bytes, places))).toEqual(lines);
    }),
  );
});
