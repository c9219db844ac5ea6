import { describe, expect, it } from "vitest";
import { createSchemaMismatches } from "./schema-mismatches.js";

function open() {
  const warnings: string[] = [];
  const log = { debug: () => {}, info: () => {}, warn: (text: string) => void warnings.push(text), error: () => {} };
  return { mismatches: createSchemaMismatches("prices", log), warnings };
}

describe("the mismatches between Stripe's objects and a stream's schema", () => {
  it("are logged once for each field, and counted for each object", () => {
    const { mismatches, warnings } = open();
    const objects = ["price_1", "price_2"].map((id) => ({ id, unit_amount: "500", active: true }));
    for (const object of objects) mismatches.conform(object);
    expect(objects).toEqual([
      { id: "price_1", unit_amount: null, active: true },
      { id: "price_2", unit_amount: null, active: true },
    ]);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('"unit_amount" of price_1');
    expect(mismatches.count).toBe(2);
  });

  it("leave an event's payload as it was, and its declared part shares nothing with it", () => {
    const { mismatches, warnings } = open();
    const payload = { id: "price_1", gone: 1, metadata: { plan: "pro" }, recurring: { interval: "month", old: 1 } };
    const before = structuredClone(payload);
    const part = mismatches.declaredPartOf(payload) as { metadata: Record<string, string> };
    expect(part).toEqual({ id: "price_1", metadata: { plan: "pro" }, recurring: { interval: "month" } });
    part.metadata["plan"] = "other";
    expect(payload).toEqual(before);
    expect(warnings).toEqual([]);
  });
});
