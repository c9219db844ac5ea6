import type { Point } from "../timeline/point.js";

/** A trial of a subscription (https://docs.stripe.com/billing/subscriptions/trials). */
export interface Trial {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly recordedSeconds: number;
  readonly source: "list" | "event";
}

/** The trials that a timeline shows, each as it is first seen. */
export function trialsOf(points: readonly Point[]): Trial[] {
  const trials = new Map<number, Trial>();
  for (const { facts, source, recordedSeconds } of points) {
    const { trialStartSeconds, trialEndSeconds, createdSeconds } = facts;
    if (trialStartSeconds === null || trialEndSeconds === null || trialEndSeconds <= trialStartSeconds) continue;
    if (trials.has(trialStartSeconds)) continue;
    const isEvent = source === "event";
    trials.set(trialStartSeconds, {
      startSeconds: trialStartSeconds,
      endSeconds: trialEndSeconds,
      recordedSeconds: isEvent ? recordedSeconds : Math.max(createdSeconds, trialStartSeconds),
      source: isEvent ? "event" : "list",
    });
  }
  return [...trials.values()];
}
