import { describe, expect, it } from "vitest";
import type { Change } from "../metrics/facts/dossier.js";
import { isListed, rememberingListed } from "./listed-changes.js";
import { planDerived } from "./plan.js";
import type { StreamState } from "./state.js";

const listing = 1_790_000_000;
const input = {
  nowSeconds: listing,
  account: "acct_1",
  livemode: true,
  importStart: 0,
  followsChanges: true,
  fullRescanIntervalDays: 7,
};
const followed: StreamState = {
  ...planDerived("lifecycle_events", undefined, input).state,
  phase: "follow",
  open_ranges: [],
  recent_events: ["evt_seen"],
};

const change = (eventId: string, createdSeconds: number): Change => ({
  type: "customer_created",
  eventId,
  createdSeconds,
});

describe("a change that comes with an event", () => {
  it("was listed when it is older than the listing and its event came too late to be seen with it", () => {
    expect(isListed(followed, change("evt_late", listing - 20))).toBe(true);
    expect(isListed(followed, change("evt_late", listing))).toBe(true);
  });

  it("wasn't listed apart from its event when the listing's sync saw that too", () => {
    expect(isListed(followed, change("evt_seen", listing - 20))).toBe(false);
  });

  it("wasn't listed when it happened after the listing began", () => {
    expect(isListed(followed, change("evt_late", listing + 1))).toBe(false);
  });

  it("stays listed for the sync after next, which sees its event again", () => {
    const next = { ...followed, recent_events: ["evt_seen", "evt_late", "evt_new"] };
    const recent = [change("evt_late", listing - 20), change("evt_new", listing + 5)];
    const remembered = rememberingListed(next, followed, recent);
    expect(remembered.recent_events).toEqual(["evt_seen", "evt_new"]);
    expect(isListed(remembered, change("evt_late", listing - 20))).toBe(true);
  });
});
