import { createHash } from "node:crypto";
import type { LifecycleEvent } from "../metrics/events/event-record.js";
import { recordedSeconds } from "./due-events.js";

/**
 * The lifecycle events of the last minute, which the next sync reads again and must not tell a second time:
 *
 *     next cursor      told      now
 *     |------ lag -------|--------|
 */
export interface ToldEvents {
  /** Whether the event was told before as it is: one that reads otherwise now is to be told again. */
  has(event: LifecycleEvent): boolean;
  /** Takes an event that is in the destination. */
  add(event: LifecycleEvent): void;
  /** What the state has to remember: `event_id:time of recording:hash of the record` each. Nothing where it would be too much. */
  entries(): readonly string[];
}

/** 30 KB of state. What is told in a busier minute may be told twice. */
const mostEntries = 500;

/**
 * @param remembered the entries of the state
 * @param nextCursorSeconds what was recorded earlier is not read again
 */
export function createToldEvents(remembered: readonly string[], nextCursorSeconds: number): ToldEvents {
  const before = new Set(remembered);
  const byId = new Map<string, string>();
  for (const entry of remembered) {
    const [id = "", seconds] = entry.split(":");
    if (Number(seconds) >= nextCursorSeconds) byId.set(id, entry);
  }
  return {
    has: (event) => before.size > 0 && before.has(entryOf(event)),
    add(event) {
      if (recordedSeconds(event) >= nextCursorSeconds) byId.set(event.event_id, entryOf(event));
    },
    entries: () => (byId.size <= mostEntries ? [...byId.values()] : []),
  };
}

function entryOf(event: LifecycleEvent): string {
  const hash = createHash("sha256").update(JSON.stringify(event)).digest("base64url").slice(0, 11);
  return `${event.event_id}:${recordedSeconds(event)}:${hash}`;
}
