import { describe, expect, it, vi } from "vitest";
import { createFactTableInMemory } from "./fact-table-in-memory.js";
import type { Fact } from "./fact-table.js";
import { createSpillingFactTable } from "./spilling-fact-table.js";

const facts = (count: number, kind = "invoices"): Fact[] =>
  Array.from({ length: count }, (_, index) => ({ customerId: "cus_1", kind, id: `in_${index}`, value: { index } }));

describe("facts that may become many", () => {
  it("stay in memory as long as they aren't more than allowed, however often they are put again", async () => {
    const openLarge = vi.fn(async () => createFactTableInMemory());
    const table = createSpillingFactTable({ mostInMemory: 5, openLarge });
    for (let round = 0; round < 3; round += 1) await table.put(facts(5));
    await table.remove(["cus_1"], ["invoices"]);
    await table.put(facts(5, "events"));
    expect(openLarge).not.toHaveBeenCalled();
    expect(await table.of("cus_1")).toHaveLength(5);
  });

  it("move once, all of them, while others are being put", async () => {
    const large = createFactTableInMemory();
    const openLarge = vi.fn(async () => large);
    const table = createSpillingFactTable({ mostInMemory: 5, openLarge });
    await Promise.all([table.put(facts(3)), table.put(facts(6)), table.put(facts(4, "events")), table.put(facts(8))]);
    expect(openLarge).toHaveBeenCalledTimes(1);
    expect(large.count).toBe(12);
    expect(await table.of("cus_1")).toHaveLength(12);
    await table.close();
    expect(large.count).toBe(0);
  });

  it("tell everybody who puts some that there is no place for them", async () => {
    const openLarge = async () => Promise.reject(new Error("no space"));
    const table = createSpillingFactTable({ mostInMemory: 5, openLarge });
    await expect(table.put(facts(6))).rejects.toThrow("no space");
    await expect(table.put(facts(1))).rejects.toThrow("no space");
    await expect(table.of("cus_1")).rejects.toThrow("no space");
    await table.close();
  });

  it("free the place that they could not move to", async () => {
    const large = createFactTableInMemory();
    const close = vi.spyOn(large, "close");
    vi.spyOn(large, "put").mockRejectedValue(new Error("no space"));
    const table = createSpillingFactTable({ mostInMemory: 5, openLarge: async () => large });
    await expect(table.put(facts(6))).rejects.toThrow("no space");
    await table.close();
    expect(close).toHaveBeenCalledTimes(1);
  });

  it("open no place once they are closed, whatever is still under way", async () => {
    const openLarge = vi.fn(async () => createFactTableInMemory());
    const table = createSpillingFactTable({ mostInMemory: 5, openLarge });
    await table.close();
    await expect(table.put(facts(6))).rejects.toThrow("closed");
    expect(openLarge).not.toHaveBeenCalled();
  });
});
