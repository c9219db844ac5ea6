import { describe, expect, it } from "vitest";
import { followedFromSnapshot, isListed, isSnapshot, snapshotToKeep, type Snapshot } from "./snapshot.js";

const at = 1_790_000_000;
const snapshot: Snapshot = { from: at - 60, until: at - 50, at, seen: ["evt_seen"] };

const change = (eventId: string, createdSeconds: number) => ({ eventId, createdSeconds });

describe("a change that an event reports", () => {
  it("was listed if it is older than the snapshot and its event came too late to be seen with it", () => {
    expect(isListed({ snapshot }, change("evt_late", at - 50))).toBe(true);
    expect(isListed({ snapshot }, change("evt_late", at))).toBe(true);
  });

  it("does not count as listed if the listing's sync saw its event too", () => {
    expect(isListed({ snapshot }, change("evt_seen", at - 20))).toBe(false);
  });

  it("was not listed if it happened after the snapshot began", () => {
    expect(isListed({ snapshot }, change("evt_late", at + 1))).toBe(false);
  });

  it("was not listed but emitted as an event if all events of its time were known", () => {
    expect(isListed({ snapshot }, change("evt_early", at - 51))).toBe(false);
  });

  it("was not listed if there is no snapshot", () => {
    expect(isListed({ snapshot: undefined }, change("evt_late", at - 20))).toBe(false);
  });
});

describe("a snapshot", () => {
  it("is kept while older events may still be emitted", () => {
    expect(snapshotToKeep(snapshot)).toEqual(snapshot);
    expect(snapshotToKeep({ ...snapshot, until: at })).toBeDefined();
    expect(snapshotToKeep({ ...snapshot, until: at + 1 })).toBeUndefined();
  });

  it("is not kept if its last minute has too many events for a state", () => {
    const seen = Array.from({ length: 500 }, (_, index) => `evt_${index}`);
    expect(snapshotToKeep({ ...snapshot, seen })).toBeDefined();
    expect(snapshotToKeep({ ...snapshot, seen: [...seen, "evt_500"] })).toBeUndefined();
  });

  it("makes later syncs read changes from its start instead of the cursor", () => {
    expect(followedFromSnapshot({ snapshot, events_cursor: at - 50 })).toBe(at - 60);
    expect(followedFromSnapshot({ events_cursor: at + 5 })).toBe(at + 5);
  });

  it.each([[null], [{ ...snapshot, at: "now" }], [{ ...snapshot, seen: [1] }], [{ from: at }]])(
    "is not %j",
    (value) => {
      expect(isSnapshot(snapshot)).toBe(true);
      expect(isSnapshot(value)).toBe(false);
    },
  );
});
