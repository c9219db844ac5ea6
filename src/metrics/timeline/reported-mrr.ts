import type { Counting } from "../mrr/counting.js";
import { fraction, multiply } from "../mrr/fraction.js";
import { splitMrr } from "../mrr/split-mrr.js";
import type { MrrState, Term } from "./mrr-state.js";
import type { Point } from "./point.js";

/** The MRR of a subscription that earlier syncs reported, in minor units; if it does not count: why. */
export type ReportedMrr = number | Exclude<Counting, "counted">;

export function reportedOf({ counting, mrrMinor }: MrrState): ReportedMrr {
  return counting === "counted" ? mrrMinor : counting;
}

export function amountOf(reported: ReportedMrr): number {
  return typeof reported === "number" ? reported : 0;
}

/** What earlier syncs reported of a subscription: everything that was recorded before a time. */
export interface EarlierReport {
  readonly mrr: ReportedMrr;
  /** Unix seconds. */
  readonly untilSeconds: number;
  /** Whether a difference that nothing dates is reported now. Otherwise a later sync reports it with its event. */
  readonly reportsObserved: boolean;
}

/**
 * Returns the points so that those from `untilSeconds` on continue what earlier syncs reported.
 * Evidence may show earlier points otherwise than they were reported, because it was missing or has changed since.
 * Reported points stay as they are, so the difference is reported now: with the next point, or when it is observed.
 * Only the end of a discount is reported at its own time.
 *
 *     reported:  1000 ............. until                      as of
 *     evidence:  2000 (the object, without a date)               |
 *     returned:  1000 ............................... 2000 inferred
 */
export function continueReport(
  points: readonly Point[],
  { mrr, untilSeconds, reportsObserved }: EarlierReport,
  asOfSeconds: number,
): Point[] {
  const earlier = points.filter(({ recordedSeconds }) => recordedSeconds < untilSeconds);
  const later = points.filter(({ recordedSeconds }) => recordedSeconds >= untilSeconds);
  const isUnreported = ({ mrrState }: Point) => mrr !== "ended" && mrrState.counting === "ended";
  const known = earlier.filter((point) => !isUnreported(point));
  const next = [...earlier.filter(isUnreported).map((point) => recordedAt(point, untilSeconds)), ...later];
  const tail = known.slice(known.findLastIndex(({ mrrState }) => mrrState.mrrMinor === amountOf(mrr)) + 1);
  if (reportsObserved && tail.length < known.length && tail.every(({ isDiscountEnd }) => isDiscountEnd)) {
    // No event shows a discount's end, so earlier syncs may not have reported it. They reported all other evidence of
    // that time: what it shows was changed back since.
    return [
      ...known.slice(0, known.length - tail.length),
      ...tail.map((point) => recordedAt(point, untilSeconds)),
      ...next,
    ];
  }
  const last = known.at(-1);
  if (last ? last.mrrState.mrrMinor === amountOf(mrr) : amountOf(mrr) === 0) return [...known, ...next];
  if (mrr === "incomplete") return [...known.map((point) => recordedAt(point, untilSeconds)), ...next];
  const model = last ?? next[0];
  if (!model) return [];
  const opening = { ...moved(model, untilSeconds - 1), mrrState: openingState(mrr, model.mrrState, next[0]?.mrrState) };
  const isObserved = reportsObserved && next.length === 0 && last !== undefined;
  return [...known, opening, ...(isObserved ? [moved(last, asOfSeconds)] : next)];
}

function recordedAt(point: Point, seconds: number): Point {
  return { ...point, recordedSeconds: seconds };
}

/** Returns the point's state at another time, which no evidence shows. */
function moved(point: Point, seconds: number): Point {
  const at = { occurredSeconds: seconds, recordedSeconds: seconds };
  return { ...point, ...at, source: "list", precision: "inferred", isDiscountEnd: false };
}

/** Returns a state with the reported MRR. If the next state has the same MRR, nothing happened in between. */
function openingState(mrr: ReportedMrr, last: MrrState, next: MrrState | undefined): MrrState {
  const mrrMinor = amountOf(mrr);
  if (typeof mrr !== "number") return { ...last, counting: mrr, mrrMinor };
  const like = next?.counting === "counted" && next.mrrMinor === mrrMinor ? next : last;
  return { ...like, counting: "counted", mrrMinor, terms: scaled(like.terms, mrrMinor) };
}

/** Returns the terms with their shares of another MRR, because only the sum was stored. */
function scaled(terms: readonly Term[], mrrMinor: number): Term[] {
  const total = terms.reduce((sum, term) => sum + term.mrrMinor, 0);
  const shareOf = (term: Term) => (total === 0 ? fraction(1, terms.length) : fraction(term.mrrMinor, total));
  const parts = terms.map((term) => multiply(fraction(mrrMinor), shareOf(term)));
  const shares = splitMrr(mrrMinor, parts);
  return terms.map((term, index) => ({ ...term, mrrMinor: shares[index] ?? 0 }));
}
