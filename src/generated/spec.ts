// Generated from schemas/spec.json by scripts/schemas/main.mjs: change that, not this.

/**
 * What source-stripe-lifecycle reads from a Stripe account, and how it computes metrics.
 */
export interface Spec {
  /**
   * A restricted key with Read permissions only (Stripe Dashboard: Developers, API keys, Create restricted key). Customers and the whole Billing section are enough. Products, Charges and Events add plan names, the charges stream and fast syncs. Live secret keys (sk_live_) are refused, because they can change everything.
   */
  api_key: string;
  /**
   * How far back the first sync reads. Products, prices and coupons are always read completely, and so is everything that metrics depend on.
   */
  import_window?:
    | {
        /**
         * All objects of the account.
         */
        window: "all_time";
        [k: string]: unknown;
      }
    | {
        /**
         * Objects created in the last months, counted back from the first sync.
         */
        window: "last_months";
        /**
         * The number of months.
         */
        months: 3 | 6 | 12 | 24;
        [k: string]: unknown;
      }
    | {
        /**
         * Objects created on this day or later.
         */
        window: "since_date";
        /**
         * The first day to read, in UTC.
         */
        start_date: string;
        [k: string]: unknown;
      };
  /**
   * Reads everything again every N days, to find changes that have no event (such as a discount that expires). Each object is then emitted once more. 0: never; better for destinations that only append.
   */
  full_rescan_interval_days?: number;
  /**
   * The part of Stripe's rate limits that a sync may use, in percent. The rest stays free for the account's own traffic, because all keys of an account share the limits.
   */
  rate_limit_share_percent?: number;
  /**
   * For sandboxes: also read objects of test clocks (simulations), which Stripe omits from its lists. Every sync reads and emits them again. It has no effect with a live key.
   */
  include_test_clocks?: boolean;
  /**
   * The key in a Stripe customer's metadata that contains the customer's id in your own system. It becomes external_id in the derived streams.
   */
  external_id_metadata_key?: string;
  /**
   * Whether a Stripe customer is an account (a company, a workspace) or a user in your own system. It becomes entity_type in customer_metrics.
   */
  entity_type?: "accounts" | "users";
  /**
   * The name of the stage in customer_metrics, for each status or status detail. If a status detail has a name, it takes precedence.
   */
  stage_map?: {
    /**
     * Status lead: never subscribed.
     */
    lead?: string;
    /**
     * Status trial: in a trial, with no other subscription running.
     */
    trial?: string;
    /**
     * Status active: a subscription that is active or past due.
     */
    active?: string;
    /**
     * Status churned: subscriptions ended, unpaid or paused.
     */
    churned?: string;
    /**
     * Status detail free: active at no charge. If empty, the status decides.
     */
    free?: string;
    /**
     * Status detail past_due: the last payment failed and is retried. If empty, the status decides.
     */
    past_due?: string;
    /**
     * Status detail cancelling: active until the period ends. If empty, the status decides.
     */
    cancelling?: string;
    /**
     * Status detail paused: a subscription is paused. If empty, the status decides.
     */
    paused?: string;
    /**
     * Status detail unpaid: retries ended without a payment. If empty, the status decides.
     */
    unpaid?: string;
    /**
     * Status detail trial_expired: the trial ended without a payment. If empty, the status decides.
     */
    trial_expired?: string;
    /**
     * Status detail cancelled: the last subscription ended. If empty, the status decides.
     */
    cancelled?: string;
    /**
     * Status detail paying: active with MRR. If empty, the status decides.
     */
    paying?: string;
    /**
     * Status detail usage_based: active without MRR, with a price by usage. If empty, the status decides.
     */
    usage_based?: string;
    /**
     * Status detail trialing: a trial that goes on when it ends. If empty, the status decides.
     */
    trialing?: string;
    /**
     * Status detail incomplete: the first payment of a subscription is still due. If empty, the status decides.
     */
    incomplete?: string;
    /**
     * Status detail incomplete_expired: the first payment of a subscription was never made. If empty, the status decides.
     */
    incomplete_expired?: string;
    [k: string]: unknown;
  };
  /**
   * Choices in which analytics products differ. The connector's pages on decisions explain the defaults with examples.
   */
  metrics?: {
    /**
     * standard: the choices below. stripe_dashboard: counts like Stripe's Dashboard, with forever discounts only and churn at the request, whatever is chosen below.
     */
    mrr_profile?: "standard" | "stripe_dashboard";
    /**
     * forever_and_repeating: discounts for as long as they last. forever: only discounts without an end. all: also discounts for one invoice. none: no discounts.
     */
    discounts?: "forever_and_repeating" | "forever" | "all" | "none";
    /**
     * ended: when the subscription ends. requested: when the cancellation was requested.
     */
    churn_timing?: "ended" | "requested";
    /**
     * Subscriptions whose collection is paused. by_behavior: void and mark_uncollectible count 0, keep_as_draft counts; exclude: 0; include: counted.
     */
    paused_collection?: "by_behavior" | "exclude" | "include";
    /**
     * A past due subscription counts for this number of days. Empty: for as long as it is past due.
     */
    past_due_max_days?: number;
    /**
     * Whether subscriptions that Stripe marks unpaid keep their MRR.
     */
    unpaid_counts?: boolean;
    /**
     * A churn and a return within this number of minutes are one movement.
     */
    movement_window_minutes?: number;
    /**
     * The source of a plan's name. If it is missing, the price's nickname or id is used.
     */
    plan_name?: "product" | "nickname" | "lookup_key" | "metadata_key";
    /**
     * If the plan name is metadata_key: the key in the price's or product's metadata.
     */
    plan_name_metadata_key?: string;
    /**
     * gross: ltv is the amount paid. net: less refunds, credit notes paid back outside of Stripe, and lost disputes.
     */
    ltv_basis?: "gross" | "net";
    /**
     * extended: all types of lifecycle_events. canonical: only user_signed_up, trial_started, subscription_changed, subscription_cancelled and payment_failed, which contain every change of MRR.
     */
    event_set?: "extended" | "canonical";
    [k: string]: unknown;
  };
  /**
   * The folder for a large account's temporary files during a sync. It must exist and be writable. Empty: the system's temporary folder. 1,000,000 customers with 10,000,000 invoices need about 4 GB.
   */
  temporary_folder?: string;
  /**
   * Whether the connection check refuses a restricted live key that can change customers, subscriptions or invoices. To find out, it asks Stripe for an empty change of an object that cannot exist, which changes nothing. Off: the check does not test this and accepts the key.
   */
  require_read_only?: boolean;
  /**
   * For platforms (Stripe Connect) and organizations: the id of the account to read with this key (acct_...). Every request is then made for that account. Empty: the key's own account. Create a new connection for another account.
   */
  connected_account_id?: string;
  /**
   * To refresh a few customers quickly: every sync reads only these customers, completely, and does not change the state of the syncs of all customers. Empty it to continue those syncs; they miss nothing. The log explains an id that is not a customer, and the other customers are read.
   *
   * @maxItems 1000
   *
   * Items: The id of a customer, which the Dashboard shows on the customer's page.
   */
  customer_ids?: string[];
  /**
   * recommended: the streams that most accounts use and that sync fast. all: also those that are slow or rarely needed, such as children that Stripe lists one parent at a time, Issuing, Treasury, Terminal and catalogues that are the same for every account. Streams that the key cannot read are not offered. Refresh the schema after a change. A selected stream is synced whatever is chosen here.
   */
  offered_streams?: "recommended" | "all";
  [k: string]: unknown;
}
