import { describe, expect, it } from "vitest";
import { durationText, roughDurationText } from "./duration-text.js";

describe("a duration", () => {
  it.each([
    [0, "0 s"],
    [59_400, "59 s"],
    [59_600, "1 min 0 s"],
    [65_000, "1 min 5 s"],
    [3_599_600, "1 h 0 min"],
    [7_380_000, "2 h 3 min"],
  ])("of %i ms reads %s", (ms, text) => {
    expect(durationText(ms)).toBe(text);
  });

  it.each([
    [0, "10 s"],
    [31_000, "40 s"],
    [90_000, "90 s"],
    [100_000, "2 min"],
    [5_400_000, "90 min"],
    [7_800_000, "2 h 10 min"],
    [7_140_000, "2 h 0 min"],
  ])("of about %i ms reads %s", (ms, text) => {
    expect(roughDurationText(ms)).toBe(text);
  });
});
