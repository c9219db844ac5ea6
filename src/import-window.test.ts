import { describe, expect, it } from "vitest";
import { importStartOf } from "./import-window.js";

const seconds = (time: string) => Date.parse(time) / 1000;

describe("the import window", () => {
  it("of all time starts at the epoch", () => {
    expect(importStartOf({ window: "all_time" })(seconds("2026-03-15T12:00:00Z"))).toBe(0);
  });

  it("of the last months starts at midnight UTC, calendar months ago", () => {
    const start = importStartOf({ window: "last_months", months: 12 });
    expect(start(seconds("2026-03-15T12:34:56Z"))).toBe(seconds("2025-03-15T00:00:00Z"));
  });

  it("ends on the month's last day where the day does not exist", () => {
    const start = importStartOf({ window: "last_months", months: 3 });
    expect(start(seconds("2026-05-31T08:00:00Z"))).toBe(seconds("2026-02-28T00:00:00Z"));
  });

  it("since a date starts with that day in UTC", () => {
    expect(importStartOf({ window: "since_date", start_date: "2025-01-01" })(0)).toBe(seconds("2025-01-01T00:00:00Z"));
  });
});
