import * as fc from "fast-check";
import { expect, it } from "vitest";
import { fromByteText, toByteText } from "./byte-text.js";
import { fieldsIn, textIn } from "./json-fields.js";

const text = fc.string({
  unit: fc.constantFrom('"', "\\", "{", "}", "[", "]", ",", ":", "n", "€", "\n", "\uD83D\uDE00"),
});

it("finds the fields of any object, whatever is in them", () => {
  const value = fc.oneof(text, fc.jsonValue(), fc.dictionary(text, fc.array(text)));
  fc.assert(
    fc.property(fc.dictionary(text, value), (object) => {
      const fields = fieldsIn(Buffer.from(JSON.stringify(object)));
      const found = [...fields].map((field) => field.map(fromByteText));
      expect(found).toEqual(Object.entries(object).map(([name, each]) => [name, JSON.stringify(each)]));
    }),
  );
});

it("refuses what ends too early", () => {
  const json = JSON.stringify({ name: "text", list: [1, { more: "{" }], none: null, number: 12 });
  for (let length = 1; length < json.length; length += 1) {
    expect(() => fieldsIn(Buffer.from(json.slice(0, length))), json.slice(0, length)).toThrow(SyntaxError);
  }
});

it("reads any text", () => {
  fc.assert(
    fc.property(text, (each) => {
      expect(fromByteText(textIn(toByteText(JSON.stringify(each))))).toBe(each);
    }),
  );
});
