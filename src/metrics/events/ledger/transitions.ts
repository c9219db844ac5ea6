import { changeTypesOf } from "./change-types.js";
import type { Point } from "../../timeline/point.js";
import { mrrStateKey, type MrrState } from "../../timeline/mrr-state.js";

/** An entry of the ledger: the change between two points of a subscription's timeline. */
export interface Transition {
  readonly type: "subscription_changed" | "subscription_cancelled";
  readonly changeTypes: readonly string[];
  readonly occurredSeconds: number;
  readonly point: Point;
  /** undefined: the subscription did not exist, as far as known. */
  readonly previous: MrrState | undefined;
  readonly previousMrrMinor: number;
  readonly mrrMinor: number;
  /** The fact's identifier within its type. */
  readonly key: string;
}

/**
 * Returns the ledger entries of a timeline. Changes while a subscription does not count (a trial, a pause) are no
 * entries.
 */
export function transitionsOf(points: readonly Point[]): Transition[] {
  const transitions: Transition[] = [];
  const keys = new Map<string, number>();
  let previous: MrrState | undefined;
  let hasCounted = false;
  for (const point of points) {
    const { mrrState, facts } = point;
    if (previous?.counting === "ended") break;
    const entry = { point, previous, previousMrrMinor: previous?.mrrMinor ?? 0, mrrMinor: mrrState.mrrMinor };
    const changeTypes = changeTypesOf(previous, point, hasCounted);
    if (mrrState.counting === "ended") {
      const occurredSeconds = facts.endedSeconds ?? point.occurredSeconds;
      transitions.push({ ...entry, type: "subscription_cancelled", changeTypes: [], occurredSeconds, key: facts.id });
    } else if (changeTypes.includes("started")) {
      const occurredSeconds = startedSeconds(point, previous);
      transitions.push({
        ...entry,
        type: "subscription_changed",
        changeTypes,
        occurredSeconds,
        key: `${facts.id}:start`,
      });
    } else if (changeTypes.length > 0) {
      const { occurredSeconds } = point;
      const key = `${facts.id}:${occurredSeconds}:${mrrStateKey(mrrState)}`;
      const nth = (keys.get(key) ?? 0) + 1;
      keys.set(key, nth);
      // Reaching the same state twice in one second is two facts.
      const distinct = nth === 1 ? key : `${key}:${nth}`;
      transitions.push({ ...entry, type: "subscription_changed", changeTypes, occurredSeconds, key: distinct });
    }
    hasCounted ||= mrrState.counting === "counted";
    previous = mrrState;
  }
  return transitions;
}

/**
 * Returns the business time of a start. Stripe records the event afterwards.
 * The start is the trial's end, or the start date, which may be backdated.
 */
function startedSeconds({ facts, source, occurredSeconds }: Point, previous: MrrState | undefined): number {
  if (source !== "event") return occurredSeconds;
  if (previous?.counting === "trialing") return Math.min(occurredSeconds, facts.trialEndSeconds ?? occurredSeconds);
  if (previous === undefined || previous.counting === "incomplete")
    return Math.min(occurredSeconds, facts.startSeconds);
  return occurredSeconds;
}
