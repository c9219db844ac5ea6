import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { systemClock } from "../clock.js";
import { bytesOf } from "../testing.js";
import { attempt, createConnection } from "./attempt.js";
import { createBodyBudget } from "./body-budget.js";
import { createTransport } from "./transport.js";
import type { Wire, WireRequest } from "./wire.js";

function setupOf(wire: Wire) {
  const base = { protocol: "http", host: "127.0.0.1", port: 1 } as const;
  const bodies = createBodyBudget();
  return {
    key: "rk_test_1",
    base,
    accountId: undefined,
    wire,
    proxy: undefined,
    clock: systemClock,
    timeoutMs: 5_000,
    bodies,
  };
}

/** A wire that answers each request with its own path, in the given order. */
function createShufflingWire(order: readonly number[]) {
  const sent: WireRequest[] = [];
  const waiting = new Map<number, () => void>();
  const wire: Wire = async (request, signal) => {
    const number = sent.push(request) - 1;
    await new Promise<void>((resolve, reject) => {
      waiting.set(number, resolve);
      signal.addEventListener("abort", () => reject(signal.reason as Error));
      if (waiting.size === order.length) for (const next of order) waiting.get(next)!();
    });
    return { status: 200, headers: {}, body: bytesOf(JSON.stringify({ object: request.path })) };
  };
  return { wire, sent };
}

describe("a transport", () => {
  it("gives each request its own answer, whatever their order", async () => {
    const orders = fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 2 });
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        const { wire } = createShufflingWire(order.toSorted((a, b) => a - b).map((each) => order.indexOf(each)));
        const connection = createConnection(setupOf(wire));
        const paths = order.map((number) => `/v1/${number}`);
        const { signal } = new AbortController();
        const answers = await Promise.all(
          paths.map((path) => attempt(connection, { method: "GET", path, list: false }, signal)),
        );
        expect(answers.map((answer) => ("body" in answer ? answer.body["object"] : answer))).toEqual(paths);
      }),
    );
  });

  it("sends no header that Stripe does not know", async () => {
    const { wire, sent } = createShufflingWire([0]);
    const { signal } = new AbortController();
    await attempt(createConnection(setupOf(wire)), { method: "GET", path: "/v1/account", list: false }, signal);
    expect(Object.keys(sent[0]!.headers).toSorted()).toEqual(
      [
        "Accept",
        "Authorization",
        "Content-Type",
        "Stripe-Version",
        "User-Agent",
        "X-Stripe-Client-User-Agent",
      ].toSorted(),
    );
  });

  it("stops only the request whose signal aborts", async () => {
    const { wire } = createShufflingWire([0, 1, 2, 3]);
    const connection = createConnection(setupOf(wire));
    const stop = new AbortController();
    const request = { method: "GET", path: "/v1/account", list: false } as const;
    const send = (signal: AbortSignal) => attempt(connection, request, signal);
    const stopped = send(stop.signal);
    const { signal } = new AbortController();
    const others = [send(signal), send(signal)];
    setTimeout(() => stop.abort(new Error("stop")), 5);
    expect(await stopped).toMatchObject({ failed: { fault: "timeout" } });
    others.push(send(signal));
    for (const other of await Promise.all(others)) expect(other).toMatchObject({ body: { object: "/v1/account" } });
  });

  it("sends nothing for a request that belongs to no open exchange", async () => {
    const { wire, sent } = createShufflingWire([0]);
    const transport = createTransport(setupOf(wire));
    const closed = transport.open(new AbortController().signal);
    closed.close();
    for (const headers of [{}, closed.headers]) {
      const request = transport.httpClient.makeRequest("h", "1", "/v1/account", "GET", headers, "", "http", 1);
      await expect(request).rejects.toThrow("no open exchange");
    }
    expect(sent).toEqual([]);
  });
});
