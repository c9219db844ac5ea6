import type { CustomerMetrics as CustomerMetricsRecord } from "../../generated/customer_metrics.js";
import { externalId, type EventFrame } from "../events/event-record.js";
import { lastFailedNumber } from "../events/payments/attempt-numbers.js";
import { invoiceChargesOf } from "../events/payments/invoice-charges.js";
import type { PriceFacts } from "../dossier/catalog-facts.js";
import type { Dossier } from "../dossier/dossier.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import type { ValuationContext } from "../mrr/valuation-context.js";
import { currencyExponent } from "../currency-exponent.js";
import { exact } from "../exact.js";
import { isCancelling } from "../mrr/counting.js";
import { iso } from "../time.js";
import type { Point } from "../timeline/point.js";
import { column, sumsOf } from "./currency-sums.js";
import { comingDates, lastStop, paidDates, trialDates } from "./dates.js";
import { currentPlans } from "./current-plans.js";
import { isFinalised, paidOn } from "./ltv.js";
import { mainCurrency } from "./main-currency.js";
import { joinedNames } from "./plan.js";
import { subscriptionMrrOf, totalOf } from "./subscription-mrr.js";
import { revenueColumns } from "./revenue-columns.js";
import { revenueOf } from "./revenue.js";
import { roleOf, stageOf, statusOf } from "./status.js";

/** A row of the stream customer_metrics. */
export type CustomerMetrics = CustomerMetricsRecord;

export interface CustomerMetricsInput {
  readonly dossier: Dossier;
  /** The subscriptions' states at `asOfSeconds`. */
  readonly subscriptions: readonly SubscriptionFacts[];
  readonly timelines: readonly (readonly Point[])[];
  readonly knownPrices: ReadonlyMap<string, PriceFacts>;
  readonly asOfSeconds: number;
  readonly frame: EventFrame;
  readonly valuing: ValuationContext;
}

/**
 * Returns the row of customer_metrics.
 * Its subscriptions are as of `asOfSeconds`, the same as in the ledger.
 * Its payments come from the invoices and charges as they were read, which may be a moment later.
 * @throws InexactAmountError
 */
export function customerMetrics(input: CustomerMetricsInput): CustomerMetrics {
  const { dossier, subscriptions, timelines, knownPrices, asOfSeconds, frame, valuing } = input;
  const { customer, invoices } = dossier;
  const { options, references } = valuing;

  const mrrBySubscription = subscriptions.map((facts) => subscriptionMrrOf(facts, asOfSeconds, valuing));
  const mrrByCurrency = sumsOf(
    mrrBySubscription.map(({ facts, mrrMinor }) => ({ currency: facts.currency, amountMinor: mrrMinor })),
  );
  const revenue = revenueOf(dossier, references);
  const currency = mainCurrency(dossier, mrrByCurrency, revenue);
  const inMain = mrrBySubscription.filter(({ facts }) => facts.currency === currency);
  const mrr = totalOf(inMain, "mrrMinor");

  const everPaid = invoices.some((invoice) => paidOn(invoice) > 0);
  const roles = subscriptions.map((facts) => ({ facts, role: roleOf(facts, asOfSeconds, valuing.debts, options) }));
  const hasMrr = mrrBySubscription.some(({ mrrMinor }) => mrrMinor > 0);
  const status = statusOf({ subscriptions: roles, hasMrr, everPaid });
  const running = subscriptions.filter(({ status }) => ["active", "past_due", "trialing"].includes(status));
  const plans = currentPlans(mrrBySubscription, knownPrices, valuing);

  return {
    customer_id: customer.id,
    external_id: externalId(customer, options),
    entity_type: options.entityType,
    email: customer.email,
    name: customer.name,
    account_id: frame.account.id,
    livemode: frame.account.livemode,
    currency,
    currency_exponent: currency === null ? null : currencyExponent(currency),
    mrr,
    arr: exact(12 * mrr),
    mrr_gross: totalOf(inMain, "grossMinor"),
    committed_mrr: totalOf(inMain, "committedMinor"),
    trial_mrr: totalOf(inMain, "trialMinor"),
    mrr_by_currency: column(mrrByCurrency),
    ...revenueColumns(revenue, currency, options),
    status: status.status,
    status_detail: status.detail,
    stage: stageOf(status, options.stageMap),
    ever_paid: everPaid,
    will_renew: running.some((subscription) => !isCancelling(subscription)),
    plan: joinedNames(plans.map(({ name }) => name)),
    plans,
    signed_up_at: iso(customer.createdSeconds),
    ...paidDates(invoices),
    ...trialDates(subscriptions),
    ...comingDates(running),
    churned_at: status.status === "churned" ? lastStop(timelines) : null,
    subscription_count: subscriptions.filter(({ status }) => !status.startsWith("incomplete")).length,
    active_subscription_count: running.length,
    invoice_count: invoices.filter(isFinalised).length,
    paid_invoice_count: invoices.filter((invoice) => invoice.status === "paid" && paidOn(invoice) > 0).length,
    failed_payment_count: failedPayments(dossier),
    is_deleted: customer.isDeleted,
    definition_version: definitionVersion,
    computed_at: iso(asOfSeconds),
  };
}

/** Counts failed attempts by the numbers of payment_failed. A bank debit in progress has not failed. */
function failedPayments(dossier: Dossier): number {
  const { chargesOf } = invoiceChargesOf(dossier);
  return dossier.invoices.reduce((sum, invoice) => sum + lastFailedNumber(invoice, chargesOf(invoice.id)), 0);
}

/** Increase this if a number may change without a change in Stripe. */
export const definitionVersion = "2";
