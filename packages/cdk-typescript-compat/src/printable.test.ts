import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeMessage } from "./encode.js";
import { createLineBuffer } from "./line-buffer.js";
import { printable, printableJson, printableLines } from "./printable.js";
import { createRedactor } from "./redaction.js";

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => String.fromCharCode(from + index));

/** Every character that must not reach a terminal. */
const harmful = [
  ...range(0x00, 0x1f),
  ...range(0x7f, 0x9f),
  "\u061C",
  "\u200E",
  "\u200F",
  ...range(0x2028, 0x202e),
  ...range(0x2066, 0x2069),
];
const nameOf = (character: string) => `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
const named = harmful.map((character) => [nameOf(character), character] as const);

const text = fc
  .array(fc.oneof(fc.constantFrom(...harmful), fc.string({ unit: "binary", maxLength: 3 })))
  .map((parts) => parts.join(""));
const harmfulIn = (shown: string) => harmful.filter((character) => shown.includes(character)).map(nameOf);

describe("a text for people", () => {
  it.each(named)("does not contain %s", (_name, character) => {
    expect(printable(`a${character}b`)).toMatch(/^a ?b$/);
    expect(harmfulIn(printable(character))).toEqual([]);
  });

  it.each(["\n", "\r\n", "\t", "\v", "\f", "\u0085", "\u2028", "\u2029"])("has a space in place of %j", (breaking) => {
    expect(printable(`a${breaking}b`)).toBe("a b");
  });

  it("is one line without any harmful character, whatever the text, and is unchanged by a second cleaning", () => {
    fc.assert(
      fc.property(text, (given) => {
        const shown = printable(given);
        expect(harmfulIn(shown)).toEqual([]);
        expect(printable(shown)).toBe(shown);
      }),
    );
  });

  it("keeps every other character", () => {
    const others = "Zoë 你好 שלום مرحبا 👩‍👩‍👧 ~ % \u00A0 \u200D \uFEFF \uFFFD";
    expect(printable(others)).toBe(others);
  });

  it("keeps its own line breaks as printableLines", () => {
    expect(printableLines("a\u009B2J\r\nb\n")).toBe("a2J \nb\n");
  });
});

describe("a JSON text", () => {
  it.each(named)("does not contain %s as a message or as JSON for programs, and keeps it", (_name, character) => {
    const data = { [`k${character}`]: `a${character}b` };
    const message = { type: "RECORD", record: { stream: "s", data, emitted_at: 1 } } as const;
    const lines = createLineBuffer();
    lines.add(encodeMessage(message, createRedactor()));
    const line = lines.take().toString();
    expect(harmfulIn(line.trimEnd())).toEqual([]);
    expect(JSON.parse(line)).toEqual(message);
    expect(harmfulIn(printableJson(JSON.stringify(data)))).toEqual([]);
    expect(JSON.parse(printableJson(JSON.stringify(data)))).toEqual(data);
  });

  it("means the same as before, whatever its texts", () => {
    fc.assert(
      fc.property(text, (given) => {
        const value = { [given]: [given, `\\${given}\\`] };
        expect(JSON.parse(printableJson(JSON.stringify(value)))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
