import { describe, expect, it } from "vitest";
import { LOOSE_FIELDS } from "../generated/loose-fields.js";
import { listData, valueAt, type ApiObject } from "../http/api-object.js";
import { T0 } from "../http/testing/fill-store.js";
import type { Kind } from "../store.js";
import type { EventRule } from "./resource.js";
import { SHELF_RESOURCES } from "./resources.js";
import { STORY_EVENTS } from "./story-events.js";
import { asking } from "./testing/asking.js";
import { exampleOf } from "./testing/example.js";

const LISTS = SHELF_RESOURCES.filter(({ routes }) => routes !== "single" && routes !== "no list").map(
  (resource) => [resource.path, resource] as const,
);

describe.each(LISTS)("%s", (_, resource) => {
  it("writes the events of the table: of a new, a changed and a removed object", () => {
    const { account, events, get } = asking();
    const { path, query, template } = exampleOf(account, resource);
    const { created, updated, deleted } = resource.events ?? {};
    const change = () => account.shelf.change(path, "x_1", { metadata: { seats: "5" } });
    const steps: [EventRule | undefined, () => unknown][] = [
      [created, () => account.shelf.add(path, template)],
      [updated, change],
      [deleted, () => account.shelf.remove(path, "x_1")],
    ];
    for (const [rule, act] of steps) {
      const before = events().length;
      account.advanceTo(account.clock.nowSeconds + 60);
      act();
      const written = events().slice(0, events().length - before);
      expect(written.map(({ type, created: at }) => ({ type, at }))).toEqual(
        rule === undefined ? [] : [{ type: typeOf(rule), at: account.clock.nowSeconds }],
      );
      if (typeof rule !== "string") continue;
      expect(written[0]!.data).toMatchObject({ object: { id: "x_1", object: resource.object } });
      for (const field of resource.notShown ?? []) expect(valueAt(written[0], `data.object.${field}`)).toBeUndefined();
      if (act === change && rule.endsWith(".updated")) {
        expect(written[0]!.data).toHaveProperty("previous_attributes", { metadata: null });
      } else expect(written[0]!.data).not.toHaveProperty("previous_attributes");
    }
    expect(listData(get(`${path}?${query}`).body)).toEqual([]);
  });

  it("writes the event that the test names, or none", () => {
    const { account, events } = asking();
    const { path, template } = exampleOf(account, resource);
    account.shelf.add(path, template, { event: null });
    account.shelf.change(path, "x_1", { status: "new" }, { event: "review.closed" });
    account.shelf.remove(path, "x_1", { event: null });
    expect(events()).toMatchObject([{ type: "review.closed", data: { object: { id: "x_1", status: "new" } } }]);
  });

  it("has an object whose loose fields are known", () => {
    expect(LOOSE_FIELDS).toHaveProperty([resource.object]);
  });
});

describe("the events", () => {
  it("about a parent contain the parent, with its embedded list", () => {
    const { account, events } = asking();
    account.shelf.add("/v1/transfers", { id: "tr_1", object: "transfer", created: T0 });
    account.shelf.add("/v1/transfers/tr_1/reversals", { id: "trr_1", object: "transfer_reversal", created: T0 });
    expect(events()[0]).toMatchObject({
      type: "transfer.reversed",
      data: { object: { id: "tr_1", reversals: { data: [{ id: "trr_1", transfer: "tr_1" }], has_more: false } } },
    });
  });

  it("of active entitlements contain the summary of the customer", () => {
    const { account, events } = asking();
    const customer = account.createCustomer({}).id;
    account.shelf.add("/v1/entitlements/active_entitlements", { id: "ent_1", object: "entitlement", customer });
    expect(events()[0]).toMatchObject({
      type: "entitlements.active_entitlement_summary.updated",
      data: { object: { customer, entitlements: { data: [{ id: "ent_1" }] } } },
    });
  });

  it("of an update that changes nothing are not written", () => {
    const { account, events } = asking();
    account.shelf.add("/v1/payouts", { id: "po_1", object: "payout", created: T0, status: "paid" }, { event: null });
    account.shelf.change("/v1/payouts", "po_1", { status: "paid" });
    expect(events()).toEqual([]);
  });
});

describe("the story's lists", () => {
  it.each(Object.entries(STORY_EVENTS) as [Kind, (typeof STORY_EVENTS)[Kind]][])(
    "%s take objects, too",
    (kind, rules) => {
      const { account, get, events, truth } = asking();
      const path = `/v1/${kind}` as const;
      account.shelf.add(path, { id: "x_1", object: "thing", created: T0, date: T0 });
      account.shelf.change(path, "x_1", { description: "changed" });
      expect(get(`${path}/x_1`).body).toMatchObject({ id: "x_1", description: "changed" });
      expect([...truth(path)]).toMatchObject([{ id: "x_1" }]);
      account.shelf.remove(path, "x_1");
      expect(listData(get(path).body)).toEqual([]);
      expect(
        events()
          .map(({ type }) => type)
          .toReversed(),
      ).toEqual([rules.created, rules.updated, rules.deleted].filter((type) => type !== undefined));
    },
  );

  it("show a removed customer as deleted", () => {
    const { account, get } = asking();
    account.shelf.add("/v1/customers", { id: "cus_1", object: "customer", created: T0 });
    account.shelf.remove("/v1/customers", "cus_1");
    expect(get("/v1/customers/cus_1").body).toEqual({ id: "cus_1", object: "customer", deleted: true });
  });
});

describe("fill", () => {
  it("spreads new objects over time, oldest first, each with an id of its own", () => {
    const { account, events } = asking();
    const made = account.shelf.fill("/v1/payouts", 3, { id: "po_1Template", object: "payout", created: 0 }, 100);
    expect(made.map(({ created }) => created)).toEqual([T0 - 300, T0 - 200, T0 - 100]);
    for (const { id } of made) expect(id).toMatch(/^po_\w{16}$/);
    expect(new Set(made.map(({ id }) => id)).size).toBe(3);
    expect(events()).toEqual([]);
  });

  it("fills the lists of all parents, or that of the one named", () => {
    const { account, truth } = asking();
    const { shelf } = account;
    shelf.fill("/v1/transfers", 2, { id: "tr_1", object: "transfer", created: 0 });
    shelf.fill("/v1/transfers/{id}/reversals", 3, { id: "trr_1", object: "transfer_reversal", created: 0 });
    const parents = [...truth("/v1/transfers/{id}/reversals")].map(({ transfer }) => transfer);
    expect(parents).toEqual([...truth("/v1/transfers")].flatMap(({ id }) => [id, id, id]));

    const [first] = shelf.fill("/v1/setup_intents", 2, { id: "seti_1", object: "setup_intent", created: 0 });
    const attempt: ApiObject = { id: "setatt_1", object: "setup_attempt", created: 0, setup_intent: "seti_none" };
    expect(shelf.fill("/v1/setup_attempts", 2, attempt)).toHaveLength(4);
    expect(shelf.fill("/v1/setup_attempts", 2, { ...attempt, setup_intent: first!["id"] })).toHaveLength(2);
  });
});

describe("the shelf rejects", () => {
  const { shelf } = asking().account;

  it.each([
    ["a path that Stripe does not have", () => shelf.add("/v1/nothing", { id: "x" })],
    ["the path of one object", () => shelf.add("/v1/payouts/po_1", { id: "x" })],
    ["a parent that does not exist", () => shelf.add("/v1/transfers/tr_none/reversals", { id: "x" })],
    ["a change of an object that does not exist", () => shelf.change("/v1/payouts", "po_none", {})],
    ["an object without an id", () => shelf.add("/v1/payouts", { object: "payout" })],
  ])("%s", (_, act) => {
    expect(act).toThrow();
  });

  it("a second object with an id", () => {
    shelf.add("/v1/payouts", { id: "po_twice", object: "payout" });
    expect(() => shelf.add("/v1/payouts", { id: "po_twice", object: "payout" })).toThrow("There already is po_twice");
  });
});

describe("sparse answers", () => {
  it("leave out what the types allow, and keep what the request expands", () => {
    const { account, get } = asking({ fields: "sparse" });
    account.shelf.add("/v1/plans", {
      id: "price_1",
      object: "plan",
      created: T0,
      nickname: "Pro",
      tiers: [{ up_to: 1 }],
    });
    expect(get("/v1/plans/price_1").body).toMatchObject({ nickname: null });
    expect(get("/v1/plans/price_1?expand[]=tiers").body).toHaveProperty("tiers");
  });
});

function typeOf(rule: EventRule): string {
  if (typeof rule === "string") return rule;
  return "ofParent" in rule ? rule.ofParent : rule.ofSummary;
}
