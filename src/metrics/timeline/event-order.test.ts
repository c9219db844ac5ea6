import { expect, test } from "vitest";
import { inOrderOfEvents } from "./event-order.js";
import { change, discount, monthly } from "../testing/world.js";

const [a, b, c] = [1000, 2000, 3000].map((amount) => monthly(amount)) as [
  ReturnType<typeof monthly>,
  ReturnType<typeof monthly>,
  ReturnType<typeof monthly>,
];
const there = change("2026-03-14T10:00:00Z", a, b, "evt_2");
const back = change("2026-03-14T10:00:00Z", b, a, "evt_1");

test("changes back and forth within the first second end in the state where the next second begins", () => {
  const again = change("2026-03-14T10:00:01Z", a, b, "evt_4");
  const on = change("2026-03-14T10:00:01Z", b, c, "evt_3");
  for (const changes of [
    [there, back, again, on],
    [on, again, back, there],
  ]) {
    expect(inOrderOfEvents(changes, c)).toEqual([there, back, again, on]);
  }
});

test("changes back and forth within the last second end in the current state", () => {
  expect(inOrderOfEvents([back, there], a)).toEqual([there, back]);
  expect(inOrderOfEvents([there, back], b)).toEqual([back, there]);
});

test("changes back and forth within the last second end in the current state, even in a newer representation", () => {
  const inNewerVersion = (facts: typeof a) => ({
    ...facts,
    items: facts.items.map((item) => ({ ...item, periodEndSeconds: (item.periodEndSeconds ?? 0) + 86_400 })),
  });
  expect(inOrderOfEvents([back, there], inNewerVersion(a))).toEqual([there, back]);
  expect(inOrderOfEvents([there, back], inNewerVersion(b))).toEqual([back, there]);
});

test("an incomplete sequence of changes still ends in a state that the next second shows", () => {
  const broken = [change("2026-03-14T10:00:01Z", a, c, "evt_5"), change("2026-03-14T10:00:01Z", a, b, "evt_6")];
  expect(inOrderOfEvents([back, there, ...broken], c).slice(0, 2)).toEqual([there, back]);
});

test("changes back and forth within the second of the end begin in the state that the end implies", () => {
  const ended = { ...a, status: "canceled", endedSeconds: there.createdSeconds };
  const end = { ...change("2026-03-14T10:00:00Z", a, ended, "evt_0"), beforeIsExact: false };
  expect(inOrderOfEvents([back, end, there], ended)).toEqual([there, back, end]);
});

test("an object with whole discounts matches events that contain only their ids", () => {
  const whole = discount({ id: "HALF", percentOff: "50" });
  const named = { id: whole.id, couponId: null, coupon: undefined, startSeconds: null, endSeconds: null };
  const [plain, reduced] = [monthly(1000), monthly(1000, { discounts: [named] })];
  const given = change("2026-03-14T10:00:00Z", plain, reduced, "evt_2");
  const taken = change("2026-03-14T10:00:00Z", reduced, plain, "evt_1");
  expect(inOrderOfEvents([given, taken], monthly(1000, { discounts: [whole] }))).toEqual([taken, given]);
  expect(inOrderOfEvents([taken, given], plain)).toEqual([given, taken]);
});
