import { areTexts, isFlag, isTime, listOf, optional, shapeOf, type Check } from "./checks.js";
import type { Relisting } from "./state.js";

/** Ids of more rows would make the state too large. */
export const mostIds = 5_000;

/** Objects that fall due on the same day are listed together. */
const daySeconds = 86_400;

/** An object that will change once without an event. Both in Unix seconds. */
export interface PendingObject {
  readonly createdSeconds: number;
  readonly dueSeconds: number;
}

/** Returns the relisting with more pending objects. Those of one day share an entry. */
export function withPending(relisting: Relisting, objects: readonly PendingObject[]): Relisting {
  if (objects.length === 0) return relisting;
  const byDay = new Map((relisting.pending ?? []).map((each) => [dayOf(each[2]), each] as const));
  for (const { createdSeconds, dueSeconds } of objects) {
    const day = dayOf(dueSeconds);
    const [from, to, due] = byDay.get(day) ?? [createdSeconds, createdSeconds + 1, dueSeconds];
    byDay.set(day, [Math.min(from, createdSeconds), Math.max(to, createdSeconds + 1), Math.max(due, dueSeconds)]);
  }
  return { ...relisting, pending: [...byDay.values()].toSorted((a, b) => a[2] - b[2]) };
}

/** Returns the relisting with more rows in the destination; without any ids, if they are too many. */
export function withIds(relisting: Relisting, ids: Iterable<string>): Relisting {
  const all = new Set([...(relisting.ids ?? []), ...ids]);
  return { ...relisting, ids: all.size > mostIds ? undefined : [...all] };
}

function dayOf(seconds: number): number {
  return Math.floor(seconds / daySeconds);
}

/** Returns whether a value of a saved state is a relisting. */
export const isRelisting: Check = shapeOf({
  until: isTime,
  only_new: optional(isFlag),
  newest: optional(areTexts),
  ids: optional(areTexts),
  pending: optional(listOf((value) => Array.isArray(value) && value.length === 3 && value.every(isTime))),
});
