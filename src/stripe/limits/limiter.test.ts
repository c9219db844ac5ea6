import { getEventListeners, setMaxListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { sleep } from "../clock.js";
import { createLimiter } from "./limiter.js";
import { defaultLimits } from "./limits.js";
import { createVirtualClock } from "../testing.js";

const never = new AbortController().signal;
// Node warns at the eleventh listener; here, many requests wait with one signal.
setMaxListeners(0, never);

describe("createLimiter", () => {
  it("starts requests in time, without another call", async () => {
    const time = createVirtualClock();
    const limiter = createLimiter(defaultLimits("test"), time.clock);
    let started = 0;
    const all = Array.from({ length: 25 }, async () => {
      const permit = await limiter.acquire("/v1/customers", never);
      started += 1;
      permit.end("answered");
    });
    await time.moveTo(0);
    expect(started).toBe(5);
    await time.moveTo(500);
    expect(started).toBe(15);
    await time.moveTo(1000);
    expect(started).toBe(25);
    await Promise.all(all);
    expect(time.pendingTimers()).toBe(0);
  });

  it("starts the next request as soon as one ends", async () => {
    const limiter = createLimiter({ ...defaultLimits("live"), globalConcurrency: 1 }, createVirtualClock().clock);
    const first = await limiter.acquire("a", never);
    const second = limiter.acquire("b", never);
    first.end("answered");
    await expect(second).resolves.toBeDefined();
  });

  it("rejects immediately if the signal aborts while waiting, and leaves no timer behind", async () => {
    const time = createVirtualClock();
    const limiter = createLimiter({ ...defaultLimits("live"), endpointPerSecond: 1 }, time.clock);
    const stop = new AbortController();
    const all = Array.from({ length: 10 }, () => limiter.acquire("/v1/customers", stop.signal));
    const results = Promise.allSettled(all);
    expect(time.pendingTimers()).toBe(1);
    stop.abort(new Error("stopped"));
    const rejected = (await results).filter(({ status }) => status === "rejected");
    expect(rejected).toHaveLength(9);
    expect(rejected[0]).toMatchObject({ reason: { message: "stopped" } });
    expect(time.pendingTimers()).toBe(0);
  });

  it("rejects if the signal has already aborted", async () => {
    const limiter = createLimiter(defaultLimits("live"), createVirtualClock().clock);
    await expect(limiter.acquire("a", AbortSignal.abort(new Error("stopped")))).rejects.toThrow("stopped");
  });

  it("no longer listens to the signal of a request that has started", async () => {
    const limiter = createLimiter({ ...defaultLimits("live"), globalConcurrency: 1 }, createVirtualClock().clock);
    const stop = new AbortController();
    const permit = await limiter.acquire("a", stop.signal);
    expect(getEventListeners(stop.signal, "abort")).toEqual([]);
    const waiting = limiter.acquire("a", stop.signal);
    expect(getEventListeners(stop.signal, "abort")).toHaveLength(1);
    permit.end("answered");
    await waiting;
    expect(getEventListeners(stop.signal, "abort")).toEqual([]);
  });
});

describe("the news of a wait", () => {
  it("is given once for each wait that refusals cause", async () => {
    const time = createVirtualClock();
    const news: [number, string][] = [];
    const limiter = createLimiter({ ...defaultLimits("test"), share: 0.2 }, time.clock, (...each) => news.push(each));
    for (let i = 0; i < 2; i += 1) {
      const permit = await limiter.acquire("/v1/customers", never);
      permit.end("endpoint-rate");
    }
    expect(news).toEqual([]);
    for (let i = 0; i < 10; i += 1) void limiter.acquire("/v1/customers", never);
    await time.moveTo(0);
    expect(news).toEqual([[400, "endpoint-rate"]]);
    await time.moveTo(399);
    expect(news).toHaveLength(1);
    await time.moveTo(1_000);
    expect(news.length).toBeGreaterThan(1);
  });

  it("needs no listener", async () => {
    const time = createVirtualClock();
    const limiter = createLimiter({ ...defaultLimits("test"), share: 0.2 }, time.clock);
    for (let i = 0; i < 2; i += 1) (await limiter.acquire("/v1/customers", never)).end("endpoint-rate");
    const all = Promise.all(Array.from({ length: 4 }, () => limiter.acquire("/v1/customers", never)));
    await time.moveTo(1_000);
    await expect(all).resolves.toHaveLength(4);
  });

  it("is not given without refusals", async () => {
    const time = createVirtualClock();
    const news: [number, string][] = [];
    const limiter = createLimiter({ ...defaultLimits("test"), share: 0.2 }, time.clock, (...each) => news.push(each));
    for (let i = 0; i < 10; i += 1) void limiter.acquire("/v1/customers", never);
    await time.moveTo(1_000);
    expect(news).toEqual([]);
  });
});

describe("sleep", () => {
  it("ends after its time", async () => {
    const time = createVirtualClock();
    const slept = sleep(time.clock, 1000, never);
    await time.moveTo(1000);
    await expect(slept).resolves.toBeUndefined();
  });

  it("rejects immediately if aborted, and leaves no timer behind", async () => {
    const time = createVirtualClock();
    const stop = new AbortController();
    const slept = sleep(time.clock, 1000, stop.signal);
    stop.abort(new Error("stopped"));
    await expect(slept).rejects.toThrow("stopped");
    expect(time.pendingTimers()).toBe(0);
  });
});
