import type { CreateSubscription } from "../params/subscription.js";
import type { Discount, Subscription, SubscriptionItem } from "../types.js";
import type { Origin } from "./origin.js";

export interface NewSubscription {
  readonly id: string;
  readonly params: CreateSubscription;
  readonly currency: string;
  readonly items: readonly SubscriptionItem[];
  readonly discounts: readonly Discount[];
  /** Unix seconds; null: no trial. */
  readonly trialEnd: number | null;
  readonly startDate: number;
  readonly billingCycleAnchor: number;
}

/** https://docs.stripe.com/api/subscriptions/object: status incomplete, and no invoice yet. */
export function newSubscription(spec: NewSubscription, origin: Origin): Subscription {
  const { id, params } = spec;
  const isSent = params.collectionMethod === "send_invoice";
  return {
    id,
    object: "subscription",
    application: null,
    application_fee_percent: null,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null },
    billing_cycle_anchor: spec.billingCycleAnchor,
    billing_cycle_anchor_config: null,
    billing_mode: billingModeOf(params, origin.nowSeconds),
    billing_schedules: [],
    billing_thresholds: null,
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: null },
    collection_method: params.collectionMethod ?? "charge_automatically",
    created: origin.nowSeconds,
    currency: spec.currency,
    customer: params.customer,
    customer_account: null,
    days_until_due: isSent ? (params.daysUntilDue ?? 30) : null,
    default_payment_method: null,
    default_source: null,
    default_tax_rates: [],
    description: null,
    discounts: [...spec.discounts],
    ended_at: null,
    invoice_settings: {
      account_tax_ids: null,
      custom_fields: null,
      description: null,
      footer: null,
      issuer: { type: "self" },
    },
    items: { object: "list", data: [...spec.items], has_more: false, url: `/v1/subscription_items?subscription=${id}` },
    latest_invoice: null,
    livemode: origin.livemode,
    managed_payments: { enabled: false },
    metadata: { ...params.metadata },
    next_pending_invoice_item_invoice: null,
    on_behalf_of: null,
    pause_collection: null,
    payment_settings: {
      payment_method_options: null,
      payment_method_types: null,
      save_default_payment_method: "off",
    },
    pending_invoice_item_interval: null,
    pending_setup_intent: null,
    pending_update: null,
    schedule: null,
    start_date: spec.startDate,
    status: "incomplete",
    test_clock: origin.testClock,
    transfer_data: null,
    trial_end: spec.trialEnd,
    trial_settings: {
      end_behavior: {
        billing_cycle_anchor: null,
        missing_payment_method: params.trialWithoutCard ?? "create_invoice",
      },
    },
    trial_start: spec.trialEnd === null ? null : origin.nowSeconds,
  };
}

function billingModeOf({ billingMode }: CreateSubscription, now: number): Subscription["billing_mode"] {
  if (billingMode?.type !== "flexible") return { flexible: null, type: "classic" };
  const flexible = { proration_discounts: billingMode.prorationDiscounts ?? "included" };
  return { flexible, type: "flexible", updated_at: now };
}
