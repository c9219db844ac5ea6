import { describe, expect, it } from "vitest";
import { LOOSE_FIELDS } from "../../generated/loose-fields.js";
import { createSimulator, type InProcessSimulator } from "../../simulator.js";
import { isApiObject, listData, valueAt, type ApiObject } from "../api-object.js";
import { RESOURCES } from "../resources.js";
import { sparse } from "./sparse.js";
import { STORY } from "./story.js";

const options = { customers: 30, months: 8, seed: 4 } as const;
const whole = createSimulator(options);
const sparsely = createSimulator({ ...options, fields: "sparse" });

function answerOf(simulator: InProcessSimulator, path: string): ApiObject {
  const headers = { authorization: `Bearer ${simulator.key}` };
  const { answer } = simulator.respond({ method: "GET", url: new URL(path, "http://simulator"), headers });
  return JSON.parse(answer.body) as ApiObject;
}

function both(path: string): [ApiObject, ApiObject] {
  return [answerOf(whole, path), answerOf(sparsely, path)];
}

/** Every list with objects in this account, with all that its request may expand. */
const lists = [
  ...Object.values(RESOURCES)
    .filter(({ kind }) => kind !== "balance_transactions")
    .map(({ kind, whole: paths }) =>
      [`/v1/${kind}?limit=100`, ...paths.filter(isShallow).map((path) => `expand[]=data.${path}`)].join("&"),
    ),
  "/v1/events?limit=100",
];

/** A list's paths begin with `data`, and may have four segments. */
function isShallow(path: string): boolean {
  return path.split(".").length <= 3;
}

describe("a sparse answer", () => {
  it.each(lists)("of %s has the objects of the whole one, and no other values", (path) => {
    const [complete, reduced] = both(path);
    expect(reduced["has_more"]).toBe(complete["has_more"]);
    expect(listData(complete).length).toBeGreaterThan(0);
    expect(differences(complete, reduced).filter((each) => !each.endsWith(" went"))).toEqual([]);
    expect(differences(complete, reduced).length).toBeGreaterThan(0);
  });

  it("has no optional field", () => {
    const [complete, reduced] = both("/v1/customers?limit=1");
    for (const absent of ["address", "name", "phone", "invoice_prefix", "delinquent"]) {
      expect(listData(complete)[0]).toHaveProperty(absent);
      expect(listData(reduced)[0]).not.toHaveProperty(absent);
    }
  });

  it("has null in nullable fields, also within hashes, lists and maps", () => {
    const [, { data }] = both("/v1/invoices?limit=1");
    const [invoice] = data as ApiObject[];
    expect(invoice).toMatchObject({ customer_email: null, description: null, metadata: null, number: null });
    expect(invoice).toMatchObject({ payment_settings: { payment_method_types: null } });
    expect(listData(invoice!["lines"])[0]).toMatchObject({ description: null, invoice: null, subscription: null });
    const price = { object: "price", currency_options: { eur: { unit_amount: 5, unit_amount_decimal: "5" } } };
    expect(sparse(price)).toEqual({
      object: "price",
      currency_options: { eur: { unit_amount: null, unit_amount_decimal: "5" } },
    });
  });

  it("has the story, but for null and empty arrays", () => {
    expect(sparse({ object: "subscription_item", quantity: 3 })).toEqual({ object: "subscription_item", quantity: 3 });
    expect(sparse({ object: "customer", discount: null })).toEqual({ object: "customer" });
    expect(sparse({ object: "subscription", trial_end: null })).toEqual({ object: "subscription", trial_end: null });
    expect(sparse({ object: "line_item", discount_amounts: [], quantity: 2 })).toEqual({
      object: "line_item",
      discount_amounts: null,
      quantity: 2,
    });
  });

  it("has what the request expands", () => {
    const path = "/v1/invoices?limit=1&status=paid&expand[]=data.payments";
    expect(listData(listData(both(path)[1])[0]?.["payments"])).not.toEqual([]);
  });

  it("has a deleted object as it is", () => {
    const deleted = { id: "co_1", object: "coupon", deleted: true, name: "Old" };
    expect(sparse({ object: "discount", source: { coupon: deleted } })).toEqual({
      object: "discount",
      source: { coupon: deleted },
    });
  });

  it("stays the same if it is reduced again", () => {
    for (const path of lists) {
      const [, reduced] = both(path);
      expect(sparse(reduced)).toEqual(reduced);
    }
  });

  it("of an event names as previous only what its object shows", () => {
    const [, events] = both("/v1/events?limit=100");
    const changes = listData(events).flatMap((event) => {
      const previous = valueAt(event, "data.previous_attributes");
      return isApiObject(previous) ? [{ previous, object: valueAt(event, "data.object") as ApiObject }] : [];
    });
    expect(changes.length).toBeGreaterThan(0);
    for (const { previous, object } of changes) {
      const [before, after] = [sparse({ ...object, ...previous }), object];
      expect(Object.keys(previous).filter((name) => before[name] === null && after[name] === null)).toEqual([]);
    }
  });
});

describe("the story", () => {
  const entries = Object.entries(STORY).flatMap(([type, paths]) =>
    Object.keys(paths).map((path) => [type, path] as const),
  );

  it.each(entries)("of a %s names %s, which could go otherwise", (type, path) => {
    const { optional, nullable } = LOOSE_FIELDS[type]!;
    expect([...optional, ...nullable]).toContain(path);
  });
});

/** Returns the places at which the answers differ. `went`: a value of the whole one is absent or null. */
function differences(complete: unknown, reduced: unknown, place = ""): string[] {
  if (complete === reduced) return [];
  if (reduced === undefined || reduced === null) return [`${place} went`];
  if (Array.isArray(complete) && Array.isArray(reduced) && complete.length === reduced.length) {
    return complete.flatMap((each, index) => differences(each, reduced[index], `${place}.${index}`));
  }
  if (isApiObject(complete) && isApiObject(reduced)) {
    const names = [...new Set([...Object.keys(complete), ...Object.keys(reduced)])];
    return names.flatMap((name) => differences(complete[name], reduced[name], `${place}.${name}`));
  }
  return [place];
}
