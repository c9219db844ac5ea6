import type { CustomerMetrics as CustomerMetricsRecord } from "../../generated/customer_metrics.js";
import type { PriceFacts } from "../facts/catalog-facts.js";
import { isCancelling } from "../mrr/counting.js";
import type { Dossier } from "../facts/dossier.js";
import { externalId, type EventFrame } from "../events/event-record.js";
import type { Ground } from "../ground.js";

import { isFinalised, paidOn, realisedRevenue } from "./ltv.js";
import { failedAttempts } from "../events/payment-failures.js";
import { joinedNames, planName } from "./plan.js";
import type { Point } from "../timeline/point.js";
import { roleOf, stageOf, statusOf } from "./status.js";
import { portfolioOf, type Holding } from "./portfolio.js";
import type { SubscriptionFacts } from "../facts/subscription-facts.js";
import { iso } from "../time.js";
import { transitionsOf } from "../events/transitions.js";

/** The row of the stream customer_metrics. */
export type CustomerMetrics = CustomerMetricsRecord;

export interface CustomerMetricsInput {
  readonly dossier: Dossier;
  /** The subscriptions as they stand. */
  readonly subscriptions: readonly SubscriptionFacts[];
  readonly timelines: readonly (readonly Point[])[];
  readonly knownPrices: ReadonlyMap<string, PriceFacts>;
  readonly asOfSeconds: number;
  readonly frame: EventFrame;
  readonly ground: Ground;
}

/** Where a customer stands. Present amounts come from the objects as they stand, which may be a moment ahead of their events. */
export function customerMetrics(input: CustomerMetricsInput): CustomerMetrics {
  const { dossier, subscriptions, timelines, asOfSeconds, frame, ground } = input;
  const { customer, invoices } = dossier;
  const { options } = ground;
  const portfolio = portfolioOf(subscriptions, invoices, asOfSeconds, ground);
  const revenue = realisedRevenue(invoices);
  const currency = mainCurrency(dossier, portfolio, revenue);
  const inMain = portfolio.filter(({ facts }) => facts.currency === currency);
  const everPaid = invoices.some((invoice) => paidOn(invoice) > 0);
  const roles = subscriptions.map((facts) => ({ facts, role: roleOf(facts, invoices, asOfSeconds, options) }));
  const hasMrr = portfolio.some(({ mrrMinor }) => mrrMinor > 0);
  const status = statusOf({ subscriptions: roles, hasMrr, everPaid });
  const running = subscriptions.filter(({ status }) => ["active", "past_due", "trialing"].includes(status));
  const trial = latestTrial(subscriptions);
  const paidTimes = invoices.filter((invoice) => paidOn(invoice) > 0).flatMap(({ paidSeconds }) => paidSeconds ?? []);
  const mrr = total(inMain, "mrrMinor");
  const plans = plansOf(input);

  return {
    customer_id: customer.id,
    external_id: externalId(customer, options),
    entity_type: options.entityType,
    email: customer.email,
    name: customer.name,
    account_id: frame.account.id,
    livemode: frame.account.livemode,
    currency,
    mrr,
    arr: 12 * mrr,
    mrr_gross: total(inMain, "grossMinor"),
    committed_mrr: total(inMain, "committedMinor"),
    trial_mrr: total(inMain, "trialMinor"),
    mrr_by_currency: amounts(byCurrency(portfolio)),
    ltv: revenue.get(currency ?? "") ?? 0,
    ltv_by_currency: amounts(revenue),
    status: status.status,
    status_detail: status.detail,
    stage: stageOf(status, options.stageMap),
    ever_paid: everPaid,
    will_renew: running.some((subscription) => !isCancelling(subscription)),
    plan: joinedNames(plans.map(({ name }) => name)),
    plans,
    signed_up_at: iso(customer.createdSeconds),
    first_paid_at: iso(earliest(paidTimes)),
    last_paid_at: iso(latest(paidTimes)),
    trial_started_at: iso(trial?.trialStartSeconds),
    trial_ends_at: iso(trial?.trialEndSeconds),
    renewal_at: iso(earliest(running.flatMap(periodEnds))),
    cancel_at: iso(earliest(running.flatMap(cancelTimes))),
    churned_at: status.status === "churned" ? iso(latest(timelines.flatMap(stops))) : null,
    subscription_count: subscriptions.filter(({ status }) => !status.startsWith("incomplete")).length,
    active_subscription_count: running.length,
    invoice_count: invoices.filter(isFinalised).length,
    paid_invoice_count: invoices.filter((invoice) => invoice.status === "paid" && paidOn(invoice) > 0).length,
    failed_payment_count: invoices.map(failedAttempts).reduce((sum, count) => sum + count, 0),
    is_deleted: customer.isDeleted,
    definition_version: definitionVersion,
    computed_at: iso(asOfSeconds),
  };
}

/** Changes when a number may change without a change in Stripe. */
const definitionVersion = "1";

/** The customer's currency, unless all of its MRR is in others: then the first of those by code. */
function mainCurrency(
  { customer, invoices }: Dossier,
  portfolio: readonly Holding[],
  revenue: ReadonlyMap<string, number>,
): string | null {
  const withMrr = [...byCurrency(portfolio)].filter(([, mrr]) => mrr > 0).map(([currency]) => currency);
  const own = customer.currency;
  if (own !== null && (withMrr.length === 0 || withMrr.includes(own))) return own;
  const candidates = [withMrr, [...byCurrency(portfolio).keys()], [...revenue.keys()], invoices.map((i) => i.currency)];
  return candidates.find((currencies) => currencies.length > 0)?.toSorted()[0] ?? null;
}

function byCurrency(portfolio: readonly Holding[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { facts, mrrMinor } of portfolio) sums.set(facts.currency, (sums.get(facts.currency) ?? 0) + mrrMinor);
  return sums;
}

function amounts(sums: ReadonlyMap<string, number>): { currency: string; amount: number }[] {
  return [...sums]
    .map(([currency, amount]) => ({ currency, amount }))
    .toSorted((a, b) => (a.currency < b.currency ? -1 : 1));
}

function total(
  portfolio: readonly Holding[],
  field: "mrrMinor" | "grossMinor" | "committedMinor" | "trialMinor",
): number {
  return portfolio.reduce((sum, holding) => sum + holding[field], 0);
}

const unended = new Set(["active", "past_due", "trialing", "paused", "unpaid"]);

function plansOf({ subscriptions, knownPrices, ground }: CustomerMetricsInput): CustomerMetrics["plans"] {
  return subscriptions
    .filter(({ status }) => unended.has(status))
    .toSorted((a, b) => a.createdSeconds - b.createdSeconds || (a.id < b.id ? -1 : 1))
    .flatMap(({ id, items }) =>
      items.map(({ price, quantity }) => ({
        subscription_id: id,
        price_id: price.id,
        product_id: price.productId,
        name: planName(
          { priceId: price.id, productId: price.productId },
          knownPrices.get(price.id),
          ground.references,
          ground.options.planName,
        ),
        interval: price.recurrence?.interval ?? null,
        interval_count: price.recurrence?.intervalCount ?? null,
        quantity: price.isMetered ? null : (quantity ?? 1),
      })),
    );
}

function latestTrial(subscriptions: readonly SubscriptionFacts[]): SubscriptionFacts | undefined {
  return subscriptions
    .filter(({ trialStartSeconds, trialEndSeconds }) => (trialEndSeconds ?? 0) > (trialStartSeconds ?? Infinity))
    .toSorted((a, b) => (a.trialStartSeconds ?? 0) - (b.trialStartSeconds ?? 0) || (a.id < b.id ? -1 : 1))
    .at(-1);
}

function periodEnds({ items }: SubscriptionFacts): number[] {
  return items.flatMap(({ periodEndSeconds }) => periodEndSeconds ?? []);
}

function cancelTimes(subscription: SubscriptionFacts): number[] {
  if (subscription.cancelAtSeconds !== null) return [subscription.cancelAtSeconds];
  return subscription.cancelAtPeriodEnd ? periodEnds(subscription).slice(0, 1) : [];
}

/** When a timeline stopped counting, or ended without ever having counted. What never began can't stop. */
function stops(points: readonly Point[]): number[] {
  const last = points.at(-1);
  if (!last || last.standing.counting === "counted" || last.standing.counting === "incomplete") return [];
  const stop = transitionsOf(points).at(-1);
  return [stop?.occurredSeconds ?? last.facts.pausedSeconds ?? last.facts.trialEndSeconds ?? last.occurredSeconds];
}

function earliest(seconds: readonly number[]): number | null {
  return seconds.length > 0 ? Math.min(...seconds) : null;
}

function latest(seconds: readonly number[]): number | null {
  return seconds.length > 0 ? Math.max(...seconds) : null;
}
