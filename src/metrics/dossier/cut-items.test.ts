import { describe, expect, it } from "vitest";
import { withWholeItems } from "./cut-items.js";
import { at, item, price, subscription } from "../testing/world.js";

const items = [100, 200, 300].map((amount) => item(price(amount), 1, { createdSeconds: at("2026-01-01") }));
const current = subscription(items);
const cut = (shown: typeof items) => subscription(shown, { itemsAreCut: true });
const change = {
  type: "subscription",
  eventId: "evt_1",
  createdSeconds: at("2026-03-14T12:00"),
  beforeIsExact: true,
} as const;

describe("a subscription change whose event omits items", () => {
  it("has the current subscription's items in both states", () => {
    const { before, after } = withWholeItems(
      { ...change, before: cut(items.slice(0, 2)), after: cut(items.slice(0, 2)) },
      current,
    );
    expect(before?.items).toEqual(items);
    expect(after.items).toEqual(items);
  });

  it("keeps the items of the event, such as an added item", () => {
    const { before, after } = withWholeItems(
      { ...change, before: cut([items[0]!]), after: cut(items.slice(0, 2)) },
      current,
    );
    expect(before?.items.map(({ id }) => id)).toEqual([items[0]!.id, items[2]!.id]);
    expect(after.items).toEqual(items);
  });

  it("omits items that were added later", () => {
    const later = item(price(400), 1, { createdSeconds: at("2026-03-15") });
    const { after } = withWholeItems(
      { ...change, before: cut(items), after: cut(items) },
      subscription([...items, later]),
    );
    expect(after.items).toEqual(items);
  });

  it("is unchanged if the event contains all items", () => {
    const cutChange = { ...change, before: subscription([items[0]!]), after: subscription([items[1]!]) };
    expect(withWholeItems(cutChange, current)).toBe(cutChange);
  });
});
