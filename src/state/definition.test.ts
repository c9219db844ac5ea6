import { describe, expect, it } from "vitest";
import { defaultOptions, type MetricsOptions } from "../metrics/options.js";
import { definitionOf, isSameDefinition, isSavedDefinition } from "./definition.js";

const saved = definitionOf(defaultOptions);

describe("the definition of MRR in a state", () => {
  it.each<Partial<MetricsOptions>>([
    { pastDueMaxDays: 30 },
    { unpaidCounts: true },
    { pausedCollection: "include" },
    { discounts: "all" },
    { churnTiming: "requested" },
    { mrrProfile: "stripe_dashboard" },
    { movementWindowMinutes: 0 },
  ])("is another one with %j", (changed) => {
    expect(isSameDefinition(saved, definitionOf({ ...defaultOptions, ...changed }))).toBe(false);
  });

  it.each<Partial<MetricsOptions>>([
    { planName: "nickname" },
    { ltvBasis: "net" },
    { eventSet: "canonical" },
    { entityType: "users" },
    { stageMap: { active: "Customer" } },
    { externalIdMetadataKey: "user_id" },
  ])("is the same with %j, which changes no MRR", (changed) => {
    expect(isSameDefinition(saved, definitionOf({ ...defaultOptions, ...changed }))).toBe(true);
  });

  it("is another one in a state of another connector, and in a state without one", () => {
    expect(isSameDefinition({ ...saved, version: "another" }, saved)).toBe(false);
    expect(isSameDefinition(undefined, saved)).toBe(false);
  });

  it("is saved as two short texts", () => {
    expect(isSavedDefinition(JSON.parse(JSON.stringify(saved)))).toBe(true);
    expect(saved.options).toMatch(/^[0-9a-f]{16}$/);
    expect(isSavedDefinition({ options: saved.options })).toBe(false);
    expect(isSavedDefinition({ version: saved.version })).toBe(false);
  });
});
