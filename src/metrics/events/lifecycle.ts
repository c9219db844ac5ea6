import type { PriceFacts } from "../facts/catalog-facts.js";
import type { Dossier } from "../facts/dossier.js";
import { eventRecord, type EventFrame, type LifecycleEvent } from "./event-record.js";
import type { Ground } from "../ground.js";
import { deltaOf, inLedgerOrder, movementsOf, type Movement } from "./movements.js";
import { paymentFailures, type PaymentFailure } from "./payment-failures.js";
import { joinedNames, planName } from "../customer/plan.js";
import type { Point } from "../timeline/point.js";
import type { Term } from "../timeline/standing.js";
import { iso } from "../time.js";
import type { Span } from "../timeline/timeline.js";
import { transitionsOf, type Transition } from "./transitions.js";
import { trialsOf, type Trial } from "./trials.js";

/** What the events of a customer are read from. */
export interface LifecycleInput {
  readonly dossier: Dossier;
  /** One timeline per subscription. */
  readonly timelines: readonly (readonly Point[])[];
  readonly knownPrices: ReadonlyMap<string, PriceFacts>;
  readonly span: Span;
  readonly frame: EventFrame;
  readonly ground: Ground;
}

/** A customer's events, in the order in which Stripe recorded the facts. */
export function lifecycleEvents(input: LifecycleInput): LifecycleEvent[] {
  const { dossier, timelines, span, frame, ground } = input;
  const ordered = inLedgerOrder(timelines.map(transitionsOf));
  const movements = movementsOf(ordered, ground.options.movementWindowMinutes, span);
  const events = [
    ...signUp(dossier, frame),
    ...timelines.flatMap((points) => trialsOf(points).map((trial) => trialStarted(points, trial, input))),
    ...ordered.map((transition) => ledgerEntry(transition, movements.get(transition) ?? null, input)),
    ...paymentFailures(dossier, span).map((failure) => paymentFailed(failure, frame)),
  ];
  // Equal times keep the order above, which is the order of a life. ISO 8601 in UTC sorts as text.
  return events.toSorted((a, b) => (a.recorded_at < b.recorded_at ? -1 : a.recorded_at > b.recorded_at ? 1 : 0));
}

/** A deleted customer may have lost its creation date: its first trace is the latest it can have signed up. */
function signUp({ customer, subscriptions, invoices, changes }: Dossier, frame: EventFrame): LifecycleEvent[] {
  const traces = [...subscriptions, ...invoices].map(({ createdSeconds }) => createdSeconds);
  const isKnown = customer.createdSeconds !== null;
  const occurredSeconds = customer.createdSeconds ?? Math.min(...traces);
  if (!Number.isFinite(occurredSeconds)) return [];
  const created = changes.find(({ type }) => type === "customer_created");
  const core = {
    type: "user_signed_up",
    key: customer.id,
    occurredSeconds,
    recordedSeconds: created?.createdSeconds ?? occurredSeconds,
    source: isKnown ? ("list" as const) : ("history" as const),
    precision: isKnown ? ("exact" as const) : ("inferred" as const),
  };
  return [eventRecord(frame, core, {})];
}

function trialStarted(points: readonly Point[], trial: Trial, input: LifecycleInput): LifecycleEvent {
  const point = points.find(({ facts }) => facts.trialStartSeconds === trial.startSeconds);
  const id = point?.facts.id ?? null;
  const core = {
    type: "trial_started",
    key: `${id}:${trial.startSeconds}`,
    occurredSeconds: trial.startSeconds,
    recordedSeconds: trial.recordedSeconds,
    source: trial.source,
    precision: "exact" as const,
  };
  return eventRecord(input.frame, core, {
    subscription_id: id,
    currency: point?.facts.currency ?? null,
    trial_days: Math.round((trial.endSeconds - trial.startSeconds) / 86_400),
    trial_ends_at: iso(trial.endSeconds),
    ...(point && contractFields(point.standing.terms, input)),
  });
}

function ledgerEntry(transition: Transition, movement: Movement, input: LifecycleInput): LifecycleEvent {
  const { point, type, key, occurredSeconds } = transition;
  const { facts, recordedSeconds, source, precision } = point;
  const core = { type, key, occurredSeconds, recordedSeconds, source, precision };
  const { trialEndSeconds, cancellationReason } = facts;
  const cancellation = {
    reason: cancellationReason,
    feedback: facts.cancellationFeedback,
    is_voluntary: cancellationReason === null ? null : cancellationReason === "cancellation_requested",
    during_trial: trialEndSeconds !== null && occurredSeconds <= trialEndSeconds,
  };
  return eventRecord(input.frame, core, {
    subscription_id: facts.id,
    currency: facts.currency,
    mrr: transition.mrrMinor,
    previous_mrr: transition.previousMrrMinor,
    mrr_delta: deltaOf(transition),
    movement,
    change_types: type === "subscription_changed" ? [...transition.changeTypes] : null,
    ...contractFields(point.standing.terms, input),
    ...(type === "subscription_cancelled" ? cancellation : {}),
  });
}

function paymentFailed(failure: PaymentFailure, frame: EventFrame): LifecycleEvent {
  const { invoice, attemptCount, occurredSeconds, source, precision } = failure;
  const key = `${invoice.id}:${attemptCount}`;
  const core = { type: "payment_failed", key, occurredSeconds, recordedSeconds: occurredSeconds, source, precision };
  return eventRecord(frame, core, {
    subscription_id: invoice.subscriptionId,
    invoice_id: invoice.id,
    currency: invoice.currency,
    amount: Math.max(0, invoice.amountDueMinor - invoice.amountPaidMinor),
    attempt_count: attemptCount,
    next_attempt_at: iso(invoice.nextAttemptSeconds),
    failure_code: invoice.failureCode,
  });
}

type ContractFields = Pick<
  LifecycleEvent,
  "interval" | "interval_count" | "quantity" | "plan" | "price_id" | "product_id"
>;

/** The contract in single columns: those that only make sense for one item are null where there are several. */
function contractFields(terms: readonly Term[], { knownPrices, ground }: LifecycleInput): ContractFields {
  const recurring = terms.filter(({ recurrence }) => recurrence !== null);
  const licensed = recurring.filter(({ quantity }) => quantity !== null);
  const main = licensed.length > 0 ? licensed : recurring;
  const only = main.length === 1 ? main[0] : undefined;
  const first = main[0]?.recurrence;
  const isSame = main.every(
    ({ recurrence }) => recurrence?.interval === first?.interval && recurrence?.intervalCount === first?.intervalCount,
  );
  const names = recurring.map((term) =>
    planName(term, knownPrices.get(term.priceId ?? ""), ground.references, ground.options.planName),
  );
  return {
    interval: isSame ? (first?.interval ?? null) : null,
    interval_count: isSame ? (first?.intervalCount ?? null) : null,
    quantity: only?.quantity ?? null,
    plan: joinedNames(names),
    price_id: only?.priceId ?? null,
    product_id: only?.productId ?? null,
  };
}
