import { describe, expect, it } from "vitest";
import { readThrottleReason } from "./throttle.js";

describe("the reason of a 429", () => {
  it.each(["global-rate", "global-concurrency", "endpoint-rate", "endpoint-concurrency", "resource-specific"])(
    "is read from the header: %s",
    (reason) => {
      expect(readThrottleReason(reason, "rate_limit")).toBe(reason);
      expect(readThrottleReason(` ${reason} `, undefined)).toBe(reason);
    },
  );

  it.each([
    ["unknown", "a-new-limiter", undefined, "global-rate"],
    ["empty", "", undefined, "global-rate"],
    ["absent, with the code of a limit", undefined, "rate_limit", "global-rate"],
    ["absent, with the code of a lock", undefined, "lock_timeout", undefined],
    ["absent, without a code", undefined, undefined, undefined],
  ])("counts as the widest or as none if it is %s", (_what, header, code, reason) => {
    expect(readThrottleReason(header, code)).toBe(reason);
  });
});
