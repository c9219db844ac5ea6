import { describe, expect, it } from "vitest";
import type { ReportedMrr } from "../metrics/timeline/reported-mrr.js";
import { createRememberedMrr, isSavedReport } from "./reported-mrr.js";

const paused = (count: number) =>
  new Map<string, ReportedMrr>(
    Array.from({ length: count }, (_, index) => [`sub_1MowQVLkdIwHu7ixeRlq${index}`, "paused"]),
  );

describe("the reported MRR that a state remembers", () => {
  it("is read back from JSON, also of a subscription with the name of an object's own property", () => {
    const remembered = createRememberedMrr(undefined);
    remembered.keep(
      new Map<string, ReportedMrr | undefined>([
        ["sub_1", 2900],
        ["constructor", "paused"],
        ["sub_3", 0],
      ]),
    );
    const report = remembered.report();
    expect(JSON.parse(JSON.stringify(report))).toEqual({
      mrr: { sub_1: 2900, constructor: "paused", sub_3: 0 },
      dropped: 0,
    });
    expect(isSavedReport(report)).toBe(true);
  });

  it("forgets a subscription whose invoices show its MRR again", () => {
    const remembered = createRememberedMrr({ mrr: { sub_1: 2900, sub_2: "unpaid" }, dropped: 0 });
    remembered.keep(new Map<string, ReportedMrr | undefined>([["sub_1", undefined]]));
    expect(remembered.report()).toEqual({ mrr: { sub_2: "unpaid" }, dropped: 0 });
  });

  it("holds 10,000 of 20,000 paused subscriptions within 512 KB, and counts the others at each sync", () => {
    const remembered = createRememberedMrr(undefined);
    remembered.keep(paused(20_000));
    const report = remembered.report();
    expect(Object.keys(report.mrr)).toHaveLength(10_000);
    expect(report.dropped).toBe(10_000);
    expect(JSON.stringify(report).length).toBeLessThan(512 * 1024 + 100);
    expect(createRememberedMrr(report).report().dropped).toBe(10_000);
  });

  it("counts those that it has no room for, however many they are, and uses room that becomes free", () => {
    const remembered = createRememberedMrr(undefined);
    remembered.keep(paused(50_000));
    expect(remembered.report().dropped).toBe(40_000);
    remembered.keep(new Map([...paused(100)].map(([id]) => [id, undefined])));
    expect(Object.keys(remembered.report().mrr)).toHaveLength(10_000);
    expect(remembered.report().dropped).toBe(39_900);
  });

  it("holds fewer if their ids are long", () => {
    const remembered = createRememberedMrr(undefined);
    remembered.keep(new Map([...paused(10_000)].map(([id, mrr]) => [`${id}${"x".repeat(60)}`, mrr])));
    const { mrr, dropped } = remembered.report();
    expect(JSON.stringify(mrr).length).toBeLessThan(512 * 1024 + 100);
    expect(Object.keys(mrr).length + dropped).toBe(10_000);
    expect(dropped).toBeGreaterThan(3000);
  });
});
