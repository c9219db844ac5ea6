import { expect, test } from "vitest";
import { ratioOrDash, shareOrMultiple } from "./ratio-words.js";

test.each([
  [null, "–", "–"],
  [0, "0.0%", "0.0"],
  [0.967, "96.7%", "1.0"],
  [9.99, "999.0%", "10.0"],
  [41.976, "42×", "42.0"],
  [1234.5, "1,235×", "1,235"],
])("%s is the share %s and the ratio %s", (value, share, ratio) => {
  expect([shareOrMultiple(value), ratioOrDash(value)]).toEqual([share, ratio]);
});
