import { billedTerms, type BilledTerms } from "./billed-terms.js";
import type { PriceFacts } from "../dossier/catalog-facts.js";
import { countedSpan, type CountedSpan } from "./counted-span.js";
import type { ValuationContext } from "../mrr/valuation-context.js";
import type { InvoiceFacts } from "../dossier/invoice-facts.js";
import type { Point } from "./point.js";
import type { SubscriptionLine } from "./subscription-lines.js";
import { mrrStateOf, termKey, type MrrState } from "./mrr-state.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import type { ScheduledChange } from "../mrr/scheduled-change.js";
import { scheduledChangesOf } from "./scheduled-changes.js";

/** A subscription's state where the changes begin, and the evidence of earlier states. */
export interface Opening {
  readonly facts: SubscriptionFacts;
  /** These facts hold until this time: the first change, or the end of the span. */
  readonly untilSeconds: number;
  /** The subscription's invoices from before the changes. */
  readonly invoices: readonly InvoiceFacts[];
  /** The subscription's lines. An invoice after the boundary may bill an earlier change. */
  readonly lines: readonly SubscriptionLine[];
  readonly knownPrices: ReadonlyMap<string, PriceFacts>;
  /** Where the changes begin. Inferred points lie before this time. */
  readonly boundarySeconds: number;
}

/**
 * Returns the points of a subscription's life that Stripe's events no longer cover.
 * These are its start with its MRR at that time, and each change that its invoices show.
 * Then the change (if any) to the facts at the boundary, and its stop if it no longer counts.
 *
 *     start           period       period    anchor     boundary
 *     |---billed 1----|--billed 2--|---------|--facts---|--events...
 */
export function inferredPoints(opening: Opening, valuing: ValuationContext): Point[] {
  const { facts, invoices } = opening;
  const span = countedSpan(facts, invoices, inferredBefore(opening), opening.untilSeconds, valuing);
  return span ? countedPoints(opening, span, valuing) : [notCounted(opening, valuing)];
}

function countedPoints(opening: Opening, span: CountedSpan, valuing: ValuationContext): Point[] {
  const { facts, untilSeconds } = opening;
  const end = span.stopSeconds ?? untilSeconds;
  const counted = span.stopSeconds === undefined ? facts : asCounted(facts);
  const valueAt = (seconds: number) => mrrStateOf(counted, seconds, valuing);

  const billed = billedTerms(opening.lines, facts, opening.knownPrices, valuing)
    .filter(({ fromSeconds }) => !isTrial(facts, fromSeconds))
    .filter(
      ({ fromSeconds, recordedSeconds }) =>
        Math.max(fromSeconds, recordedSeconds) < Math.min(end, inferredBefore(opening)),
    )
    .map((terms) => ({ ...terms, mrrState: aligned(terms.mrrState, valueAt(terms.fromSeconds)) }));
  const later = billed.filter(({ fromSeconds }) => fromSeconds > span.fromSeconds);
  const atStart = billed.findLast(({ fromSeconds }) => fromSeconds <= span.fromSeconds) ?? later[0];
  // If it ever counted, it counted at its start, even if it has been past due for too long since.
  const started =
    atStart?.mrrState.counting === "counted"
      ? atStart.mrrState
      : mrrStateOf(asCounted(facts), span.fromSeconds, valuing);
  const anchor = anchorOf(facts, span, billed, Math.min(end, inferredBefore(opening)));
  const scheduledChanges = scheduledChangesOf(counted, anchor, end, valuing);

  const points = [
    point(opening, span.fromSeconds, started),
    ...later.map((terms) => billedPoint(opening, terms)),
    point(opening, anchor, valueAt(anchor)),
    ...scheduledChanges.map((scheduled) =>
      atScheduled(scheduled, point(opening, scheduled.atSeconds, valueAt(scheduled.atSeconds)), opening),
    ),
  ];
  if (span.stopSeconds === undefined) return points;
  const stop = point(opening, span.stopSeconds, mrrStateOf(facts, span.stopSeconds, valuing));
  return [...points, span.isStopExact ? { ...stop, source: "list", precision: "exact" } : stop];
}

function notCounted(opening: Opening, valuing: ValuationContext): Point {
  const { facts } = opening;
  const at = facts.endedSeconds ?? facts.startSeconds;
  const mrrState = mrrStateOf(facts, at, valuing);
  return { ...point(opening, at, mrrState), source: "list", precision: "exact" };
}

function point(opening: Opening, seconds: number, mrrState: MrrState): Point {
  const { facts } = opening;
  const isWhole = isYounger(opening);
  return {
    occurredSeconds: seconds,
    recordedSeconds: Math.max(facts.createdSeconds, seconds),
    mrrState,
    facts,
    source: isWhole ? "list" : "history",
    precision: isWhole ? "exact" : "inferred",
    isDiscountEnd: false,
  };
}

/** Returns a point that the subscription's lines show. A proration shows the moment of a change. */
function billedPoint(opening: Opening, { fromSeconds, recordedSeconds, isExact, mrrState }: BilledTerms): Point {
  const inferred = point(opening, fromSeconds, mrrState);
  const recorded = Math.max(inferred.recordedSeconds, recordedSeconds);
  return { ...inferred, recordedSeconds: recorded, precision: isExact ? "exact" : inferred.precision };
}

/** Returns whether the subscription was created after the boundary. Then its facts are complete. */
function isYounger({ facts, boundarySeconds }: Opening): boolean {
  return facts.createdSeconds >= boundarySeconds;
}

function inferredBefore(opening: Opening): number {
  return isYounger(opening) ? Infinity : opening.boundarySeconds;
}

/** The object shows when a discount ends. From the boundary on, no event changes it, so other times are known too. */
function atScheduled({ isDiscountEnd }: ScheduledChange, inferred: Point, { boundarySeconds }: Opening): Point {
  if (!isDiscountEnd && inferred.recordedSeconds < boundarySeconds) return inferred;
  return { ...inferred, source: "list", precision: "exact", isDiscountEnd };
}

/** Returns the subscription as it was while it still counted. */
function asCounted(facts: SubscriptionFacts): SubscriptionFacts {
  return { ...facts, status: "active", pauseBehavior: null, cancelAtPeriodEnd: false, cancelAtSeconds: null };
}

/**
 * Returns the earliest time from which the facts at the boundary may hold.
 * A change in the middle of a period makes them differ from the last invoice.
 * It is the latest time that the facts contain, so a second derivation infers the same.
 */
function anchorOf(
  facts: SubscriptionFacts,
  span: CountedSpan,
  billed: readonly BilledTerms[],
  beforeSeconds: number,
): number {
  const named = [
    ...facts.items.flatMap(({ periodStartSeconds, createdSeconds }) => [periodStartSeconds, createdSeconds]),
    ...[...facts.discounts, ...facts.items.flatMap(({ discounts }) => discounts)].map(
      ({ startSeconds }) => startSeconds,
    ),
  ].filter((seconds): seconds is number => seconds !== null && seconds < beforeSeconds);
  const last = billed.at(-1)?.recordedSeconds;
  return last === undefined ? span.fromSeconds : Math.max(span.fromSeconds, last, ...named);
}

/**
 * Returns the value of the price if the contracts are equal. Invoiced amounts are rounded, so the price is more exact.
 */
function aligned(billed: MrrState, valued: MrrState): MrrState {
  const isSame = licensed(billed) === licensed(valued) && billed.discountIds.join() === valued.discountIds.join();
  return isSame ? valued : billed;
}

function licensed({ terms }: MrrState): string {
  return terms
    .filter(({ quantity }) => quantity !== null)
    .map(termKey)
    .join();
}

function isTrial({ trialStartSeconds, trialEndSeconds }: SubscriptionFacts, seconds: number): boolean {
  return (
    trialStartSeconds !== null && trialEndSeconds !== null && trialStartSeconds <= seconds && seconds < trialEndSeconds
  );
}
