import nock from "nock";
import { describe, expect, it } from "vitest";
import { createBoundedSignal } from "../request/bounded-signal.js";
import { createStripeClient } from "../client.js";
import { systemClock } from "../clock.js";
import { StripeError } from "../request/errors.js";
import { permissions } from "./permissions.js";
import { probe, type Probe } from "./probe.js";
import { interceptRequests } from "../testing/intercept-requests.js";

const routes: readonly Probe[] = ["/v1/customers", "/v1/invoices", "/v1/events"].map((route) => ({
  route,
  params: { limit: 1 },
}));

const list = { object: "list", data: [], has_more: false };

const stripe = () => nock("https://api.stripe.com");

function client(stop = new AbortController()) {
  return createStripeClient({ apiKey: "rk_test_1", signal: stop.signal, random: () => 0 });
}

const within = (timeoutMs: number) => createBoundedSignal([], { timeoutMs, clock: systemClock });

interceptRequests();

describe("probe", () => {
  it("requests one object of each list and returns which lists may be read, in the routes' order", async () => {
    stripe().get("/v1/customers?limit=1").delay(30).reply(200, list);
    stripe()
      .get("/v1/invoices?limit=1")
      .reply(403, { error: { message: "Having the 'rak_invoice_read' permission would ..." } });
    stripe().get("/v1/events?limit=1").reply(200, list);
    const results = await probe(client(), routes, within(10_000));
    expect(results.map(({ route }) => route)).toEqual(routes.map(({ route }) => route));
    expect(results.map(({ outcome }) => (outcome === "ok" ? outcome : outcome.kind))).toEqual([
      "ok",
      "permission",
      "ok",
    ]);
    expect(results[1]?.outcome).toMatchObject({ permission: permissions.invoices });
  });

  it("requests a list of a parent, and sends no parameter of its own", async () => {
    stripe()
      .get("/v1/invoices/none/lines")
      .reply(404, { error: { message: "No such invoice" } });
    const [result] = await probe(
      client(),
      [{ route: "/v1/invoices/{id}/lines", id: "none", params: {} }],
      within(10_000),
    );
    expect(result?.outcome).toMatchObject({ kind: "not_found" });
  });

  it("requests all lists at the same time", async () => {
    for (const { route } of routes) stripe().get(`${route}?limit=1`).delay(200).reply(200, list);
    const startMs = performance.now();
    await probe(client(), routes, within(10_000));
    expect(performance.now() - startMs).toBeLessThan(500);
  });

  it("gives up on the lists that do not answer in time, and keeps the other answers", async () => {
    stripe().get("/v1/customers?limit=1").reply(200, list);
    stripe().get("/v1/invoices?limit=1").delay(20_000).reply(200, list);
    stripe()
      .persist()
      .get("/v1/events?limit=1")
      .reply(503, { error: { message: "Away." } });
    const slow = createStripeClient({ apiKey: "rk_test_1", signal: new AbortController().signal, random: () => 0.99 });
    const startMs = performance.now();
    const results = await probe(slow, routes, within(300));
    expect(performance.now() - startMs).toBeLessThan(2000);
    expect(results[0]?.outcome).toBe("ok");
    for (const { outcome } of results.slice(1)) {
      expect(outcome).toBeInstanceOf(StripeError);
      expect(outcome).toMatchObject({ kind: "unavailable" });
    }
    expect(String(results[1]?.outcome)).toContain("GET /v1/invoices failed because no answer came in time");
    expect(String(results[2]?.outcome)).toMatch(/GET \/v1\/events failed .*status 503, saying: "Away\."/);
  });

  it("ends as aborted when the client is stopped", async () => {
    for (const { route } of routes) stripe().get(`${route}?limit=1`).delay(20_000).reply(200, list);
    const stop = new AbortController();
    const probed = probe(client(stop), routes, within(10_000));
    setTimeout(() => stop.abort(), 20);
    await expect(probed).rejects.toMatchObject({ kind: "aborted" });
  });
});
