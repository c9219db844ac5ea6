import { describe, expect, it } from "vitest";
import { cutItemsIn, withWholeItems } from "./cut-items.js";
import { at, derived, item, price, subscription } from "../testing/world.js";

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
    const added = { ...items[1]!, createdSeconds: change.createdSeconds };
    const { before, after } = withWholeItems(
      { ...change, before: cut([items[0]!]), after: cut([items[0]!, added]) },
      current,
    );
    expect(before?.items.map(({ id }) => id)).toEqual([items[0]!.id, items[2]!.id]);
    expect(after.items).toEqual([items[0], added, items[2]]);
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

/** Stripe shows 20 items in an event. `previous_attributes.items` contains as many, without `has_more`. */
describe("a subscription of 25 items", () => {
  const many = Array.from({ length: 25 }, (_, index) =>
    item(price(100 + index), 1, { id: `si_${index}`, createdSeconds: at("2026-01-01") }),
  );
  const shown = (all: typeof many) => subscription(all.slice(0, 20), { itemsAreCut: all.length > 20 });
  const withQuantity = (index: number, quantity: number) => many.with(index, { ...many[index]!, quantity });
  const changed = (before: ReturnType<typeof shown>, after: ReturnType<typeof shown>, now: typeof many) =>
    withWholeItems({ ...change, before, after }, subscription(now));
  const deltas = (before: ReturnType<typeof shown>, after: ReturnType<typeof shown>, now: typeof many) =>
    derived({ subscriptions: [subscription(now)], changes: [{ ...change, before, after }] })
      .events.filter(({ mrr_delta, source }) => mrr_delta !== null && source === "event")
      .map(({ mrr_delta }) => mrr_delta);

  it("keeps the last items when one of the first changes", () => {
    const now = withQuantity(3, 5);
    const { before, after } = changed(shown(many), shown(now), now);
    expect(before?.items).toEqual(many);
    expect(after.items).toEqual(now);
    expect(deltas(shown(many), shown(now), now)).toEqual([4 * 103]);
  });

  it("has no change that the event does not show when one of the last changes", () => {
    const now = withQuantity(23, 5);
    const { before, after } = changed(shown(many), shown(now), now);
    expect(before?.items).toEqual(after.items);
    expect(deltas(shown(many), shown(now), now)).toEqual([]);
  });

  it("has the earlier value of one of the last items if the previous values contain all items", () => {
    const now = withQuantity(23, 5);
    const { before, after } = changed(subscription(many, { itemsAreCut: true }), shown(now), now);
    expect(before?.items).toEqual(many);
    expect(after.items).toEqual(now);
  });

  it("does not gain the item that moves up when one of the first is removed", () => {
    const now = many.toSpliced(2, 1);
    const { before, after } = changed({ ...shown(many), itemsAreCut: true }, shown(now), now);
    expect(before?.items).toEqual(many);
    expect(after.items).toEqual(now);
    expect(deltas(shown(many), shown(now), now)).toEqual([-102]);
  });

  it("keeps the last items when so many are removed that the event shows all others", () => {
    const now = many.slice(7);
    const { before, after } = changed({ ...shown(many), itemsAreCut: false }, shown(now), now);
    expect(before?.items).toEqual(many);
    expect(after.items).toEqual(now);
  });

  it("gains only the items that were added", () => {
    const added = many.map((one, index) => (index < 20 ? one : { ...one, createdSeconds: change.createdSeconds }));
    const { before, after } = changed({ ...shown(many), itemsAreCut: true }, shown(added), added);
    expect(before?.items).toEqual(many.slice(0, 20));
    expect(after.items).toEqual(added);
  });
});

describe("a subscription of which events do not contain all items", () => {
  const changed = (itemsAreCut: boolean) => ({
    ...change,
    before: undefined,
    after: subscription(items, { itemsAreCut }),
  });

  it("is named once, and others are not", () => {
    expect(cutItemsIn([changed(true), changed(true)])).toEqual([
      expect.stringMatching(/^Subscription \w+: its events contain only 20 items, so changes of the others come with/),
    ]);
    expect(cutItemsIn([changed(false)])).toEqual([]);
  });
});
