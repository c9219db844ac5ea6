// Generated from schemas/lifecycle_events.json by scripts/schemas/main.mjs: change that, not this.

/**
 * What happened to each customer: one ledger of events. Every change of MRR is on exactly one subscription_changed or subscription_cancelled. Amounts are integers in the currency's minor unit.
 */
export interface LifecycleEvents {
  /**
   * Primary key: a UUID that is a function of the business fact (account, mode, type and the fact's own key), so a fact that is emitted again has the same id.
   */
  event_id: string;
  /**
   * What happened. The five canonical types lose nothing and count nothing twice: user_signed_up, trial_started, subscription_changed, subscription_cancelled, payment_failed. The others are labels and further facts without a delta: subscription_started, subscription_upgraded, subscription_downgraded, subscription_reactivated, subscription_renewed, subscription_paused, subscription_resumed, subscription_cancellation_scheduled, subscription_cancellation_revoked, trial_converted, trial_expired, payment_succeeded, payment_recovered, payment_refunded, payment_disputed, dispute_lost, credit_note_issued, invoice_voided, invoice_uncollectible. Further values may be added.
   */
  event_type: string;
  /**
   * Business time: when it happened to the customer.
   */
  occurred_at: string;
  /**
   * When Stripe recorded the fact; the cursor. Later than occurred_at for backdated subscriptions.
   */
  recorded_at: string;
  /**
   * Orders the events that one customer has in the same second: (recorded_at, sequence) is a total order of a customer's events. In this order, running sums of mrr_delta show only states that the customer had. An event emitted again has the same number.
   */
  sequence: number;
  /**
   * The Stripe customer (cus_...).
   */
  customer_id: string;
  /**
   * The customer's id in your own system, from the metadata key chosen in the configuration; null where there is none.
   */
  external_id: string | null;
  /**
   * The subscription (sub_...) that the event is about; for payments and invoices, the one that the invoice bills.
   */
  subscription_id: string | null;
  /**
   * The invoice (in_...) that the event is about or whose payment it is about.
   */
  invoice_id: string | null;
  /**
   * The refund (re_...), dispute (dp_... or du_...) or credit note (cn_...) that the event is about; null for other types.
   */
  object_id: string | null;
  /**
   * The Stripe account (acct_...); null where the key may not read it.
   */
  account_id: string | null;
  /**
   * true: live mode; false: test mode or a sandbox.
   */
  livemode: boolean;
  /**
   * Three-letter code, lower case, of all amounts of this event.
   */
  currency: string | null;
  /**
   * How many decimals `currency` has in Stripe's amounts: 0, 2 or 3. An amount divided by 10 to this power is in the major unit (1234 is 12.34 usd, 1234 jpy, 1.234 kwd). null: no currency.
   */
  currency_exponent: number | null;
  /**
   * MRR of the subscription after the event, in the currency's minor unit; for the ledger (subscription_changed, subscription_cancelled) and its labels.
   */
  mrr: number | null;
  /**
   * MRR of the subscription before the event, in the currency's minor unit; for the ledger and its labels.
   */
  previous_mrr: number | null;
  /**
   * mrr - previous_mrr, on subscription_changed and subscription_cancelled alone. Summed over those of a customer and currency, it is their present MRR.
   */
  mrr_delta: number | null;
  /**
   * What the event did to the MRR of the customer in this currency. Values: new, expansion, contraction, churn, reactivation; null: nothing, or churn and return of the same amount within the movement window. Further values may be added.
   */
  movement: string | null;
  /**
   * What changed in the contract; only for subscription_changed. Values: started, upgraded, downgraded, plan (another price of equal MRR), quantity, interval, discount, discount_expired, paused, resumed, unpaid, recovered, trialing, cancellation_requested, cancellation_revoked, status. Further values may be added.
   */
  change_types: string[] | null;
  /**
   * On subscription_changed and subscription_cancelled: the items of the contract after the event. Their mrr adds up to mrr. Empty where the subscription doesn't count (paused, unpaid, ended).
   */
  items:
    | {
        /**
         * The price (price_... or an old plan's id).
         */
        price_id: string | null;
        /**
         * The product (prod_...).
         */
        product_id: string | null;
        /**
         * The product's present name.
         */
        product_name: string | null;
        /**
         * How many; null: billed by usage.
         */
        quantity: number | null;
        /**
         * Billing interval: day, week, month or year; null: not recurring.
         */
        interval: string | null;
        /**
         * Billed every so many intervals.
         */
        interval_count: number | null;
        /**
         * The item's part of the MRR after discounts, in the currency's minor unit. The rounding's remainder is on the largest item.
         */
        mrr: number;
        [k: string]: unknown;
      }[]
    | null;
  /**
   * On subscription_changed and subscription_cancelled: the items of the contract before the event. Their mrr adds up to previous_mrr. Empty where the subscription didn't count (a trial, paused) or is new.
   */
  previous_items:
    | {
        /**
         * The price (price_... or an old plan's id).
         */
        price_id: string | null;
        /**
         * The product (prod_...).
         */
        product_id: string | null;
        /**
         * The product's present name.
         */
        product_name: string | null;
        /**
         * How many; null: billed by usage.
         */
        quantity: number | null;
        /**
         * Billing interval: day, week, month or year; null: not recurring.
         */
        interval: string | null;
        /**
         * Billed every so many intervals.
         */
        interval_count: number | null;
        /**
         * The item's part of the MRR after discounts, in the currency's minor unit. The rounding's remainder is on the largest item.
         */
        mrr: number;
        [k: string]: unknown;
      }[]
    | null;
  /**
   * Billing interval after the event: day, week, month or year; null where the items of the subscription differ.
   */
  interval: string | null;
  /**
   * The subscription is billed every so many intervals; null where its items differ.
   */
  interval_count: number | null;
  /**
   * Quantity of the subscription's only licensed item; null where it has none or several.
   */
  quantity: number | null;
  /**
   * Names of the plans after the event, joined by a comma.
   */
  plan: string | null;
  /**
   * Price of the subscription's only licensed item (price_... or an old plan's id); null where it has none or several.
   */
  price_id: string | null;
  /**
   * Product of the subscription's only licensed item (prod_...); null where it has none or several.
   */
  product_id: string | null;
  /**
   * Length of the trial in days, rounded; only for trial_started.
   */
  trial_days: number | null;
  /**
   * When the trial ends or ended; only for trial_started.
   */
  trial_ends_at: string | null;
  /**
   * When the subscription is to end; only for subscription_cancellation_scheduled and subscription_cancellation_revoked.
   */
  cancel_at: string | null;
  /**
   * In the currency's minor unit. payment_failed: what was to be paid; payment_succeeded, payment_recovered, subscription_renewed, trial_converted: what was paid; payment_refunded, payment_disputed, dispute_lost, credit_note_issued: their amount; invoice_voided, invoice_uncollectible: what was left unpaid.
   */
  amount: number | null;
  /**
   * payment_failed: which attempt failed, counted from 1; payment_recovered: how many had failed before. Stripe counts the first attempt of any kind, then its automatic retries.
   */
  attempt_count: number | null;
  /**
   * When Stripe tries again; null: not automatically. Only for payment_failed.
   */
  next_attempt_at: string | null;
  /**
   * Why the payment failed, where Stripe's payment was readable with the invoice; only for payment_failed.
   */
  failure_code: string | null;
  /**
   * Why. subscription_cancelled: cancellation_requested, payment_failed, payment_disputed, canceled_by_retention_policy; payment_refunded, payment_disputed, dispute_lost, credit_note_issued: Stripe's reason of the refund, dispute or credit note. Further values may be added.
   */
  reason: string | null;
  /**
   * What the customer gave as reason for cancelling. Values: customer_service, low_quality, missing_features, other, switched_service, too_complex, too_expensive, unused; further values may be added.
   */
  feedback: string | null;
  /**
   * The id of the account's own answer (a Billing FeedbackOption) that the customer chose when cancelling.
   */
  feedback_option: string | null;
  /**
   * Cancelled by request, not for a failed or disputed payment; null: not a cancellation, or Stripe gives no reason.
   */
  is_voluntary: boolean | null;
  /**
   * Cancelled before the trial was over; null: not a cancellation.
   */
  during_trial: boolean | null;
  /**
   * What the fact was read from. Values: list (a Stripe object states it), event (a Stripe event), history (invoices and the present state).
   */
  source: string;
  /**
   * Values: exact; inferred (time or amount follows from invoices or the present state, since events are older than Stripe keeps them).
   */
  precision: string;
  /**
   * The fact is older than the connection's first sync: do not react to it (welcome mails).
   */
  is_historical: boolean;
  [k: string]: unknown;
}
