import { describe, expect, it } from "vitest";
import { planReading } from "./reading-plan.js";

const none = { changed: 0, created: 0, customers: 0, listPages: 50 };

describe("the reading plan for changed objects", () => {
  it("fetches a few changed objects one by one", () => {
    expect(planReading({ ...none, changed: 3 })).toEqual({ everything: false, newOnes: false });
  });

  it("lists new objects, 100 per request", () => {
    expect(planReading({ ...none, changed: 200, created: 200 })).toEqual({ everything: false, newOnes: true });
  });

  it("lists everything again if that is cheaper than fetching the changed objects", () => {
    expect(planReading({ ...none, changed: 51 })).toEqual({ everything: true, newOnes: false });
    expect(planReading({ ...none, customers: 30, changed: 21 })).toEqual({ everything: true, newOnes: false });
    expect(planReading({ ...none, changed: 50 })).toEqual({ everything: false, newOnes: false });
  });

  it("never lists everything if the number of pages is unknown", () => {
    expect(planReading({ ...none, changed: 5_000, listPages: undefined }).everything).toBe(false);
  });
});
