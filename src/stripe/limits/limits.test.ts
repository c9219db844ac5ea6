import { describe, expect, it } from "vitest";
import { defaultLimits } from "./limits.js";

describe("the default limits", () => {
  it("are Stripe's published ceilings: 100 requests a second in live mode, 25 in test mode, 25 for an endpoint", () => {
    expect(defaultLimits("live")).toMatchObject({ globalPerSecond: 100, endpointPerSecond: 25, share: 0.8 });
    expect(defaultLimits("test")).toMatchObject({ globalPerSecond: 25, endpointPerSecond: 25, share: 0.8 });
  });
});
