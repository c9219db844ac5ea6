import * as fc from "fast-check";
import { expect, it } from "vitest";
import { fromByteText } from "./byte-text.js";
import type { ColumnType } from "./columns.js";
import { copyLines } from "./copy-line.js";

function fieldOf(value: unknown, type: ColumnType): string {
  const lineOf = copyLines([{ name: "größe", type }]);
  const line = fromByteText(lineOf(1, Buffer.from(JSON.stringify({ y: "1\t", größe: value, z: [2] }))));
  return /^1\t(.*)\n$/s.exec(line)![1]!;
}

const escapes: Readonly<Record<string, string>> = { t: "\t", n: "\n", r: "\r" };

/** What COPY makes of a field. */
const readByCopy = (field: string) => field.replaceAll(/\\(.)/gs, (_, escaped: string) => escapes[escaped] ?? escaped);

it("writes a text so that COPY reads it", () => {
  const text = fc.string({ unit: fc.constantFrom("\\", "\t", "\n", "\r", '"', "N", "\u2028", "€", "a") });
  fc.assert(
    fc.property(text, (value) => {
      for (const type of ["text", "timestamp"] as const) expect(readByCopy(fieldOf(value, type))).toBe(value);
      expect(readByCopy(fieldOf(value, "json"))).toBe(JSON.stringify(value));
    }),
  );
});

it.each([
  { value: null, type: "text", field: String.raw`\N` },
  { value: null, type: "json", field: String.raw`\N` },
  { value: undefined, type: "text", field: String.raw`\N` },
  { value: String.raw`\N`, type: "text", field: String.raw`\\N` },
  { value: "null", type: "text", field: "null" },
  { value: "null", type: "json", field: '"null"' },
  { value: "", type: "text", field: "" },
  { value: 1.5, type: "double", field: "1.5" },
  { value: 3, type: "text", field: "3" },
  { value: false, type: "boolean", field: "false" },
  { value: { a: [1] }, type: "text", field: '{"a":[1]}' },
  { value: { a: "\n" }, type: "json", field: String.raw`{"a":"\\n"}` },
] as const)("writes $value in a column of $type as $field", ({ value, type, field }) => {
  expect(fieldOf(value, type)).toBe(field);
});
