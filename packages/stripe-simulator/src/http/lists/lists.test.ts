import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { VirtualClock } from "../../clock.js";
import { createApi } from "../api.js";
import { parseParams } from "../params.js";
import { add, emptyStore, list, T0 } from "../testing/fill-store.js";
import { serve } from "../testing/running.js";

describe("any list of invoices", () => {
  const invoice = fc.record({
    // Few seconds, so that many objects have the same one.
    created: fc.integer({ min: T0, max: T0 + 6 }),
    status: fc.constantFrom("draft", "open", "paid"),
    customer: fc.constantFrom("cus_1", "cus_2"),
  });
  const question = fc.record({
    limit: fc.integer({ min: 1, max: 7 }),
    status: fc.option(fc.constantFrom("draft", "open", "paid"), { nil: undefined }),
    customer: fc.option(fc.constantFrom("cus_1", "cus_2"), { nil: undefined }),
    "created[gte]": fc.option(fc.integer({ min: T0 - 1, max: T0 + 7 }), { nil: undefined }),
    "created[lt]": fc.option(fc.integer({ min: T0 - 1, max: T0 + 7 }), { nil: undefined }),
  });

  it("returns over its pages, in both directions, exactly the objects that match the filter, newest first", () => {
    fc.assert(
      fc.property(fc.array(invoice, { maxLength: 40 }), question, (invoices, asked) => {
        const store = emptyStore();
        for (const id of ["cus_1", "cus_2"]) add(store, "customers", { id });
        invoices.forEach((fields, index) => add(store, "invoices", { id: `in_${index}`, ...fields }));
        const read = reader(store);
        const { limit, ...filters } = asked;
        const expected = invoices
          .map((fields, index) => ({ ...fields, id: `in_${index}`, index }))
          .toSorted((a, b) => b.created - a.created || b.index - a.index)
          .filter((each) => filters.status === undefined || each.status === filters.status)
          .filter((each) => filters.customer === undefined || each.customer === filters.customer)
          .filter((each) => filters["created[gte]"] === undefined || each.created >= filters["created[gte]"])
          .filter((each) => filters["created[lt]"] === undefined || each.created < filters["created[lt]"])
          .map(({ id }) => id);
        expect(forwards(read, limit, filters)).toEqual(expected);
        if (expected.length > 0)
          expect(backwards(read, limit, filters, expected.at(-1)!)).toEqual(expected.slice(0, -1));
      }),
      { numRuns: 300 },
    );
  });

  it("continues after a cursor that the filter itself omits", () => {
    const store = emptyStore();
    for (const id of ["cus_1", "cus_2"]) add(store, "customers", { id });
    for (const [index, customer] of ["cus_1", "cus_2", "cus_1", "cus_2", "cus_1"].entries()) {
      add(store, "invoices", { id: `in_${index}`, customer });
    }
    const read = reader(store);
    expect(read({ limit: 10, customer: "cus_1", starting_after: "in_3" }).ids).toEqual(["in_2", "in_0"]);
    expect(read({ limit: 10, customer: "cus_1", ending_before: "in_1" }).ids).toEqual(["in_4", "in_2"]);
  });
});

describe("subscriptions", () => {
  const statuses = ["active", "canceled", "incomplete_expired", "past_due", "trialing"];
  const filled = () => {
    const store = emptyStore();
    add(store, "customers", { id: "cus_1" });
    add(store, "prices", { id: "price_2" });
    statuses.forEach((status, index) => {
      add(store, "subscriptions", {
        id: `sub_${status}`,
        customer: "cus_1",
        items: list([
          { id: `si_${index}`, price: { id: `price_${index}` }, current_period_end: T0 + index, discounts: [] },
        ]),
        status,
      });
    });
    return serve(store);
  };

  it("omit the canceled ones unless a status is requested", async () => {
    const { ids } = await filled();
    expect(await ids("/v1/subscriptions")).toEqual([
      "sub_trialing",
      "sub_past_due",
      "sub_incomplete_expired",
      "sub_active",
    ]);
    expect(await ids("/v1/subscriptions?status=canceled")).toEqual(["sub_canceled"]);
    expect(await ids("/v1/subscriptions?status=ended")).toEqual(["sub_incomplete_expired", "sub_canceled"]);
    expect(await ids("/v1/subscriptions?status=all")).toHaveLength(statuses.length);
  });

  it("are found by an item's price and by an item's period", async () => {
    const { ids } = await filled();
    expect(await ids("/v1/subscriptions?price=price_2")).toEqual(["sub_incomplete_expired"]);
    expect(await ids(`/v1/subscriptions?current_period_end[gt]=${T0 + 3}`)).toEqual(["sub_trialing"]);
  });

  it("are rejected for a status that does not exist", async () => {
    const { status, body } = await (await filled()).get("/v1/subscriptions?status=gone");
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ type: "invalid_request_error", param: "status" });
    expect(body.error.message).toMatch(/^Invalid status: must be one of active, .*, all, or ended$/);
  });
});

describe("prices", () => {
  it("omit the inactive and the inline ones, which can be retrieved", async () => {
    const { ids, get } = await servePrices();
    expect(await ids("/v1/prices")).toEqual(["price_1"]);
    expect((await get("/v1/prices/price_2")).body["id"]).toBe("price_2");
    expect((await get("/v1/prices/price_inline")).body["id"]).toBe("price_inline");
  });

  it("are filtered by activity, currency, product, keys and interval", async () => {
    const { ids } = await servePrices();
    expect(await ids("/v1/prices?active=false")).toEqual(["price_2"]);
    expect(await ids("/v1/prices?currency=USD")).toEqual(["price_1"]);
    expect(await ids("/v1/prices?product=prod_1&lookup_keys[]=a&lookup_keys[]=z")).toEqual(["price_1"]);
    expect(await ids("/v1/prices?active=false&recurring[interval]=year")).toEqual(["price_2"]);
  });
});

describe("embedded lists", () => {
  const lines = Array.from({ length: 35 }, (_, index) => ({ id: `il_${index}`, object: "line_item", discounts: [] }));
  const items = Array.from({ length: 25 }, (_, index) => ({
    id: `si_${index}`,
    object: "subscription_item",
    discounts: [],
  }));
  const filled = () => {
    const store = emptyStore();
    add(store, "invoices", { id: "in_1", lines: list(lines) });
    add(store, "subscriptions", { id: "sub_1", status: "active", items: list(items) });
    add(store, "credit_notes", { id: "cn_1", lines: list(lines.slice(0, 11)) });
    return serve(store);
  };

  it("are cut, report that, and continue at their own endpoint", async () => {
    const { get } = await filled();
    for (const [path, name, cut, all] of [
      ["/v1/invoices/in_1", "lines", 10, lines],
      ["/v1/subscriptions/sub_1", "items", 20, items],
      ["/v1/credit_notes/cn_1", "lines", 10, lines.slice(0, 11)],
    ] as const) {
      const embedded = (await get(path)).body[name] as { data: { id: string }[]; has_more: boolean; url: string };
      expect(embedded.data).toHaveLength(cut);
      expect(embedded.has_more).toBe(true);
      const join = embedded.url.includes("?") ? "&" : "?";
      const rest = await get(`${embedded.url}${join}limit=100&starting_after=${embedded.data.at(-1)!.id}`);
      expect([...embedded.data, ...rest.body.data].map(({ id }) => id)).toEqual(all.map(({ id }) => id));
      expect(rest.body.has_more).toBe(false);
    }
  });

  it("can also be paged backwards", async () => {
    const { get } = await filled();
    const { body } = await get("/v1/invoices/in_1/lines?limit=2&ending_before=il_5");
    expect(body.data.map(({ id }) => id)).toEqual(["il_3", "il_4"]);
    expect(body.has_more).toBe(true);
  });

  it("of subscription items require the subscription", async () => {
    const { get } = await filled();
    expect((await get("/v1/subscription_items")).body.error).toMatchObject({
      code: "parameter_missing",
      param: "subscription",
    });
    expect((await get("/v1/subscription_items?subscription=sub_0")).body.error).toMatchObject({
      code: "resource_missing",
    });
    expect((await get("/v1/subscription_items/si_24")).body["id"]).toBe("si_24");
  });
});

type Question = Readonly<Record<string, string | number | undefined>>;
type Reader = (question: Question) => { ids: string[]; hasMore: boolean };

function reader(store: ReturnType<typeof emptyStore>): Reader {
  const api = createApi(store, new VirtualClock(T0 + 100));
  return (question) => {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(question)) if (value !== undefined) query.append(name, String(value));
    const call = { params: parseParams(query), seesAccount: true, require: () => undefined };
    const body = api.endpoint("/v1/invoices")!.get(call) as { data: { id: string }[]; has_more: boolean };
    return { ids: body.data.map(({ id }) => id), hasMore: body.has_more };
  };
}

function forwards(read: Reader, limit: number, filters: Question): string[] {
  const all: string[] = [];
  for (;;) {
    const { ids, hasMore } = read({ ...filters, limit, starting_after: all.at(-1) });
    all.push(...ids);
    if (!hasMore) return all;
    expect(ids).toHaveLength(limit);
  }
}

function backwards(read: Reader, limit: number, filters: Question, from: string): string[] {
  const all: string[] = [];
  for (;;) {
    const { ids, hasMore } = read({ ...filters, limit, ending_before: all[0] ?? from });
    all.unshift(...ids);
    if (!hasMore) return all;
    expect(ids).toHaveLength(limit);
  }
}

function servePrices() {
  const store = emptyStore();
  add(store, "products", { id: "prod_1" });
  add(store, "prices", {
    id: "price_1",
    active: true,
    currency: "usd",
    product: "prod_1",
    lookup_key: "a",
    recurring: { interval: "month" },
  });
  add(store, "prices", {
    id: "price_2",
    active: false,
    currency: "eur",
    product: "prod_1",
    lookup_key: "b",
    recurring: { interval: "year" },
  });
  add(store, "prices", { id: "price_inline", active: true, currency: "usd", product: "prod_1", recurring: null });
  store.inlinePrices.add("price_inline");
  return serve(store);
}
