import * as fc from "fast-check";
import { expect, it } from "vitest";
import { countText } from "./count-text.js";

it("writes whole numbers as English readers expect", () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (value) => {
      expect(countText(value)).toBe(value.toLocaleString("en"));
    }),
  );
});
