import { describe, expect, it } from "vitest";
import {
  areRanges,
  areTexts,
  isFlag,
  isPhase,
  isText,
  isTextOrNull,
  isTime,
  listOf,
  mapOf,
  optional,
  orNull,
  shapeOf,
  type Check,
} from "./checks.js";

/** What a saved state may contain, and what a damaged one may. */
const values: readonly unknown[] = [
  undefined,
  null,
  true,
  false,
  0,
  1,
  253_402_300_799,
  253_402_300_800,
  -1,
  0.5,
  Number.NaN,
  2 ** 53,
  "",
  "a",
  "backfill",
  "follow",
  [],
  ["a"],
  ["a", 1],
  [1],
  {},
  { a: 1 },
  { a: "1" },
  { a: 1, b: "2" },
];

const cases: readonly [name: string, check: Check, accepted: readonly unknown[]][] = [
  ["a time", isTime, [0, 1, 253_402_300_799]],
  ["a text", isText, ["", "a", "backfill", "follow"]],
  ["a flag", isFlag, [true, false]],
  ["a text or null", isTextOrNull, [null, "", "a", "backfill", "follow"]],
  ["texts", areTexts, [[], ["a"]]],
  ["a phase", isPhase, ["backfill", "follow"]],
  ["a time or null", orNull(isTime), [null, 0, 1, 253_402_300_799]],
  ["a time, or absent", optional(isTime), [undefined, 0, 1, 253_402_300_799]],
  ["a list of times", listOf(isTime), [[], [1]]],
  ["times by name", mapOf(isTime), [{}, { a: 1 }]],
  ["an object with a time", shapeOf({ a: isTime }), [{ a: 1 }, { a: 1, b: "2" }]],
  ["an object with a time and a text", shapeOf({ a: isTime, b: isText }), [{ a: 1, b: "2" }]],
  ["ranges", areRanges, [[]]],
];

describe("a check of a saved value", () => {
  it.each(cases)("accepts %s and nothing else", (_name, check, accepted) => {
    expect(values.filter((value) => check(value))).toEqual(accepted);
  });

  it.each([
    [[[0, 1]], true],
    [
      [
        [0, 1],
        [2, 3],
      ],
      true,
    ],
    [
      [
        [0, 1],
        [1, 3],
      ],
      false,
    ],
    [
      [
        [2, 3],
        [0, 1],
      ],
      false,
    ],
    [[[1, 1]], false],
    [[[1, 0]], false],
    [[[0]], false],
    [[[0, 1, 2]], false],
    [[[0, "1"]], false],
    [[[0, 1], null], false],
    ["0-1", false],
    [{ length: 2 }, false],
  ])("of ranges: %j is accepted: %s", (value, accepted) => {
    expect(areRanges(value)).toBe(accepted);
  });
});
