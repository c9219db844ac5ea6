import type { VirtualClock } from "../clock.js";
import { ActionError } from "./action-error.js";
import { JobQueue } from "./job-queue.js";

/** A clock, and the actions that are scheduled on it. */
export interface Schedule {
  /**
   * Runs `action` when the clock reaches `atSeconds` (Unix, not before now). Actions of one second run in the order in
   * which they were added.
   */
  readonly schedule: (atSeconds: number, action: () => void) => void;
  /**
   * Runs all scheduled actions in time order, each with the clock at its own time. Ends with the clock at `seconds`.
   */
  readonly advanceTo: (seconds: number) => void;
}

export function createSchedule(clock: VirtualClock): Schedule {
  const jobs = new JobQueue();
  return {
    schedule: (atSeconds, action) => {
      if (atSeconds < clock.nowSeconds) throw new ActionError("Nothing can be scheduled in the past.");
      jobs.add(atSeconds, action);
    },
    advanceTo: (seconds) => {
      for (let at = jobs.nextSeconds; at !== undefined && at <= seconds; at = jobs.nextSeconds) {
        clock.advanceTo(Math.max(at, clock.nowSeconds));
        jobs.take()?.();
      }
      clock.advanceTo(seconds);
    },
  };
}
