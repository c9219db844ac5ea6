import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLineBuffer } from "./line-buffer.js";
import { printableJson } from "./printable.js";

const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("plain", "1 \u00D7 Plan", "\u20AC", "\u0080", "\u061C", "\u202E", "\u007F", "\u{1F600}"),
);
/** Lines of any size, also larger than the buffer's own memory. */
const line = fc
  .tuple(text, fc.constantFrom(1, 10, 100_000))
  .map(([string, length]) => JSON.stringify(string.repeat(Math.ceil(length / (string.length + 1)))));

const steps = fc.array(fc.oneof({ weight: 4, arbitrary: line }, fc.constant("take" as const)), { maxLength: 30 });

describe("a buffer of lines", () => {
  it("gives each line once, in order and escaped, and never changes what it gave", () => {
    fc.assert(
      fc.property(steps, (given) => {
        const buffer = createLineBuffer();
        const taken: Buffer[] = [];
        for (const step of given) {
          if (step === "take") taken.push(buffer.take());
          else buffer.add(step);
        }
        taken.push(buffer.take());
        expect(buffer.waitingBytes).toBe(0);
        const expected = given.filter((step) => step !== "take").map((each) => `${printableJson(each)}\n`);
        expect(Buffer.concat(taken).toString()).toBe(expected.join(""));
      }),
      { numRuns: 60 },
    );
  });

  it("escapes the same characters as printableJson, of all below U+10000", () => {
    const buffer = createLineBuffer();
    for (let code = 0; code < 0x1_0000; code += 1) {
      const isHalfAPair = code >= 0xd800 && code < 0xe000;
      if (isHalfAPair) continue;
      const json = JSON.stringify(String.fromCharCode(code));
      buffer.add(json);
      expect(buffer.take().toString()).toBe(`${printableJson(json)}\n`);
    }
  });

  it("counts the bytes that wait", () => {
    const buffer = createLineBuffer();
    buffer.add('"\u20AC"');
    expect(buffer.waitingBytes).toBe(6);
    buffer.take();
    expect(buffer.waitingBytes).toBe(0);
    buffer.add("1");
    expect(buffer.waitingBytes).toBe(2);
  });
});
