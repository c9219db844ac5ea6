import { describe, expect, it } from "vitest";
import { noticesOfFullState } from "./next-state.js";

describe("the notices of a state without room for every reported MRR", () => {
  const notices = (counts: { lost: number; dropped: number }, followsChanges = true) =>
    noticesOfFullState("lifecycle_events", counts, followsChanges);

  it("are none if there is room", () => {
    expect(notices({ lost: 0, dropped: 0 })).toEqual([]);
  });

  it("say how often to sync", () => {
    expect(notices({ lost: 0, dropped: 12 })).toEqual([
      "The state is full: the reported MRR of 12 subscriptions is not stored by the stream lifecycle_events. If the connection pauses for more than 28 days, their MRR changes may be reported twice or not at all. Sync at least once in 28 days, or clear the stream after a longer pause.",
    ]);
  });

  it("name the missing permission without Events, because then every sync has a gap", () => {
    expect(notices({ lost: 0, dropped: 12 }, false)).toEqual([
      "The state is full: the reported MRR of 12 subscriptions is not stored by the stream lifecycle_events. The API key lacks Events (Core) → Read, so each sync may report their MRR changes twice or not at all. Add this permission to the key, then clear the stream.",
    ]);
  });

  it("report what a gap has cost, also if there is room again", () => {
    expect(notices({ lost: 7, dropped: 0 })).toEqual([
      "The MRR changes of 7 subscriptions may have been reported twice or not at all by the stream lifecycle_events, because the state had no room for what was reported and the events since then are missing. Clear the stream and sync again.",
    ]);
  });
});
