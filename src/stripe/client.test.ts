import { once } from "node:events";
import http from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createStripeClient, type RetryNotice, type StripeClientOptions } from "./client.js";

type Handler = (request: http.IncomingMessage, response: http.ServerResponse, count: number) => void;

const closers: (() => void)[] = [];

afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** Starts a server on loopback. Returns it with a client that does not wait before retries. */
async function serve(handler: Handler, options: Partial<StripeClientOptions> = {}) {
  const seen: http.IncomingMessage[] = [];
  const sockets = new Set<Socket>();
  const server = http.createServer((request, response) => {
    seen.push(request);
    sockets.add(request.socket);
    handler(request, response, seen.length);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closers.push(() => {
    server.close();
    server.closeAllConnections();
  });
  const stop = new AbortController();
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = createStripeClient({
    apiKey: "rk_test_1Secret",
    apiBase: origin,
    signal: stop.signal,
    random: () => 0,
    ...options,
  });
  return { client, origin, seen, sockets, stop };
}

const ok = (response: http.ServerResponse, body: object = { object: "list", data: [], has_more: false }): void => {
  response.setHeader("content-type", "application/json").end(JSON.stringify(body));
};

/** Never answers. */
const hang: Handler = () => undefined;

const reset: Handler = (request) => void request.socket.destroy();

describe("createStripeClient", () => {
  it.each([
    ["sk_live_1", /live secret key/],
    ["pk_test_1", /publishable/],
    ["", /empty/],
  ])("refuses %j before any request", (apiKey, says) => {
    expect(() => createStripeClient({ apiKey, signal: new AbortController().signal })).toThrow(says);
  });

  it("refuses to send the key over plain http beyond this machine", () => {
    const options = { apiKey: "rk_test_1", apiBase: "http://example.com", signal: new AbortController().signal };
    expect(() => createStripeClient(options)).toThrow(/unencrypted/);
  });

  it.each([
    ["rk_live_1", true],
    ["rk_test_1", false],
  ])("knows the mode of %s", (apiKey, livemode) => {
    expect(createStripeClient({ apiKey, signal: new AbortController().signal }).livemode).toBe(livemode);
  });
});

describe("get", () => {
  it("sends the key, the pinned version, the account and the encoded query, and no telemetry", async () => {
    const { client, seen } = await serve((_, response) => ok(response), { accountId: "acct_1" });
    await client.get({
      route: "/v1/invoices/{id}/lines",
      id: "in_1",
      params: { created: { gte: 5 }, expand: ["a.b"] },
    });
    expect(seen[0]).toMatchObject({
      method: "GET",
      url: "/v1/invoices/in_1/lines?created%5Bgte%5D=5&expand%5B0%5D=a.b",
      headers: {
        authorization: "Bearer rk_test_1Secret",
        "stripe-version": "2026-10-28.endive",
        "stripe-account": "acct_1",
      },
    });
    expect(seen[0]?.headers).not.toHaveProperty("x-stripe-client-telemetry");
    expect(seen[0]?.headers["x-stripe-client-user-agent"]).not.toContain("telemetry_id");
  });

  it("sends the older version that a request names, in this request only and in its retries", async () => {
    const { client, seen } = await serve((_, response, count) =>
      count === 1 ? void response.writeHead(503).end() : ok(response),
    );
    await client.get({ route: "/v1/customers/{id}", id: "cus_1", olderVersion: "2025-02-24.acacia" });
    await client.get({ route: "/v1/customers/{id}", id: "cus_1" });
    expect(seen.map(({ headers }) => headers["stripe-version"])).toEqual([
      "2025-02-24.acacia",
      "2025-02-24.acacia",
      "2026-10-28.endive",
    ]);
  });

  it("returns plain JSON, decimals as strings, and Stripe's time", async () => {
    const { client } = await serve((_, response) => {
      response.setHeader("date", "Sun, 22 Nov 2026 12:00:00 GMT");
      ok(response, { id: "price_1", unit_amount_decimal: "0.000000000001" });
    });
    expect(Math.abs(client.nowSeconds() - Date.now() / 1000)).toBeLessThan(2);
    const { body, dateSeconds } = await client.get({ route: "/v1/prices/{id}", id: "price_1" });
    expect(body).toEqual({ id: "price_1", unit_amount_decimal: "0.000000000001" });
    expect(dateSeconds).toBe(Date.UTC(2026, 10, 22, 12) / 1000);
    expect(client.nowSeconds() - Date.UTC(2026, 10, 22, 12) / 1000).toBeLessThan(2);
  });

  it("returns no time if the answer contains none", async () => {
    const { client } = await serve((_, response) => {
      response.sendDate = false;
      ok(response);
    });
    await expect(client.get({ route: "/v1/customers" })).resolves.toMatchObject({ dateSeconds: undefined });
  });

  it("reuses a connection", async () => {
    const { client, sockets, seen } = await serve((_, response) => ok(response));
    for (let i = 0; i < 5; i += 1) await client.get({ route: "/v1/customers" });
    expect(seen).toHaveLength(5);
    expect(sockets.size).toBe(1);
  });

  it("sends several requests to one endpoint at the same time, but no more than the limit", async () => {
    let underWay = 0;
    let most = 0;
    const { client } = await serve(
      (_, response) => {
        underWay += 1;
        most = Math.max(most, underWay);
        setTimeout(() => {
          underWay -= 1;
          ok(response);
        }, 20);
      },
      { limits: { globalPerSecond: 10_000, endpointPerSecond: 10_000, endpointConcurrency: 7 } },
    );
    await Promise.all(Array.from({ length: 40 }, () => client.get({ route: "/v1/customers" })));
    expect(most).toBe(7);
  });

  it("reports each retry and each wait, and counts them", async () => {
    const retried: RetryNotice[] = [];
    const waits: string[] = [];
    const { client } = await serve(
      (_, response, count) => {
        if (count === 1) {
          response.setHeader("stripe-rate-limited-reason", "endpoint-rate");
          response.writeHead(429).end('{"error":{"message":"Slow down.","code":"rate_limit"}}');
        } else if (count === 2) response.writeHead(503).end('{"error":{"message":"Away."}}');
        else ok(response);
      },
      { onRetry: (notice) => retried.push(notice), onWait: (_untilMs, reason) => waits.push(reason) },
    );
    await client.get({ route: "/v1/customers" });
    const route = "/v1/customers";
    expect(retried).toEqual([
      { method: "GET", route, failure: "rate", status: 429, attempt: 1, delayMs: 0 },
      { method: "GET", route, failure: "server", status: 503, attempt: 2, delayMs: 0 },
    ]);
    expect(waits).toEqual(["endpoint-rate"]);
    expect(client.stats).toMatchObject({ requests: 3, retries: 2, rateLimited: 1, requestsByRoute: { [route]: 3 } });
  });

  it("retries after a broken connection, and counts both requests", async () => {
    const { client, seen } = await serve((request, response, count) =>
      count === 1 ? reset(request, response, count) : ok(response),
    );
    await client.get({ route: "/v1/customers" });
    expect(seen).toHaveLength(2);
    expect(client.stats.requests).toBe(2);
  });

  it("gives up on a connection that always breaks", async () => {
    const { client, seen } = await serve(reset);
    await expect(client.get({ route: "/v1/customers" })).rejects.toMatchObject({
      kind: "unavailable",
      failure: "reset",
      message: expect.stringContaining(
        "failed 4 times, at last because the connection was closed before an answer came",
      ),
    });
    expect(seen).toHaveLength(4);
  });

  it("gives up on a server that does not answer, or whose answer never ends", async () => {
    const { client } = await serve(
      (_, response, count) => {
        if (count % 2 === 0) return;
        response.write("{");
        const drip = setInterval(() => response.write(" "), 5);
        response.on("close", () => clearInterval(drip));
      },
      { timeoutMs: 60 },
    );
    await expect(client.get({ route: "/v1/customers" })).rejects.toMatchObject({
      kind: "unavailable",
      failure: "timeout",
      message: expect.stringContaining("failed 4 times, at last because no answer came in time"),
    });
  });

  it("detects a body that the connection cut off", async () => {
    const { client, seen } = await serve((_, response) => {
      response.writeHead(200, { "content-length": "1000" });
      response.write('{"object":"list","data":[');
      setTimeout(() => response.destroy(), 10);
    });
    await expect(client.get({ route: "/v1/subscriptions" })).rejects.toMatchObject({
      failure: "cut_body",
      status: 200,
    });
    expect(seen).toHaveLength(3);
  });

  it("never follows a redirect, so that the key goes nowhere else", async () => {
    const other = await serve((_, response) => ok(response));
    const { client } = await serve(
      (_, response) => void response.writeHead(307, { location: `${other.origin}/v1/customers` }).end("{}"),
    );
    await expect(client.get({ route: "/v1/customers" })).rejects.toMatchObject({ kind: "unreadable", status: 307 });
    expect(other.seen).toHaveLength(0);
  });
});

describe("get, when aborted", () => {
  it("ends immediately while waiting for an answer, and frees the connection", async () => {
    const { client, stop, seen } = await serve(hang);
    const result = client.get({ route: "/v1/customers" });
    const rejected = expect(result).rejects.toMatchObject({
      kind: "aborted",
      message: "GET /v1/customers was stopped before its answer was in.",
    });
    while (seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const closed = once(seen[0]!.socket, "close");
    stop.abort();
    await rejected;
    await closed;
  });

  it("ends immediately while waiting in the queue", async () => {
    const { client, stop, seen } = await serve(hang, { limits: { globalConcurrency: 1 } });
    const all = Array.from({ length: 3 }, () => client.get({ route: "/v1/customers" }));
    const settled = Promise.allSettled(all);
    while (seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    stop.abort();
    for (const result of await settled)
      expect(result).toMatchObject({ status: "rejected", reason: { kind: "aborted" } });
    expect(seen).toHaveLength(1);
  });

  it("ends immediately while backing off", async () => {
    const stop = new AbortController();
    let stoppedMs = Infinity;
    const { client, seen } = await serve((_, response) => void response.writeHead(503).end("{}"), {
      signal: stop.signal,
      random: () => 0.99,
      onRetry: () =>
        setTimeout(() => {
          stoppedMs = performance.now();
          stop.abort();
        }, 5),
    });
    await expect(client.get({ route: "/v1/customers" })).rejects.toMatchObject({ kind: "aborted" });
    expect(performance.now() - stoppedMs).toBeLessThan(200);
    expect(seen).toHaveLength(1);
  });

  it("ends only the request whose own signal is aborted", async () => {
    const { client } = await serve((request, response) => {
      if (request.url !== "/v1/events") ok(response);
    });
    const stopOne = new AbortController();
    const stopped = client.get({ route: "/v1/events", signal: stopOne.signal });
    setTimeout(() => stopOne.abort(), 20);
    await expect(stopped).rejects.toMatchObject({ kind: "aborted" });
    await expect(client.get({ route: "/v1/customers" })).resolves.toBeDefined();
  });
});
