import { describe, expect, it } from "vitest";
import { progressLine } from "./progress-line.js";
import type { Sample } from "./sample.js";

function at(seconds: number, records: Readonly<Record<string, number>>, spent = 0): Sample {
  return {
    elapsedMs: seconds * 1000,
    records: new Map(Object.entries(records)),
    tasks: new Map(),
    lastMinute: { spent, allowed: 4_800 },
  };
}

describe("a progress line", () => {
  it("names the streams with new records, with the rate since the last line", () => {
    const before = at(60, { invoices: 36_000, products: 12 });
    const now = at(65, { invoices: 40_200, products: 12, charges: 3 }, 1_205);
    expect(progressLine(before, now, 170_000)).toBe(
      "1 min 5 s: invoices 40,200 (840/s), charges 3 (1/s); 1,205 requests in 60 s, 3,595 left; about 3 min to go",
    );
  });

  it("reports that there are no new records, and omits an unknown time left", () => {
    expect(progressLine(at(0, {}), at(5, { invoices: 0 }, 5_000), undefined)).toBe(
      "5 s: no new records; 5,000 requests in 60 s, 0 left",
    );
  });

  it("fits 200 characters while four large streams are read", () => {
    const names = ["customers", "subscriptions", "invoices", "charges"];
    const records = (count: number) => Object.fromEntries(names.map((name) => [name, count]));
    const line = progressLine(at(3_600, records(1_000_000)), at(3_605, records(1_010_000), 4_800), 7_800_000);
    expect(line.length).toBeLessThanOrEqual(200);
  });
});
