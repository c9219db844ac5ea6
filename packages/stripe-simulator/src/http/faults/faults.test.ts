import { describe, expect, it } from "vitest";
import { createRandom } from "../../account/random.js";
import { add, emptyStore } from "../testing/fill-store.js";
import { KEY, serve } from "../testing/running.js";
import { createFaults } from "./fault.js";

const filled = () => {
  const store = emptyStore();
  add(store, "customers", { id: "cus_1", name: "x".repeat(2000) });
  return serve(store);
};

describe("a fault", () => {
  it.each([
    ["429", 429, "endpoint-rate"],
    ["lock_timeout", 429, null],
    ["409", 409, null],
    ["500", 500, null],
    ["503", 503, null],
  ] as const)("%s has Stripe's status, error and reason", async (kind, status, reason) => {
    const { get, faults, requests } = await filled();
    faults.add({ kind, times: 1 });
    const answer = await get("/v1/customers");
    expect(answer.status).toBe(status);
    expect(answer.headers.get("stripe-rate-limited-reason")).toBe(reason);
    expect(answer.body.error.type).toBe(status < 500 ? "invalid_request_error" : "api_error");
    expect((await get("/v1/customers")).status).toBe(200);
    expect(requests.entries.map(({ fault }) => fault)).toEqual([kind, undefined]);
  });

  it.each([
    [{ kind: "lock_timeout" }, 429, "true"],
    [{ kind: "lock_timeout", shouldRetry: false }, 429, "false"],
    [{ kind: "429" }, 429, null],
    [{ kind: "500", shouldRetry: false }, 500, "false"],
    [{ kind: "status", shouldRetry: true }, 400, "true"],
    [{ kind: "status", status: 402, shouldRetry: true }, 402, "true"],
    [{ kind: "status", status: 404 }, 404, null],
    [{ kind: "status", status: 599, shouldRetry: false }, 599, "false"],
  ] as const)("%j is answered with status %i and Stripe-Should-Retry: %s", async (rule, status, header) => {
    const { get, faults } = await filled();
    faults.add({ ...rule, times: 1 });
    const answer = await get("/v1/customers");
    expect([answer.status, answer.headers.get("stripe-should-retry")]).toEqual([status, header]);
    expect(answer.body.error.type).toBe(status < 500 ? "invalid_request_error" : "api_error");
    expect((await get("/v1/customers")).headers.get("stripe-should-retry")).toBeNull();
  });

  it("with the header can be an answer of a proxy", async () => {
    const { url, faults } = await filled();
    faults.add({ kind: "502-html", shouldRetry: false, times: 1 });
    const { status, headers } = await fetch(`${url}/v1/customers`);
    expect([status, headers.get("stripe-should-retry"), headers.get("content-type")]).toEqual([
      502,
      "false",
      "text/html",
    ]);
  });

  it("can be a page of HTML, or JSON that is not a list", async () => {
    const { url, get, faults } = await filled();
    for (const [kind, status] of [
      ["502-html", 502],
      ["200-html", 200],
    ] as const) {
      faults.add({ kind, times: 1 });
      const response = await fetch(`${url}/v1/customers`);
      expect([response.status, response.headers.get("content-type")]).toEqual([status, "text/html"]);
      expect(await response.text()).toMatch(/^<html>/);
    }
    faults.add({ kind: "not-a-list", times: 1 });
    expect((await get("/v1/customers")).body.data).toBeUndefined();
  });

  it("can break the connection before or within the body", async () => {
    const { url, get, faults, requests } = await filled();
    faults.add({ kind: "reset", times: 1 });
    await expect(get("/v1/customers")).rejects.toThrow();
    faults.add({ kind: "cut-body", times: 1 });
    const response = await fetch(`${url}/v1/customers`, { headers: { authorization: `Bearer ${KEY}` } });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
    expect(requests.entries.map(({ status, fault }) => [status, fault])).toEqual([
      [0, "reset"],
      [200, "cut-body"],
    ]);
  });

  it("can leave a request hanging until the server closes, or delay it", async () => {
    const { get, faults, requests, close } = await filled();
    faults.add({ kind: "slow", ms: 60, times: 1 });
    await get("/v1/customers");
    expect(requests.entries[0]!.durationMs).toBeGreaterThanOrEqual(55);
    faults.add({ kind: "hang", times: 1 });
    const hanging = get("/v1/customers");
    const settled = await Promise.race([
      hanging.then(() => "answered"),
      new Promise((resolve) => setTimeout(resolve, 60, "hanging")),
    ]);
    expect(settled).toBe("hanging");
    const ended = expect(hanging).rejects.toThrow();
    await close();
    await ended;
  });

  it("affects only what it matches, for the given number of times, until it is removed", async () => {
    const { get, faults } = await filled();
    const end = faults.add({ kind: "500", match: ({ params }) => params["limit"] === "7" });
    faults.add({ kind: "503", endpoint: "GET /v1/customers/{id}", times: 2 });
    const statuses = async (...paths: string[]) => {
      const seen: number[] = [];
      for (const path of paths) seen.push((await get(path)).status);
      return seen;
    };
    expect(await statuses("/v1/customers?limit=7", "/v1/customers?limit=8")).toEqual([500, 200]);
    expect(await statuses("/v1/customers/cus_1", "/v1/customers/cus_1", "/v1/customers/cus_1")).toEqual([
      503, 503, 200,
    ]);
    end();
    expect(await statuses("/v1/customers?limit=7")).toEqual([200]);
    faults.add({ kind: "500" });
    faults.clear();
    expect(await statuses("/v1/customers")).toEqual([200]);
  });

  it("with a probability affects the same requests for the same seed, at about the given rate", () => {
    expect(struck("1")).toEqual(struck("1"));
    expect(struck("1")).not.toEqual(struck("2"));
    const share = struck("1").filter(Boolean).length / 1000;
    expect(share).toBeGreaterThan(0.25);
    expect(share).toBeLessThan(0.35);
  });
});

function struck(seed: string) {
  const faults = createFaults(createRandom(seed));
  faults.add({ kind: "429", probability: 0.3 });
  const request = { method: "GET", path: "/v1/invoices", route: "/v1/invoices", params: {} };
  return Array.from({ length: 1000 }, () => faults.pick(request) !== undefined);
}
