import * as fc from "fast-check";
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

test("creation is first and the end is last, even if their neighbours contradict them", () => {
  const ended = { ...c, status: "canceled", endedSeconds: there.createdSeconds };
  const created = change("2026-03-14T10:00:00Z", undefined, b, "evt_9");
  const end = { ...change("2026-03-14T10:00:00Z", c, ended, "evt_0"), beforeIsExact: false };
  expect(inOrderOfEvents([end, there, created], ended)).toEqual([created, there, end]);
});

test("if the states do not decide, the ids of the events do", () => {
  const d = monthly(4000);
  const [one, other] = [change("2026-03-14T10:00:00Z", c, d, "evt_1"), there];
  expect(inOrderOfEvents([other, one])).toEqual([one, other]);
  expect(inOrderOfEvents([one, other])).toEqual([one, other]);
});

test("the next second begins with its updates rather than with its end", () => {
  const ended = { ...a, status: "canceled", endedSeconds: there.createdSeconds + 1 };
  const update = { ...change("2026-03-14T10:00:01Z", b, a, "evt_9"), beforeIsExact: false };
  const end = { ...change("2026-03-14T10:00:01Z", a, ended, "evt_0"), beforeIsExact: false };
  expect(inOrderOfEvents([there, back, update, end], ended)).toEqual([back, there, update, end]);
});

test("a second begins where the one before it ended", () => {
  const first = change("2026-03-14T09:00:00Z", c, a, "evt_5");
  expect(inOrderOfEvents([first, back, there])).toEqual([first, there, back]);
  const created = change("2026-03-14T10:00:00Z", undefined, b, "evt_9");
  expect(inOrderOfEvents([there, back, created])).toEqual([created, back, there]);
});

test("states differ by the ids of their discounts", () => {
  const named = (id: string) => ({ id, couponId: null, coupon: undefined, startSeconds: null, endSeconds: null });
  const [one, two] = ["di_1", "di_2"].map((id) => monthly(1000, { discounts: [named(id)] })) as [typeof a, typeof a];
  const on = change("2026-03-14T10:00:00Z", one, two, "evt_2");
  const off = change("2026-03-14T10:00:00Z", two, one, "evt_1");
  expect(inOrderOfEvents([off, on], one)).toEqual([on, off]);
});

test("an event that was read twice is one change", () => {
  expect(inOrderOfEvents([there, there], b)).toEqual([there]);
});

test("seconds are in order, whatever their events' ids", () => {
  const later = change("2026-03-14T10:00:01Z", b, c, "evt_0");
  expect(inOrderOfEvents([later, there], c)).toEqual([there, later]);
});

test("a change without previous values follows the last one that produced the state it shows, else all others", () => {
  const accompanying = (after: typeof a) => ({
    ...change("2026-03-14T10:00:00Z", c, after, "evt_0"),
    beforeIsExact: false,
  });
  const on = change("2026-03-14T10:00:00Z", b, c, "evt_3");
  expect(inOrderOfEvents([accompanying(b), on, there], c)).toEqual([there, accompanying(b), on]);
  const again = change("2026-03-14T10:00:00Z", a, b, "evt_4");
  const first = change("2026-03-14T09:00:00Z", undefined, a, "evt_5");
  expect(inOrderOfEvents([first, again, accompanying(b), back, there], b).at(-1)).toEqual(accompanying(b));
  const unrelated = accompanying(monthly(9000));
  expect(inOrderOfEvents([unrelated, on, there], c)).toEqual([there, on, unrelated]);
});

test("of two events of the end, the one that shows the subscription before it is first", () => {
  const ended = { ...a, status: "canceled", endedSeconds: there.createdSeconds };
  const end = change("2026-03-14T10:00:00Z", a, ended, "evt_9");
  const after = change("2026-03-14T10:00:00Z", ended, { ...ended, cancellationReason: "late" }, "evt_0");
  expect(inOrderOfEvents([after, end], after.after)).toEqual([end, after]);
  expect(inOrderOfEvents([end, after], after.after)).toEqual([end, after]);
});

test("a second with a missing change contradicts the others once, and ends in the current state", () => {
  const d = monthly(4000);
  const on = change("2026-03-14T10:00:00Z", c, d, "evt_1");
  const first = change("2026-03-14T09:00:00Z", undefined, a, "evt_0");
  for (const changes of [
    [first, there, on],
    [on, first, there],
  ]) {
    expect(inOrderOfEvents(changes, d)).toEqual([first, there, on]);
  }
});

test("the order does not depend on the order of the input, even if changes contradict each other", () => {
  const states = [a, b, c, { ...a, status: "past_due" }, { ...a, status: "canceled", endedSeconds: a.createdSeconds }];
  const anyState = fc.constantFrom(...states);
  const anyChanges = fc
    .array(
      fc.record({
        second: fc.integer({ min: 0, max: 1 }),
        before: fc.option(anyState, { nil: undefined, freq: 9 }),
        after: anyState,
        beforeIsExact: fc.boolean(),
      }),
      { minLength: 2, maxLength: 9 },
    )
    .map((drawn) =>
      drawn.map(({ second, before, after, beforeIsExact }, index) => ({
        ...change(`2026-03-14T10:00:0${second}Z`, before, after, `evt_${(index * 7) % 10}`),
        beforeIsExact,
      })),
    );
  const shuffled = anyChanges.chain((changes) =>
    fc.tuple(fc.constant(changes), fc.shuffledSubarray(changes, { minLength: changes.length })),
  );
  fc.assert(
    fc.property(shuffled, anyState, ([changes, mixed], current) => {
      const ordered = inOrderOfEvents(changes, current);
      expect(ordered).toHaveLength(changes.length);
      expect(inOrderOfEvents(mixed, current)).toEqual(ordered);
    }),
  );
});

test("the changes of a second are in the order of the states that they show, whatever their number", () => {
  const amounts = fc.uniqueArray(fc.integer({ min: 1, max: 10_000 }), { minLength: 3, maxLength: 12 });
  const walks = amounts.chain((drawn) => {
    const states = drawn.map((amount) => monthly(amount));
    const walk = states
      .slice(1)
      .map((after, index) => change("2026-03-14T10:00:00Z", states[index], after, `evt_${drawn[index]}`));
    return fc.tuple(fc.constant(walk), fc.shuffledSubarray(walk, { minLength: walk.length }));
  });
  fc.assert(
    fc.property(walks, ([walk, mixed]) => {
      expect(inOrderOfEvents(mixed, walk.at(-1)?.after)).toEqual(walk);
    }),
  );
});
