import * as fc from "fast-check";
import { expect, it } from "vitest";
import { storableJson, withoutNul } from "./storable-json.js";

const anyText = fc.string({ unit: fc.constantFrom("\\", "u", "0", "d", "8", "\0", "\uD83D", "\uDE00", '"', "a") });

it("JSON of any value reads back as that value, with U+FFFD for each half of a surrogate pair and each NUL", () => {
  fc.assert(
    fc.property(fc.dictionary(anyText, fc.array(anyText)), (value) => {
      let counted = 0;
      const json = withoutNul(storableJson(value), (count) => (counted += count));
      const expected = (text: string) => Buffer.from(text).toString().replaceAll("\0", "\uFFFD");
      const wanted = Object.entries(value).map(([key, texts]) => [expected(key), texts.map(expected)] as const);
      expect(JSON.parse(json.toString())).toEqual(Object.fromEntries(wanted));
      expect(counted).toBe(JSON.stringify(Object.entries(value)).match(/(?<!\\)(\\\\)*\\u0000/g)?.length ?? 0);
    }),
  );
});
