import { describe, expect, it } from "vitest";
import { systemClock } from "../clock.js";
import { createRequestCounter } from "./request-stats.js";

describe("the count of requests", () => {
  it("counts requests, retries and refusals by route and in total", () => {
    const stats = createRequestCounter(systemClock, 80);
    for (const route of ["/v1/a", "/v1/a", "/v1/b"]) stats.countRequest(route);
    stats.countRetry("/v1/a");
    stats.countRateLimited("/v1/b");
    expect(stats).toMatchObject({
      requests: 3,
      retries: 1,
      rateLimited: 1,
      requestsByRoute: { "/v1/a": 2, "/v1/b": 1 },
      retriesByRoute: { "/v1/a": 1 },
      rateLimitedByRoute: { "/v1/b": 1 },
    });
  });

  it("counts the requests of the last minute, and those allowed", () => {
    let nowMs = 123_456;
    const stats = createRequestCounter({ ...systemClock, monotonicMs: () => nowMs }, 20);
    expect(stats.lastMinute).toEqual({ spent: 0, allowed: 1_200 });
    stats.countRequest("/v1/a");
    nowMs += 30_000;
    stats.countRequest("/v1/a");
    expect(stats.lastMinute.spent).toBe(2);
    nowMs += 31_000;
    expect(stats.lastMinute.spent).toBe(1);
    nowMs += 3_600_000;
    stats.countRequest("/v1/a");
    expect(stats.lastMinute.spent).toBe(1);
    expect(stats.requests).toBe(3);
  });
});
