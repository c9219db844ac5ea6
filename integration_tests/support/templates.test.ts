import { createSimulator, SHELF_RESOURCES, type ShelfList } from "stripe-simulator";
import { describe, expect, it } from "vitest";
import { hasFixtures, templateOf } from "./templates.js";

const stored = SHELF_RESOURCES.filter(({ routes }) => routes !== "single");
const lists = SHELF_RESOURCES.filter(({ routes }) => routes !== "single" && routes !== "no list");

describe.skipIf(!hasFixtures)("the template of", () => {
  it.each(SHELF_RESOURCES.map(({ object, path }) => [object, path]))(
    "a %s (%s) has its type and an id",
    (object, path) => {
      const template = templateOf(object);
      expect(template["object"]).toBe(object);
      if (SHELF_RESOURCES.some((each) => each.path === path && each.routes !== "single")) {
        expect(template["id"]).toEqual(expect.stringMatching(/./));
      }
    },
  );

  it.each(lists.filter(({ filters }) => "created" in filters).map(({ object }) => [object]))(
    "a %s has the time by which its list can be filtered",
    (object) => {
      expect(templateOf(object)["created"]).toEqual(expect.any(Number));
    },
  );
});

describe.skipIf(!hasFixtures)("an account with every resource", () => {
  it("lists as many objects as were put there", () => {
    const simulator = createSimulator({ customers: 0, months: 0 });
    const { shelf } = simulator;
    simulator.account.createCustomer({});
    simulator.account.createProduct({ name: "Pro" });
    const [below, tops] = [true, false].map((hasParent) =>
      stored.filter(({ path, parent }) => (path.includes("{id}") || parent !== undefined) === hasParent),
    ) as [typeof stored, typeof stored];
    for (const { path, object } of tops) shelf.fill(path, 3, templateOf(object));
    for (const { path } of tops.filter(({ routes }) => routes !== "no list")) {
      const { answer } = simulator.respond({
        method: "GET",
        url: new URL(path, "http://simulator"),
        headers: { authorization: `Bearer ${simulator.key}` },
      });
      expect({ path, count: (JSON.parse(answer.body) as { data: unknown[] }).data.length }).toEqual({ path, count: 3 });
    }
    for (const { path, object } of below)
      expect(shelf.fill(path, 2, templateOf(object)).length, path).toBeGreaterThan(0);
    for (const { path } of lists) {
      expect([...simulator.truth(path as ShelfList)].length, path).toBeGreaterThanOrEqual(2);
    }
  });
});
