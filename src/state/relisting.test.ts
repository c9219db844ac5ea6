import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isRelisting, mostIds, withIds, withPending, type PendingObject } from "./relisting.js";
import type { Relisting } from "./state.js";

const none: Relisting = { until: 1_700_000_000 };

const object = fc.record({
  createdSeconds: fc.integer({ min: 1_600_000_000, max: 1_700_000_000 }),
  dueSeconds: fc.integer({ min: 1_600_000_000, max: 1_700_864_000 }),
});

/** Whether some entry lists the object again, at its due second or later on the same day. */
function isCovered(
  { createdSeconds, dueSeconds }: PendingObject,
  { pending = [] }: ReturnType<typeof withPending>,
): boolean {
  return pending.some(
    ([from, to, due]) =>
      from <= createdSeconds && createdSeconds < to && dueSeconds <= due && due < dueSeconds + 86_400,
  );
}

describe("pending objects", () => {
  it("are each listed again when they are due, in any number of notes, with one entry a day", () => {
    fc.assert(
      fc.property(fc.array(fc.array(object, { maxLength: 20 }), { maxLength: 5 }), (notes) => {
        const remembered = notes.reduce(withPending, none);
        expect(notes.flat().filter((each) => !isCovered(each, remembered))).toEqual([]);
        const days = new Set(notes.flat().map(({ dueSeconds }) => Math.floor(dueSeconds / 86_400)));
        expect(remembered.pending ?? []).toHaveLength(days.size);
        expect(isRelisting(JSON.parse(JSON.stringify(remembered)))).toBe(true);
      }),
    );
  });
});

describe("an entry of pending objects", () => {
  it("covers the objects of its day, and is sorted by the time when they are due", () => {
    const remembered = withPending(none, [
      { createdSeconds: 500, dueSeconds: 90_000 },
      { createdSeconds: 300, dueSeconds: 100 },
      { createdSeconds: 400, dueSeconds: 50 },
      { createdSeconds: 200, dueSeconds: 80 },
    ]);
    expect(remembered.pending).toEqual([
      [200, 401, 100],
      [500, 501, 90_000],
    ]);
    expect(withPending(none, [{ createdSeconds: 7, dueSeconds: 9 }]).pending).toEqual([[7, 8, 9]]);
    expect(withPending(none, [])).toBe(none);
  });

  it("has three times", () => {
    const accepts = (entry: unknown) => isRelisting({ ...none, pending: [entry] });
    expect([[1, 2, 3], [1, 2], [1, 2, 3, 4], "123", { length: 3 }, null].map(accepts)).toEqual([
      true,
      ...Array.from({ length: 5 }, () => false),
    ]);
  });
});

describe("the ids of rows", () => {
  it("are kept once each, and not at all when they are too many", () => {
    expect(withIds({ ...none, ids: ["a", "b"] }, ["b", "c"]).ids).toEqual(["a", "b", "c"]);
    const most = Array.from({ length: mostIds }, (_, index) => `id_${index}`);
    expect(withIds({ ...none, ids: [] }, most).ids).toHaveLength(mostIds);
    expect(withIds({ ...none, ids: most }, ["one more"]).ids).toBeUndefined();
  });
});
