import type { Point } from "../../timeline/point.js";

/** A trial of a subscription (https://docs.stripe.com/billing/subscriptions/trials). */
export interface Trial {
  readonly startSeconds: number;
  /** The first planned end. */
  readonly endSeconds: number;
  /** The last known end. A trial may be extended or shortened, even to zero length. */
  readonly finalEndSeconds: number;
  /** When the subscription's next trial begins; Infinity: there is none. */
  readonly nextStartSeconds: number;
  readonly recordedSeconds: number;
  readonly source: "list" | "event";
  /** The first point that shows the trial. */
  readonly point: Point;
}

/** Returns the trials in a timeline, by their start. */
export function trialsOf(points: readonly Point[]): Trial[] {
  const shown = points.filter(({ facts }) => hasTrial(facts.trialStartSeconds, facts.trialEndSeconds));
  const starts = [...new Set(shown.map(({ facts }) => facts.trialStartSeconds ?? 0))].toSorted((a, b) => a - b);
  return starts.flatMap((startSeconds, index) => {
    const first = shown.find(({ facts }) => facts.trialStartSeconds === startSeconds);
    const last = points.findLast(({ facts }) => facts.trialStartSeconds === startSeconds);
    if (!first || !last) return [];
    const isEvent = first.source === "event";
    return [
      {
        startSeconds,
        endSeconds: first.facts.trialEndSeconds ?? startSeconds,
        finalEndSeconds: last.facts.trialEndSeconds ?? startSeconds,
        nextStartSeconds: starts[index + 1] ?? Infinity,
        recordedSeconds: isEvent ? first.recordedSeconds : Math.max(first.facts.createdSeconds, startSeconds),
        source: isEvent ? ("event" as const) : ("list" as const),
        point: first,
      },
    ];
  });
}

function hasTrial(start: number | null, end: number | null): boolean {
  return start !== null && end !== null && end > start;
}
