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

it("reads any text", () => {
  fc.assert(
    fc.property(text, (each) => {
      expect(fromByteText(textIn(toByteText(JSON.stringify(each))))).toBe(each);
    }),
  );
});
