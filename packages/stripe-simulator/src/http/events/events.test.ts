import { describe, expect, it } from "vitest";
import { addEvent, discount, emptyStore, list, T0 } from "../testing/fill-store.js";
import { serve } from "../testing/running.js";

const DAY = 86_400;
/** The clock of the served account. */
const NOW = T0 + 60 * DAY;

describe("events", () => {
  it("are listed for 30 days; an aged-out one is not found and cannot be a cursor", async () => {
    const store = emptyStore();
    addEvent(store, { id: "evt_old", created: NOW - 30 * DAY - 1 });
    addEvent(store, { id: "evt_edge", created: NOW - 30 * DAY });
    addEvent(store, { id: "evt_new", created: NOW });
    const { ids, get } = await serve(store);
    expect(await ids("/v1/events")).toEqual(["evt_new", "evt_edge"]);
    expect((await get("/v1/events/evt_old")).status).toBe(404);
    const aged = await get("/v1/events?starting_after=evt_old");
    expect(aged.status).toBe(400);
    expect(aged.body.error).toMatchObject({ code: "resource_missing", param: "starting_after" });
  });

  it("are missing before they become visible, and then appear at the time when they happened", async () => {
    const store = emptyStore();
    addEvent(store, { id: "evt_1", created: NOW - 10 });
    addEvent(store, { id: "evt_late", created: NOW - 5, visibleAt: NOW + 20 });
    addEvent(store, { id: "evt_3", created: NOW - 1 });
    const { ids, get, clock } = await serve(store);
    expect(await ids("/v1/events")).toEqual(["evt_3", "evt_1"]);
    expect((await get("/v1/events/evt_late")).status).toBe(404);
    clock.advanceTo(NOW + 20);
    expect(await ids("/v1/events")).toEqual(["evt_3", "evt_late", "evt_1"]);
  });

  it("are filtered by type, wildcard, up to 20 types, and time", async () => {
    const store = emptyStore();
    ["invoice.paid", "invoice.created", "customer.created", "customer.discount.created"].forEach((type, index) =>
      addEvent(store, { id: `evt_${index}`, type, created: NOW - 10 + index }),
    );
    const { ids, get } = await serve(store);
    expect(await ids("/v1/events?type=invoice.paid")).toEqual(["evt_0"]);
    expect(await ids("/v1/events?type=customer.*")).toEqual(["evt_3", "evt_2"]);
    expect(await ids("/v1/events?types[]=invoice.paid&types[]=customer.created")).toEqual(["evt_2", "evt_0"]);
    expect(await ids(`/v1/events?created[lte]=${NOW - 9}`)).toEqual(["evt_1", "evt_0"]);
    const many = Array.from({ length: 21 }, (_, index) => `types[${index}]=x`).join("&");
    expect((await get(`/v1/events?${many}`)).body.error).toMatchObject({ param: "types" });
    expect((await get("/v1/events?type=a&types[]=b")).body.error).toMatchObject({ code: "parameters_exclusive" });
  });

  it("of one second are paged without loss", async () => {
    const store = emptyStore();
    for (let index = 0; index < 250; index += 1) addEvent(store, { id: `evt_${index}`, created: NOW - 1 });
    const { get } = await serve(store);
    const seen: unknown[] = [];
    for (let more = true; more;) {
      const after = seen.length > 0 ? `&starting_after=${String(seen.at(-1))}` : "";
      const { body } = await get(`/v1/events?limit=100${after}`);
      seen.push(...body.data.map(({ id }) => id));
      more = body.has_more;
    }
    expect(seen).toEqual(Array.from({ length: 250 }, (_, index) => `evt_${249 - index}`));
  });

  it("contain the object cut and unexpanded, and only the changed previous attributes", async () => {
    const store = emptyStore();
    addEvent(store, {
      id: "evt_1",
      created: NOW,
      type: "customer.subscription.updated",
      object: {
        id: "sub_1",
        object: "subscription",
        discounts: [discount("di_1", "HALF")],
        items: list([item("si_1", 2)]),
        metadata: { tier: "b" },
        status: "active",
      },
      previousAttributes: {
        items: { data: [item("si_1", 1)] },
        discounts: [],
        metadata: { tier: null },
        status: "trialing",
      },
    });
    const { get } = await serve(store);
    const { body } = await get("/v1/events/evt_1");
    expect(body).toMatchObject({
      object: "event",
      api_version: "2026-10-28.endive",
      livemode: false,
      type: "customer.subscription.updated",
    });
    expect(body["data"]).toEqual({
      object: {
        id: "sub_1",
        object: "subscription",
        discounts: ["di_1"],
        items: {
          object: "list",
          data: [{ id: "si_1", quantity: 2, discounts: [], price: { id: "price_1" } }],
          has_more: false,
          url: "/v1/subscription_items?subscription=sub_1",
        },
        metadata: { tier: "b" },
        status: "active",
      },
      previous_attributes: {
        discounts: [],
        items: { data: [{ id: "si_1", quantity: 1, discounts: [], price: { id: "price_1" } }] },
        metadata: { tier: null },
        status: "trialing",
      },
    });
  });
});

/** Returns a subscription item as the store keeps it. */
function item(id: string, quantity: number): Record<string, unknown> {
  return { id, quantity, discounts: [], price: { id: "price_1", tiers: [] } };
}
