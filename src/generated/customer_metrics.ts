// Generated from schemas/customer_metrics.json by scripts/schemas/main.mjs: change that, not this.

/**
 * Where each customer stands now. Amounts are integers in the currency's minor unit.
 */
export interface CustomerMetrics {
  /**
   * Primary key: the Stripe customer (cus_...).
   */
  customer_id: string;
  /**
   * The customer's id in your own system, from the metadata key chosen in the configuration; null where there is none.
   */
  external_id: string | null;
  /**
   * What a customer stands for, as configured. Values: accounts, users; further values may be added.
   */
  entity_type: string;
  /**
   * The customer's e-mail address.
   */
  email: string | null;
  /**
   * The customer's name.
   */
  name: string | null;
  /**
   * The Stripe account (acct_...); null where the key may not read it.
   */
  account_id: string | null;
  /**
   * true: live mode; false: test mode or a sandbox.
   */
  livemode: boolean;
  /**
   * The currency of the single amounts of this row, three-letter code, lower case: the customer's, unless all MRR is in another. null: never billed.
   */
  currency: string | null;
  /**
   * How many decimals `currency` has in Stripe's amounts: 0, 2 or 3. An amount divided by 10 to this power is in the major unit (1234 is 12.34 usd, 1234 jpy, 1.234 kwd). null: no currency.
   */
  currency_exponent: number | null;
  /**
   * Monthly recurring revenue in `currency`, after discounts, in minor units. Other currencies: mrr_by_currency.
   */
  mrr: number;
  /**
   * 12 x mrr.
   */
  arr: number;
  /**
   * MRR before discounts.
   */
  mrr_gross: number;
  /**
   * MRR without the subscriptions that are scheduled to be cancelled.
   */
  committed_mrr: number;
  /**
   * What the subscriptions in trial would add to MRR.
   */
  trial_mrr: number;
  /**
   * MRR of each currency the customer has subscribed in; never summed across currencies.
   *
   * Items: One currency's amount.
   */
  mrr_by_currency: {
    /**
     * Three-letter code, lower case.
     */
    currency: string;
    /**
     * How many decimals the currency has in Stripe's amounts: 0, 2 or 3.
     */
    currency_exponent: number;
    /**
     * MRR in minor units.
     */
    amount: number;
    [k: string]: unknown;
  }[];
  /**
   * Realised revenue in `currency`, in minor units: what was paid on finalised invoices, within Stripe or outside it; less what ltv_net takes off where the configuration says so, and then null where ltv_net is.
   */
  ltv: number | null;
  /**
   * What stayed of the realised revenue: paid, less refunds, less what credit notes paid back outside of Stripe, less lost disputes. null: the key may not read charges, credit notes or disputes.
   */
  ltv_net: number | null;
  /**
   * What was refunded of payments of invoices, in `currency`. null: the key may not read charges.
   */
  refunded: number | null;
  /**
   * Charges that succeeded without an invoice, in `currency`, before refunds; not part of ltv. null: the key may not read charges.
   */
  other_revenue: number | null;
  /**
   * Realised revenue of each currency the customer was invoiced in, by the same choice as ltv; null where that is unknown.
   */
  ltv_by_currency:
    | {
        /**
         * Three-letter code, lower case.
         */
        currency: string;
        /**
         * How many decimals the currency has in Stripe's amounts: 0, 2 or 3.
         */
        currency_exponent: number;
        /**
         * Realised revenue in minor units.
         */
        amount: number;
        [k: string]: unknown;
      }[]
    | null;
  /**
   * Values, the first that holds: active (a subscription is active or past due), trial (one is in trial), churned (one ended, is unpaid or paused), lead. Further values may be added.
   */
  status: string;
  /**
   * Refines status. active: paying, past_due, cancelling, paused, free, usage_based, unpaid; trial: trialing, cancelling; churned: trial_expired, unpaid, paused, cancelled; lead: incomplete, incomplete_expired, or null. Further values may be added.
   */
  status_detail: string | null;
  /**
   * The customer's stage, mapped from status or status_detail by configuration; by default Lead, Trial, Customer or Churned.
   */
  stage: string;
  /**
   * Anything was ever paid on an invoice.
   */
  ever_paid: boolean;
  /**
   * A subscription that is active, past due or in trial is not scheduled to be cancelled.
   */
  will_renew: boolean;
  /**
   * Names of the plans of the subscriptions that haven't ended, joined by a comma; null: none.
   */
  plan: string | null;
  /**
   * The items of the subscriptions that haven't ended.
   *
   * Items: One item of a subscription.
   */
  plans: {
    /**
     * The subscription (sub_...).
     */
    subscription_id: string;
    /**
     * The price (price_... or an old plan's id).
     */
    price_id: string;
    /**
     * The product (prod_...).
     */
    product_id: string | null;
    /**
     * The plan's name, as configured.
     */
    name: string;
    /**
     * Billing interval: day, week, month or year; null: not recurring.
     */
    interval: string | null;
    /**
     * Billed every so many intervals.
     */
    interval_count: number | null;
    /**
     * How many; null: billed by usage.
     */
    quantity: number | null;
    /**
     * The item's part of the MRR after discounts, in the minor unit of its subscription's currency; 0 where the subscription doesn't count. Over a subscription's items, it adds up to that subscription's MRR.
     */
    mrr: number;
    [k: string]: unknown;
  }[];
  /**
   * When the customer was created; null: deleted, and Stripe no longer shows it.
   */
  signed_up_at: string | null;
  /**
   * When an invoice with an amount was first paid.
   */
  first_paid_at: string | null;
  /**
   * When an invoice with an amount was last paid.
   */
  last_paid_at: string | null;
  /**
   * Start of the latest trial.
   */
  trial_started_at: string | null;
  /**
   * End of the latest trial, also when it is over.
   */
  trial_ends_at: string | null;
  /**
   * Earliest end of a current period among the subscriptions that are active, past due or in trial; whether it renews then: will_renew.
   */
  renewal_at: string | null;
  /**
   * Earliest time at which one of those subscriptions is scheduled to be cancelled.
   */
  cancel_at: string | null;
  /**
   * When the last subscription stopped; only while status is churned.
   */
  churned_at: string | null;
  /**
   * Subscriptions ever, without those that never became active.
   */
  subscription_count: number;
  /**
   * Subscriptions that are active, past due or in trial.
   */
  active_subscription_count: number;
  /**
   * Finalised invoices.
   */
  invoice_count: number;
  /**
   * Invoices on which an amount was paid in full.
   */
  paid_invoice_count: number;
  /**
   * Failed attempts to pay, by the attempt counts of the invoices.
   */
  failed_payment_count: number;
  /**
   * The customer was deleted in Stripe.
   */
  is_deleted: boolean;
  /**
   * The version of these definitions; it changes when a number may change without a change in Stripe.
   */
  definition_version: string;
  /**
   * The moment that the row describes; the cursor.
   */
  computed_at: string;
  [k: string]: unknown;
}
