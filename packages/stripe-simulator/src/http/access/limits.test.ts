import { describe, expect, it } from "vitest";
import { emptyStore } from "../testing/fill-store.js";
import { serve } from "../testing/running.js";
import type { ApiError } from "../api-error.js";
import { createLimiter } from "./limits.js";

const ALONE = { account: 1, endpoint: 1 };

describe("limits", () => {
  it("admit an endpoint's requests per second, then report which limit was exceeded, and admit other endpoints", () => {
    let now = 0;
    const limiter = createLimiter({ perEndpointPerSecond: 2 }, () => now);
    limiter.admit("GET /v1/invoices", ALONE);
    limiter.admit("GET /v1/invoices", ALONE);
    expect(reasonOf(() => limiter.admit("GET /v1/invoices", ALONE))).toBe("endpoint-rate");
    limiter.admit("GET /v1/customers", ALONE);
    now += 500;
    limiter.admit("GET /v1/invoices", ALONE);
    expect(reasonOf(() => limiter.admit("GET /v1/invoices", ALONE))).toBe("endpoint-rate");
  });

  it("apply to the account as a whole", () => {
    let now = 0;
    const limiter = createLimiter({ perSecond: 2 }, () => now);
    limiter.admit("a", ALONE);
    limiter.admit("b", ALONE);
    expect(reasonOf(() => limiter.admit("c", ALONE))).toBe("global-rate");
    now += 10_000;
    limiter.admit("a", ALONE);
    limiter.admit("b", ALONE);
    expect(reasonOf(() => limiter.admit("c", ALONE))).toBe("global-rate");
  });

  it("apply to concurrent requests, of an endpoint and of the account", () => {
    const limiter = createLimiter({ endpointConcurrency: 2, concurrency: 3 }, () => 0);
    limiter.admit("a", { account: 3, endpoint: 2 });
    expect(reasonOf(() => limiter.admit("a", { account: 3, endpoint: 3 }))).toBe("endpoint-concurrency");
    expect(reasonOf(() => limiter.admit("b", { account: 4, endpoint: 1 }))).toBe("global-concurrency");
  });

  it("count the requests in flight by their connection", async () => {
    const { get, requests } = await serve(emptyStore(), { latencyMs: 80, limits: { endpointConcurrency: 2 } });
    const answers = await Promise.all([1, 2, 3].map(() => get("/v1/invoices")));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(2);
    const limited = answers.find(({ status }) => status === 429)!;
    expect(limited.headers.get("stripe-rate-limited-reason")).toBe("endpoint-concurrency");
    expect(limited.body.error).toMatchObject({ type: "invalid_request_error", code: "rate_limit" });
    expect(requests.inFlightPeak()).toEqual({ "GET /v1/invoices": 3 });
    expect((await get("/v1/invoices")).status).toBe(200);
  });

  it("are off by default", async () => {
    const { get } = await serve(emptyStore());
    const answers = await Promise.all(Array.from({ length: 200 }, () => get("/v1/invoices")));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
  });
});

function reasonOf(admit: () => void): string | undefined {
  try {
    admit();
  } catch (error) {
    return (error as ApiError).detail.headers?.["stripe-rate-limited-reason"];
  }
  throw new Error("the request was admitted");
}
