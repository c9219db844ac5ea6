import { expect, test } from "vitest";
import type { SubscriptionFacts } from "../../dossier/subscription-facts.js";
import { change, derived, discount, item, monthly, price, subscription } from "../../testing/world.js";

const active = monthly(2900);
const two = subscription([item(price(2900), 2)]);
const off = { discounts: [discount({ percentOff: "50" })] };
const paused = { ...active, pauseBehavior: "void" };

const cases: [string, SubscriptionFacts, SubscriptionFacts, string[]][] = [
  ["a higher price is an upgrade", active, monthly(4900), ["subscription_upgraded"]],
  ["a lower quantity is a downgrade", two, active, ["subscription_downgraded"]],
  [
    "the same plan billed yearly, which costs less a month, is neither",
    active,
    subscription([item(price(29_000, "year"))]),
    [],
  ],
  [
    "a higher price with a discount follows the direction of MRR",
    active,
    { ...monthly(4900), ...off },
    ["subscription_downgraded"],
  ],
  ["another price of equal MRR is neither", active, subscription([item(price(2900, "month", { id: "price_b" }))]), []],
  ["a discount is neither", active, { ...active, ...off }, []],
  ["a pause is neither", active, paused, []],
  ["a resumption at a higher price is only a reactivation", paused, monthly(4900), ["subscription_reactivated"]],
];

test.each(cases)("%s", (_name, before, after, expected) => {
  const { events } = derived({ subscriptions: [after], changes: [change("2026-03-14T10:00:00Z", before, after)] });
  const ofEvents = events.filter(({ source }) => source === "event");
  const entry = ofEvents.find(({ event_type }) => event_type === "subscription_changed");
  const labels = ofEvents.filter(({ event_type }) => /_(upgraded|downgraded|reactivated|started)$/.test(event_type));
  expect(labels.map(({ event_type }) => event_type)).toEqual(expected);
  for (const label of labels) {
    const { event_id, event_type, sequence, mrr_delta, movement, change_types, items, previous_items, ...same } = label;
    expect(entry).toMatchObject(same);
    expect([mrr_delta, movement, change_types, items, previous_items]).toEqual([null, null, null, null, null]);
    expect(sequence).toBeGreaterThan(entry?.sequence ?? Infinity);
    expect([event_id, event_type]).not.toContain(entry?.event_id);
  }
});

test("a new subscription within an hour of a churn is one movement, and no reactivation", () => {
  const ended = { ...active, status: "canceled", endedSeconds: active.createdSeconds + 86_400 };
  const next = monthly(4900, { id: "sub_2", createdSeconds: ended.endedSeconds + 600 });
  const types = derived({ subscriptions: [ended, next] }).events.map(({ event_type }) => event_type);
  expect(types).not.toContain("subscription_reactivated");
  expect(types.filter((type) => type === "subscription_started")).toHaveLength(2);
});
