import { describe, expect, it, vi } from "vitest";
import { createFactIndexInMemory } from "./fact-index-in-memory.js";
import type { Fact } from "./fact-index.js";
import { createSpillingFactIndex } from "./spilling-fact-index.js";

const facts = (count: number, kind = "invoices"): Fact[] =>
  Array.from({ length: count }, (_, index) => ({ customerId: "cus_1", kind, id: `in_${index}`, value: { index } }));

describe("facts that may become many", () => {
  it("stay in memory while there are no more than allowed, however often the same ones are put", async () => {
    const openLarge = vi.fn(async () => createFactIndexInMemory());
    const factIndex = createSpillingFactIndex({ mostInMemory: 5, openLarge });
    for (let round = 0; round < 3; round += 1) await factIndex.put(facts(5));
    await factIndex.remove(["cus_1"], ["invoices"]);
    await factIndex.put(facts(5, "events"));
    expect(openLarge).not.toHaveBeenCalled();
    expect(await factIndex.of("cus_1")).toHaveLength(5);
  });

  it("all move once, while others are being put", async () => {
    const large = createFactIndexInMemory();
    const openLarge = vi.fn(async () => large);
    const factIndex = createSpillingFactIndex({ mostInMemory: 5, openLarge });
    await Promise.all([
      factIndex.put(facts(3)),
      factIndex.put(facts(6)),
      factIndex.put(facts(4, "events")),
      factIndex.put(facts(8)),
    ]);
    expect(openLarge).toHaveBeenCalledTimes(1);
    expect(large.count).toBe(12);
    expect(await factIndex.of("cus_1")).toHaveLength(12);
    await factIndex.close();
    expect(large.count).toBe(0);
  });

  it("make every put fail if the large index can't be opened", async () => {
    const openLarge = async () => Promise.reject(new Error("no space"));
    const factIndex = createSpillingFactIndex({ mostInMemory: 5, openLarge });
    await expect(factIndex.put(facts(6))).rejects.toThrow("no space");
    await expect(factIndex.put(facts(1))).rejects.toThrow("no space");
    await expect(factIndex.of("cus_1")).rejects.toThrow("no space");
    await factIndex.close();
  });

  it("free the large index if they could not move to it", async () => {
    const large = createFactIndexInMemory();
    const close = vi.spyOn(large, "close");
    vi.spyOn(large, "put").mockRejectedValue(new Error("no space"));
    const factIndex = createSpillingFactIndex({ mostInMemory: 5, openLarge: async () => large });
    await expect(factIndex.put(facts(6))).rejects.toThrow("no space");
    await factIndex.close();
    expect(close).toHaveBeenCalledTimes(1);
  });

  it("open no large index after they are closed, even for a call still in progress", async () => {
    const openLarge = vi.fn(async () => createFactIndexInMemory());
    const factIndex = createSpillingFactIndex({ mostInMemory: 5, openLarge });
    await factIndex.close();
    await expect(factIndex.put(facts(6))).rejects.toThrow("closed");
    expect(openLarge).not.toHaveBeenCalled();
  });
});
