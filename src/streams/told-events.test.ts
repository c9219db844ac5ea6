import { describe, expect, it } from "vitest";
import type { LifecycleEvent } from "../metrics/events/event-record.js";
import { at, customer, derived } from "../metrics/testing.js";
import { createToldEvents } from "./told-events.js";

const cursor = at("2026-03-14T10:00:00Z");

/** The event of a customer's signup so many seconds after the cursor. */
function signup(seconds: number, id = "cus_1"): LifecycleEvent {
  const [event] = derived({ customer: customer({ id, createdSeconds: cursor + seconds }) }).events;
  return event!;
}

/** What the state keeps after these events were told. */
function entriesOf(...events: LifecycleEvent[]): readonly string[] {
  const told = createToldEvents([], cursor);
  for (const event of events) told.add(event);
  return told.entries();
}

describe("told events", () => {
  it("are known again by the next sync, each as it was", () => {
    const next = createToldEvents(entriesOf(signup(5)), cursor + 3);
    expect(next.has(signup(5))).toBe(true);
    expect(next.has({ ...signup(5), plan: "Gold" })).toBe(false);
    expect(next.has(signup(5, "cus_2"))).toBe(false);
  });

  it("are remembered as long as the next sync reads their second again, whether or not it tells them", () => {
    const entries = entriesOf(signup(0), signup(7, "cus_2"));
    expect(entries).toHaveLength(2);
    expect(createToldEvents(entries, cursor + 7).entries()).toEqual(entries.slice(1));
    expect(createToldEvents(entries, cursor + 8).entries()).toEqual([]);
    expect(entriesOf(signup(-1))).toEqual([]);
  });

  it("are remembered as they were told last", () => {
    const again = createToldEvents(entriesOf(signup(5)), cursor);
    again.add({ ...signup(5), plan: "Gold" });
    const entries = again.entries();
    expect(entries).toHaveLength(1);
    expect(createToldEvents(entries, cursor).has({ ...signup(5), plan: "Gold" })).toBe(true);
    expect(createToldEvents(entries, cursor).has(signup(5))).toBe(false);
  });

  it("are forgotten where there are more than a state should hold", () => {
    const events = Array.from({ length: 500 }, (_, index) => signup(5, `cus_${index}`));
    const entries = entriesOf(...events);
    expect(entries).toHaveLength(500);
    expect(JSON.stringify(entries).length).toBeLessThan(35_000);
    expect(entriesOf(...events, signup(5, "cus_500"))).toEqual([]);
  });
});
