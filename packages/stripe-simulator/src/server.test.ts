import { Stripe } from "stripe";
import { describe, expect, it } from "vitest";
import { add, addEvent, discount, emptyStore, list, T0 } from "./http/testing/fill-store.js";
import { KEY, serve, type Running } from "./http/testing/running.js";

const NOW = T0 + 60 * 86_400;

describe("an answer", () => {
  it("contains the account's time, its own id and the version of its shapes", async () => {
    const { get, clock } = await serve(emptyStore());
    const first = await get("/v1/customers", { headers: { "stripe-version": "2024-06-20" } });
    clock.advanceTo(NOW + 3600);
    const second = await get("/v1/customers");
    expect(Date.parse(first.headers.get("date")!) / 1000).toBe(NOW);
    expect(Date.parse(second.headers.get("date")!) / 1000).toBe(NOW + 3600);
    expect(first.headers.get("request-id")).toMatch(/^req_\w{14}$/);
    expect(second.headers.get("request-id")).not.toBe(first.headers.get("request-id"));
    expect(first.headers.get("stripe-version")).toBe("2024-06-20");
    expect(second.headers.get("stripe-version")).toBe(Stripe.API_VERSION);
    expect((await get("/v1/customers", { headers: { "stripe-version": "latest" } })).status).toBe(400);
  });

  it("of /v1/account contains the account", async () => {
    const { get } = await serve(emptyStore());
    expect((await get("/v1/account")).body).toMatchObject({ id: "acct_1SimulatorTests00", object: "account" });
  });
});

describe("the request log", () => {
  it("contains each request, its account and its result, and counts by route", async () => {
    const { get, requests } = await serve(emptyStore());
    await get("/v1/invoices?limit=3&created[gte]=5");
    await get("/v1/invoices/in_1/lines");
    await get("/v1/invoices/in_2/lines");
    expect(requests.entries[0]).toMatchObject({
      method: "GET",
      path: "/v1/invoices",
      route: "/v1/invoices",
      params: { limit: "3", created: { gte: "5" } },
      key: "sk_test_***************0001",
      status: 200,
      notGet: false,
    });
    expect(requests.entries[0]).not.toHaveProperty("fault");
    expect(requests.countByRoute()).toEqual({ "GET /v1/invoices": 1, "GET /v1/invoices/{id}/lines": 2 });
    requests.reset();
    expect(requests.entries).toEqual([]);
    expect(requests.inFlightPeak()).toEqual({});
  });
});

describe("Stripe's SDK", () => {
  it("pages through a list, with filters and expansions", async () => {
    const store = emptyStore();
    add(store, "customers", { id: "cus_1", name: "Ada" });
    for (let index = 0; index < 250; index += 1) {
      add(store, "invoices", {
        id: `in_${index}`,
        created: T0 + Math.floor(index / 7),
        customer: "cus_1",
        discounts: [discount("di_1", "HALF")],
        lines: list([]),
      });
    }
    const served = await serve(store);
    const seen: Stripe.Invoice[] = [];
    for await (const invoice of client(served).invoices.list({
      limit: 100,
      created: { gte: T0 + 1 },
      expand: ["data.customer", "data.discounts"],
    })) {
      seen.push(invoice);
    }
    expect(seen.map(({ id }) => id)).toEqual(Array.from({ length: 243 }, (_, index) => `in_${249 - index}`));
    expect(seen[0]!.customer).toMatchObject({ id: "cus_1", name: "Ada" });
    expect(seen[0]!.discounts[0]).toMatchObject({ id: "di_1" });
    expect(served.requests.entries).toHaveLength(3);
  });

  it("receives each error in its class", async () => {
    const served = await serve(emptyStore(), { keys: [{ key: KEY, scopes: ["customer_read"] }] });
    const stripe = client(served);
    await expect(stripe.customers.retrieve("cus_0")).rejects.toThrow(Stripe.errors.StripeInvalidRequestError);
    await expect(stripe.customers.list({ limit: 500 })).rejects.toMatchObject({ statusCode: 400, param: "limit" });
    await expect(stripe.invoices.list()).rejects.toThrow(Stripe.errors.StripePermissionError);
    await expect(client(served, "sk_test_0").customers.list()).rejects.toThrow(Stripe.errors.StripeAuthenticationError);
    for (const [kind, type] of [
      ["429", Stripe.errors.StripeRateLimitError],
      ["503", Stripe.errors.StripeAPIError],
      ["cut-body", Stripe.errors.StripeConnectionError],
    ] as const) {
      served.faults.add({ kind, times: 1 });
      await expect(stripe.customers.list()).rejects.toThrow(type);
    }
    expect((await stripe.customers.list()).data).toEqual([]);
  });
});

describe("another process", () => {
  it("moves the time, in seconds or days, and only forwards", async () => {
    const { url, clock } = await serve(emptyStore());
    expect(await (await post(`${url}/_simulator/advance`, { seconds: 30 })).json()).toEqual({ now: NOW + 30 });
    expect(await (await post(`${url}/_simulator/advance`, { days: 2 })).json()).toEqual({ now: NOW + 30 + 2 * 86_400 });
    expect((await post(`${url}/_simulator/advance`, { seconds: -5 })).status).toBe(400);
    expect((await post(`${url}/_simulator/advance`, {})).status).toBe(400);
    expect(clock.nowSeconds).toBe(NOW + 30 + 2 * 86_400);
  });

  it("adds keys and faults, and reads and resets the log of requests to the API", async () => {
    const { url, get } = await serve(emptyStore());
    const key = "rk_test_another00000";
    expect((await post(`${url}/_simulator/keys`, { key, scopes: ["customer_read"] })).status).toBe(200);
    expect((await post(`${url}/_simulator/keys`, { key })).status).toBe(400);
    expect((await get("/v1/customers", { key })).status).toBe(200);
    await post(`${url}/_simulator/faults`, [{ kind: "503", endpoint: "GET /v1/customers", times: 1 }]);
    expect((await get("/v1/customers")).status).toBe(503);
    expect((await post(`${url}/_simulator/faults`, { kind: "flood" })).status).toBe(400);
    expect((await post(`${url}/_simulator/faults`, { kind: "503", often: true })).status).toBe(400);
    const log = (await (await fetch(`${url}/_simulator/requests`)).json()) as { entries: unknown[]; counts: unknown };
    expect(log.entries).toHaveLength(2);
    expect(log.counts).toEqual({ "GET /v1/customers": 2 });
    await fetch(`${url}/_simulator/requests`, { method: "DELETE" });
    expect(await (await fetch(`${url}/_simulator/requests`)).json()).toMatchObject({ entries: [] });
    expect((await fetch(`${url}/_simulator/tea`)).status).toBe(404);
  });

  it("reads the truth as JSON lines or as one array", async () => {
    const store = emptyStore();
    add(store, "prices", { id: "price_1", tiers: [] });
    add(store, "prices", { id: "price_2", tiers: [] });
    store.deletedCustomers.add("cus_gone");
    addEvent(store, { id: "evt_ancient", created: T0 - 86_400 });
    const { url } = await serve(store);
    const truth = async (path: string) => (await fetch(`${url}/_simulator/truth/${path}`)).text();
    expect(
      (await truth("prices"))
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as unknown),
    ).toMatchObject([
      { id: "price_1", tiers: [] },
      { id: "price_2", tiers: [] },
    ]);
    expect(JSON.parse(await truth("prices?format=array&expand[]=product"))).toMatchObject([
      { id: "price_1" },
      { id: "price_2" },
    ]);
    expect(await truth("prices?expand[]=product")).not.toContain("tiers");
    expect(JSON.parse(await truth("deleted_customers"))).toEqual({ id: "cus_gone", object: "customer", deleted: true });
    expect(JSON.parse(await truth("events"))).toMatchObject({ id: "evt_ancient" });
    expect((await fetch(`${url}/_simulator/truth/unicorns`)).status).toBe(404);
  });
});

function client({ url }: Running, key = KEY) {
  const { hostname, port } = new URL(url);
  return new Stripe(key, { host: hostname, port, protocol: "http", telemetry: false, maxNetworkRetries: 0 });
}

function post(url: string, body: unknown) {
  return fetch(url, { method: "POST", body: JSON.stringify(body) });
}
