import { Stripe } from "stripe";
import { afterEach, describe, expect, it } from "vitest";
import { RESOURCES } from "./http/resources.js";
import { createSimulator, startSimulator, type Simulator, type SimulatorOptions } from "./simulator.js";
import type { Kind } from "./store.js";

const running: Simulator[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()));
});

const start = async (options: SimulatorOptions = {}): Promise<Simulator> => {
  const simulator = await startSimulator({ customers: 12, months: 3, seed: 7, ...options });
  running.push(simulator);
  return simulator;
};

describe("a simulated account", () => {
  it("can be read whole through lists and their sub-lists, and the result equals its truth for each kind", async () => {
    const simulator = await start({ customers: 60, months: 6 });
    const { account, store } = simulator;
    account.createDispute(store.collections.charges.all().find(({ status }) => status === "succeeded")!.id);
    const paid = store.collections.invoices.all().find(({ status, total }) => status === "paid" && total > 0)!;
    account.createCreditNote({ invoice: paid.id, amountMinor: 1 });
    const debited = account.createCustomer({}).id;
    account.setBankAccount(debited, { last4: "6789", country: "US", answerDays: 1, failureCode: "no_account" });
    account.payInvoice(account.createInvoice({ customer: debited, currency: "usd", lines: [{ amountMinor: 9 }] }).id);
    simulator.advance(2 * 86_400);
    for (const kind of Object.keys(RESOURCES) as Kind[]) {
      expect(await readAll(simulator, kind)).toEqual([...simulator.truth(kind)].toReversed());
      expect(store.collections[kind].size, kind).toBeGreaterThan(0);
    }
  });

  it("takes objects of other resources, also from another process", async () => {
    const simulator = await start();
    const control = async (name: string, body: unknown): Promise<number> =>
      (await fetch(`${simulator.url}/_simulator/${name}`, { method: "POST", body: JSON.stringify(body) })).status;
    const card = { id: "ic_1", object: "issuing.card", created: 0 };
    simulator.shelf.add("/v1/issuing/cards", card);
    expect(await control("shelf", { path: "/v1/issuing/cards", object: { ...card, id: "ic_2" }, event: null })).toBe(
      200,
    );
    expect(await control("shelf", { path: "/v1/issuing/cards", object: card })).toBe(400);
    expect(await control("shelf", { path: "/v1/issuing/cards" })).toBe(400);
    const cards = await get(simulator, "/v1/issuing/cards");
    expect(cards).toMatchObject({ data: [{ id: "ic_2" }, { id: "ic_1" }] });
    const truth = await fetch(`${simulator.url}/_simulator/truth/v1/issuing/cards?format=array`);
    expect(await truth.json()).toMatchObject([{ id: "ic_1" }, { id: "ic_2" }]);

    expect(await control("products", { off: ["Issuing"] })).toBe(200);
    expect(await control("products", { off: ["Tea"] })).toBe(400);
    await expect(get(simulator, "/v1/issuing/cards")).rejects.toThrow("not set up to use Issuing");
    simulator.products.switchOn("Issuing");
    expect(await get(simulator, "/v1/issuing/cards")).toEqual(cards);
  });

  it("has its events in the log of 30 days, each with the object at its time", async () => {
    const simulator = await start();
    const from = simulator.clock.nowSeconds - 30 * 86_400;
    const expected = [...simulator.truth("events")]
      .filter((event) => (event["created"] as number) >= from)
      .toReversed();
    expect(expected.length).toBeGreaterThan(20);
    expect(await pages(simulator, "/v1/events?limit=20")).toEqual(expected);
  });

  it("is the same for the same seed, and continues when time goes on", async () => {
    const [one, same, other] = await Promise.all([start(), start(), start({ seed: 8 })]);
    expect([...one.truth("invoices")]).toEqual([...same.truth("invoices")]);
    expect([...one.truth("invoices")]).not.toEqual([...other.truth("invoices")]);
    const before = one.store.events.length;
    one.advance(40 * 86_400);
    expect(one.store.events.length).toBeGreaterThan(before);
    for (let day = 0; day < 40; day += 1) same.advance(86_400);
    expect([...same.truth("subscriptions")]).toEqual([...one.truth("subscriptions")]);
    expect([...same.truth("events")]).toEqual([...one.truth("events")]);
  });

  it("shows its time in the Date header and starts at 1 November 2026 by default", async () => {
    const { url, key } = await start();
    const response = await fetch(`${url}/v1/customers`, { headers: { authorization: `Bearer ${key}` } });
    expect(new Date(response.headers.get("date")!).toISOString()).toBe("2026-11-01T00:00:00.000Z");
    const leap = await start({ nowSeconds: Date.UTC(2028, 2, 31) / 1000, months: 1 });
    expect(leap.store.events[0]!.created).toBe(Date.UTC(2028, 1, 29) / 1000);
  });

  it("answers in this process as it does over HTTP, faults and log included", async () => {
    const options = { customers: 12, months: 3, seed: 7 };
    const [served, { respond, faults, requests, key }] = [await start(), createSimulator(options)];
    const ask = (path: string) => {
      const url = new URL(path, "http://simulator");
      return respond({ method: "GET", url, headers: { authorization: `Bearer ${key}` } });
    };
    const { answer, fault, delayMs, record, leave } = ask("/v1/invoices?limit=3");
    expect([answer.status, fault, delayMs]).toEqual([200, undefined, 0]);
    expect(JSON.parse(answer.body)).toEqual(await get(served, "/v1/invoices?limit=3"));
    expect(Date.parse(answer.headers["date"]!) / 1000).toBe(served.clock.nowSeconds);
    record();
    leave();
    faults.add({ kind: "slow", ms: 90, times: 1 });
    expect(ask("/v1/customers")).toMatchObject({ fault: { kind: "slow" }, delayMs: 90 });
    expect(requests.entries.map(({ route, status }) => [route, status])).toEqual([["/v1/invoices", 200]]);
  });

  it("can have events of an old API version", async () => {
    const simulator = await start({ eventApiVersion: "2024-06-20" });
    const events = await pages(simulator, "/v1/events?limit=100&type=customer.subscription.*");
    expect(events.length).toBeGreaterThan(0);
    for (const event of events) {
      const { object } = event["data"] as { object: Record<string, unknown> };
      expect(event["api_version"]).toBe("2024-06-20");
      expect(object["current_period_end"]).toEqual(expect.any(Number));
    }
  });

  it("has a key that reads everything and writes nothing", async () => {
    const { url, key } = await start({ livemode: true });
    const { hostname, port } = new URL(url);
    const stripe = new Stripe(key, { host: hostname, port, protocol: "http", telemetry: false });
    expect(key).toMatch(/^rk_live_/);
    expect((await stripe.accounts.retrieveCurrent()).object).toBe("account");
    const { data } = await stripe.subscriptions.list({
      status: "all",
      limit: 100,
      expand: ["data.customer", "data.latest_invoice"],
    });
    expect(data.some(({ status }) => status === "canceled")).toBe(true);
    expect(data[0]!.livemode).toBe(true);
    await expect(stripe.customers.update("cus_none", {})).rejects.toThrow(Stripe.errors.StripePermissionError);
  });
});

type Json = Record<string, unknown>;

/** Returns all objects of a kind. Expands what it can and pages every embedded list to its end. */
async function readAll(simulator: Simulator, kind: Kind): Promise<Json[]> {
  const listed = RESOURCES[kind].whole.filter((path) => path.split(".").length < 4);
  const deeper = RESOURCES[kind].whole.filter((path) => !listed.includes(path));
  const query = new URLSearchParams([
    ["limit", "100"],
    ...listed.map((path) => ["expand[]", `data.${path}`] as [string, string]),
  ]);
  if (kind === "subscriptions") query.set("status", "all");
  const objects = await pages(simulator, `/v1/${kind}?${query.toString()}`);
  if (deeper.length === 0)
    return Promise.all(objects.map((object) => complete(simulator, object, RESOURCES[kind].whole)));
  const again = new URLSearchParams(RESOURCES[kind].whole.map((path) => ["expand[]", path] as [string, string]));
  return Promise.all(
    objects.map(async ({ id }) =>
      complete(simulator, await get(simulator, `/v1/${kind}/${String(id)}?${again.toString()}`), RESOURCES[kind].whole),
    ),
  );
}

async function complete(simulator: Simulator, object: Json, whole: readonly string[]): Promise<Json> {
  const out = { ...object };
  for (const [name, value] of Object.entries(object)) {
    const list = value as { object?: unknown; has_more?: boolean; url?: string } | null;
    if (list?.object !== "list" || !list.has_more) continue;
    const expand = whole
      .filter((path) => path.startsWith(`${name}.data.`))
      .map((path) => ["expand[]", path.slice(name.length + 1)] as [string, string]);
    const data = await pages(
      simulator,
      `${list.url!}${list.url!.includes("?") ? "&" : "?"}${new URLSearchParams([["limit", "100"], ...expand]).toString()}`,
    );
    out[name] = { ...list, data, has_more: false };
  }
  return out;
}

async function pages(simulator: Simulator, path: string): Promise<Json[]> {
  const all: Json[] = [];
  for (;;) {
    const after = all.length > 0 ? `&starting_after=${String(all.at(-1)!["id"])}` : "";
    const page = (await get(simulator, path + after)) as { data: Json[]; has_more: boolean };
    all.push(...page.data);
    if (!page.has_more) return all;
  }
}

async function get({ url, key }: Simulator, path: string): Promise<Json> {
  const response = await fetch(url + path, { headers: { authorization: `Bearer ${key}` } });
  const body = (await response.json()) as Json;
  if (response.status !== 200) throw new Error(`${path}: ${JSON.stringify(body)}`);
  return body;
}
