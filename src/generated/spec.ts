// Generated from schemas/spec.json by scripts/schemas/main.mjs: change that, not this.

/**
 * What source-stripe-lifecycle reads of a Stripe account, and how it counts.
 */
export interface Spec {
  /**
   * A read-only restricted key of the Stripe account (Dashboard: Developers, API keys, Create restricted key). Customers and the whole Billing section with Read are enough; Products, Charges and Events with Read add names, the charges stream and fast syncs. Live secret keys (sk_live_) are refused, since they can do everything.
   */
  api_key: string;
  /**
   * How far back the first sync reads. Products, prices and coupons are always read whole, and so is everything that metrics depend on.
   */
  import_window?:
    | {
        /**
         * Everything the account holds.
         */
        window: "all_time";
        [k: string]: unknown;
      }
    | {
        /**
         * What was created in the last months, counted back from the first sync.
         */
        window: "last_months";
        /**
         * How many months back.
         */
        months: 3 | 6 | 12 | 24;
        [k: string]: unknown;
      }
    | {
        /**
         * What was created on a day or later.
         */
        window: "since_date";
        /**
         * The first day to read, in UTC.
         */
        start_date: string;
        [k: string]: unknown;
      };
  /**
   * After so many days everything is listed again, which repairs what no event of Stripe tells (such as a discount that ends by time). Each object is then emitted once more. 0: never; better for destinations that only append.
   */
  full_rescan_interval_days?: number;
  /**
   * How many percent of Stripe's rate limits a sync may use. The rest stays free for the account's own traffic, since all keys of an account share them.
   */
  rate_limit_share_percent?: number;
  /**
   * For sandboxes: whether to read what belongs to test clocks (simulations), too, which Stripe leaves out of its lists. Every sync reads and emits it anew. With a live key it means nothing.
   */
  include_test_clocks?: boolean;
  /**
   * The key in a Stripe customer's metadata that holds the customer's id in your own system. It becomes external_id in the derived streams.
   */
  external_id_metadata_key?: string;
  /**
   * Whether a Stripe customer stands for an account (a company, a workspace) or for a user in your own system. It becomes entity_type in customer_metrics.
   */
  entity_type?: "accounts" | "users";
  /**
   * What stage customer_metrics shows for a status, or, where one is given, for a status detail, which goes first.
   */
  stage_map?: {
    /**
     * Status lead: never subscribed.
     */
    lead?: string;
    /**
     * Status trial: in a trial, nothing else running.
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
     * Status detail free: active at no charge. Without a name, the status decides.
     */
    free?: string;
    /**
     * Status detail past_due: the last payment failed and is retried. Without a name, the status decides.
     */
    past_due?: string;
    /**
     * Status detail cancelling: active until the period ends. Without a name, the status decides.
     */
    cancelling?: string;
    /**
     * Status detail paused: a subscription is paused. Without a name, the status decides.
     */
    paused?: string;
    /**
     * Status detail unpaid: retries ended without a payment. Without a name, the status decides.
     */
    unpaid?: string;
    /**
     * Status detail trial_expired: the trial ended without a payment. Without a name, the status decides.
     */
    trial_expired?: string;
    /**
     * Status detail cancelled: the last subscription ended. Without a name, the status decides.
     */
    cancelled?: string;
    [k: string]: unknown;
  };
  /**
   * Choices in which analytics products differ. The defaults are documented with examples in the connector's DECISIONS page.
   */
  metrics?: {
    /**
     * standard: the choices below. stripe_dashboard: as Stripe's own Dashboard counts, with forever discounts only and churn at the request, whatever is chosen below.
     */
    mrr_profile?: "standard" | "stripe_dashboard";
    /**
     * forever_and_repeating: while they last; forever: only those without an end; all: those for one invoice, too; none.
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
     * A past due subscription counts so many days, then no more. Empty: as long as it is past due.
     */
    past_due_max_days?: number;
    /**
     * Whether subscriptions that Stripe marks unpaid keep their MRR.
     */
    unpaid_counts?: boolean;
    /**
     * Churn and return within so many minutes are one movement.
     */
    movement_window_minutes?: number;
    /**
     * Where a plan's name comes from. Where it is missing, the price's nickname or id stands in.
     */
    plan_name?: "product" | "nickname" | "lookup_key" | "metadata_key";
    /**
     * With plan name metadata_key: the key in the price's or product's metadata.
     */
    plan_name_metadata_key?: string;
    /**
     * gross: ltv is what was paid. net: less what was refunded, paid back by credit notes outside of Stripe, and lost to disputes.
     */
    ltv_basis?: "gross" | "net";
    /**
     * extended: all types of lifecycle_events. canonical: only user_signed_up, trial_started, subscription_changed, subscription_cancelled and payment_failed, which tell every change of MRR.
     */
    event_set?: "extended" | "canonical";
    [k: string]: unknown;
  };
  /**
   * Where a large account's facts are kept while a sync runs: a folder that exists and may be written to. Empty: the system's place for temporary files. 1,000,000 customers with 10,000,000 invoices need about 4 GB.
   */
  temporary_folder?: string;
  /**
   * Whether the connection check refuses a restricted key of live mode that can change customers, subscriptions or invoices. To find out, it sends Stripe an empty change of an object that cannot exist, which changes nothing. Off: nothing of the kind is sent, and the key is taken as it is.
   */
  require_read_only?: boolean;
  /**
   * For platforms (Stripe Connect) and organizations: the id of the account to read with this key (acct_...). Every request is then made for that account. Empty: the key's own account. Make a new connection for another account.
   */
  connected_account_id?: string;
  /**
   * To refresh a few customers at once: every sync reads these alone, whole, and leaves untouched where the syncs of all customers stand. Empty it to go on with those: they miss nothing. An id that names no customer is explained in the log, and the others are read.
   *
   * @maxItems 1000
   *
   * Items: The id of a customer, which the Dashboard shows on the customer's page.
   */
  customer_ids?: string[];
  [k: string]: unknown;
}
