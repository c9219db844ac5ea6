import { describe, expect, it } from "vitest";
import { followedFromSnapshot, isListed, isSnapshot, snapshotToKeep, type Snapshot } from "./snapshot.js";

const at = 1_790_000_000;
const snapshot: Snapshot = { from: at - 60, until: at - 50, at, seen: ["evt_seen"] };

const change = (eventId: string, createdSeconds: number) => ({ eventId, createdSeconds });

describe("a change that comes with an event", () => {
  it("was listed when it is older than the snapshot and its event came too late to be seen with it", () => {
    expect(isListed({ snapshot }, change("evt_late", at - 50))).toBe(true);
    expect(isListed({ snapshot }, change("evt_late", at))).toBe(true);
  });

  it("wasn't listed apart from its event when the listing's sync saw that too", () => {
    expect(isListed({ snapshot }, change("evt_seen", at - 20))).toBe(false);
  });

  it("wasn't listed when it happened after the snapshot began", () => {
    expect(isListed({ snapshot }, change("evt_late", at + 1))).toBe(false);
  });

  it("was told as an event when all events of its time were known", () => {
    expect(isListed({ snapshot }, change("evt_early", at - 51))).toBe(false);
  });

  it("wasn't listed when there was no listing", () => {
    expect(isListed({ snapshot: undefined }, change("evt_late", at - 20))).toBe(false);
  });
});

describe("what a snapshot told", () => {
  it("is remembered as long as events of before it may still be told", () => {
    expect(snapshotToKeep(snapshot)).toEqual(snapshot);
    expect(snapshotToKeep({ ...snapshot, until: at })).toBeDefined();
    expect(snapshotToKeep({ ...snapshot, until: at + 1 })).toBeUndefined();
  });

  it("is not remembered when its last minute was too busy for a state", () => {
    const seen = Array.from({ length: 500 }, (_, index) => `evt_${index}`);
    expect(snapshotToKeep({ ...snapshot, seen })).toBeDefined();
    expect(snapshotToKeep({ ...snapshot, seen: [...seen, "evt_500"] })).toBeUndefined();
  });

  it("has the changes since its beginning read again, which else begin at the cursor", () => {
    expect(followedFromSnapshot({ snapshot, events_cursor: at - 50 })).toBe(at - 60);
    expect(followedFromSnapshot({ events_cursor: at + 5 })).toBe(at + 5);
  });

  it.each([[null], [{ ...snapshot, at: "now" }], [{ ...snapshot, seen: [1] }], [{ from: at }]])(
    "is not taken for one when it is %j",
    (value) => {
      expect(isSnapshot(snapshot)).toBe(true);
      expect(isSnapshot(value)).toBe(false);
    },
  );
});
