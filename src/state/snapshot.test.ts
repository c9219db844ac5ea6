import { describe, expect, it } from "vitest";
import { followedFromSnapshot, isListed, isSnapshot, snapshotToKeep, type Snapshot } from "./snapshot.js";

const at = 1_790_000_000;
const listing: Snapshot = { from: at - 60, until: at - 50, at, seen: ["evt_seen"] };

const change = (eventId: string, createdSeconds: number) => ({ eventId, createdSeconds });

describe("a change that comes with an event", () => {
  it("was listed when it is older than the listing and its event came too late to be seen with it", () => {
    expect(isListed({ listing }, change("evt_late", at - 50))).toBe(true);
    expect(isListed({ listing }, change("evt_late", at))).toBe(true);
  });

  it("wasn't listed apart from its event when the listing's sync saw that too", () => {
    expect(isListed({ listing }, change("evt_seen", at - 20))).toBe(false);
  });

  it("wasn't listed when it happened after the listing began", () => {
    expect(isListed({ listing }, change("evt_late", at + 1))).toBe(false);
  });

  it("was told as an event when all events of its time were known", () => {
    expect(isListed({ listing }, change("evt_early", at - 51))).toBe(false);
  });

  it("wasn't listed when there was no listing", () => {
    expect(isListed({ listing: undefined }, change("evt_late", at - 20))).toBe(false);
  });
});

describe("what a listing told", () => {
  it("is remembered as long as events of before it may still be told", () => {
    expect(snapshotToKeep(listing)).toEqual(listing);
    expect(snapshotToKeep({ ...listing, until: at })).toBeDefined();
    expect(snapshotToKeep({ ...listing, until: at + 1 })).toBeUndefined();
  });

  it("is not remembered when its last minute was too busy for a state", () => {
    const seen = Array.from({ length: 500 }, (_, index) => `evt_${index}`);
    expect(snapshotToKeep({ ...listing, seen })).toBeDefined();
    expect(snapshotToKeep({ ...listing, seen: [...seen, "evt_500"] })).toBeUndefined();
  });

  it("has the changes since its beginning read again, which else begin at the cursor", () => {
    expect(followedFromSnapshot({ listing, events_cursor: at - 50 })).toBe(at - 60);
    expect(followedFromSnapshot({ events_cursor: at + 5 })).toBe(at + 5);
  });

  it.each([[null], [{ ...listing, at: "now" }], [{ ...listing, seen: [1] }], [{ from: at }]])(
    "is not taken for one when it is %j",
    (value) => {
      expect(isSnapshot(listing)).toBe(true);
      expect(isSnapshot(value)).toBe(false);
    },
  );
});
