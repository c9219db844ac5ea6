import { billedTerms, type BilledTerms } from "./billed-terms.js";
import type { PriceFacts } from "../dossier/catalog-facts.js";
import { countedSpan, type CountedSpan } from "./counted-span.js";
import type { ValuationContext } from "../mrr/valuation-context.js";
import type { InvoiceFacts } from "../dossier/invoice-facts.js";
import type { Point } from "./point.js";
import { mrrStateOf, termKey, type MrrState } from "./mrr-state.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import type { ScheduledChange } from "../mrr/scheduled-change.js";
import { scheduledChangesOf } from "./scheduled-changes.js";

/** A subscription as it stood where the changes begin, and what tells of the time before. */
export interface Opening {
  readonly facts: SubscriptionFacts;
  /** Up to here these facts hold: the first change, or the end of what is looked at. */
  readonly untilSeconds: number;
  /** The subscription's invoices of the time before the changes. */
  readonly invoices: readonly InvoiceFacts[];
  readonly knownPrices: ReadonlyMap<string, PriceFacts>;
  /** Where the changes begin: what is inferred lies before it. */
  readonly boundarySeconds: number;
}

/**
 * The points of a subscription's life that its events no longer tell: its start with the MRR of then, what its invoices show later on,
 * the change (if any) from there to the facts at the boundary, and its stop if it no longer counts.
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
  const { facts, invoices, untilSeconds } = opening;
  const end = span.stopSeconds ?? untilSeconds;
  const counted = span.stopSeconds === undefined ? facts : asCounted(facts);
  const valueAt = (seconds: number) => mrrStateOf(counted, seconds, valuing);

  const billed = billedTerms(invoices, opening.knownPrices, valuing)
    .filter(({ fromSeconds }) => fromSeconds < Math.min(end, inferredBefore(opening)) && !isTrial(facts, fromSeconds))
    .map(({ fromSeconds, mrrState }) => ({ fromSeconds, mrrState: aligned(mrrState, valueAt(fromSeconds)) }));
  const later = billed.filter(({ fromSeconds }) => fromSeconds > span.fromSeconds);
  const atStart = billed.findLast(({ fromSeconds }) => fromSeconds <= span.fromSeconds) ?? later[0];
  // Where it counted at all, it did at its start, though it may be past due for too long since.
  const started =
    atStart?.mrrState.counting === "counted"
      ? atStart.mrrState
      : mrrStateOf(asCounted(facts), span.fromSeconds, valuing);
  const anchor = anchorOf(facts, span, billed, Math.min(end, inferredBefore(opening)));
  const scheduledChanges = scheduledChangesOf(counted, anchor, end, valuing);

  const points = [
    point(opening, span.fromSeconds, started),
    ...later.map(({ fromSeconds, mrrState }) => point(opening, fromSeconds, mrrState)),
    point(opening, anchor, valueAt(anchor)),
    ...scheduledChanges.map((scheduled) =>
      atScheduled(scheduled, point(opening, scheduled.atSeconds, valueAt(scheduled.atSeconds))),
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

/** The subscription is younger than the boundary: its facts are all there ever was. */
function isYounger({ facts, boundarySeconds }: Opening): boolean {
  return facts.createdSeconds >= boundarySeconds;
}

function inferredBefore(opening: Opening): number {
  return isYounger(opening) ? Infinity : opening.boundarySeconds;
}

/** When a discount ends is stated, not inferred. */
function atScheduled({ isDiscountEnd }: ScheduledChange, inferred: Point): Point {
  return isDiscountEnd ? { ...inferred, source: "list", precision: "exact", isDiscountEnd } : inferred;
}

/** As the subscription was while it still counted. */
function asCounted(facts: SubscriptionFacts): SubscriptionFacts {
  return { ...facts, status: "active", pauseBehavior: null, cancelAtPeriodEnd: false, cancelAtSeconds: null };
}

/**
 * Since when the facts at the boundary hold at the earliest: they may differ from the last invoice, by a change in mid-period. The
 * latest time that they themselves name, so that a second reading infers the same.
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
  const last = billed.at(-1)?.fromSeconds;
  return last === undefined ? span.fromSeconds : Math.max(span.fromSeconds, last, ...named);
}

/** An equal contract is worth the same: invoiced amounts are rounded, so that the value of the price itself is the better one. */
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
