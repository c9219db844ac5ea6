// Generated from schemas/subscriptions.json by scripts/schemas/main.mjs: change that, not this.

export interface Subscriptions {
  /**
   * Unique identifier for the object.
   */
  id?: string;
  /**
   * String representing the object's type. Objects of the same type share the same value. Always: subscription.
   */
  object?: string | null;
  /**
   * ID of the Connect Application that created the subscription.
   */
  application?: string | null;
  /**
   * A non-negative decimal between 0 and 100, with at most two decimal places. This represents the percentage of the subscription invoice total that will be transferred to the application owner's Stripe account.
   */
  application_fee_percent?: number | null;
  /**
   * Settings of automatic tax calculation for the subscription's invoices.
   */
  automatic_tax?: {
    /**
     * If Stripe disabled automatic tax, this enum describes why. Always: requires_location_inputs.
     */
    disabled_reason?: string | null;
    /**
     * Whether Stripe automatically computes tax on this subscription.
     */
    enabled?: boolean | null;
    /**
     * The account that's liable for tax. If set, the business address and tax registrations required to perform the tax calculation are loaded from this account. The tax transaction is returned in the report of the connected account.
     */
    liability?: {
      /**
       * The connected account being referenced when `type` is `account`.
       */
      account?: string | null;
      /**
       * Type of the account referenced. One of: account, self.
       */
      type?: string | null;
      [k: string]: unknown;
    } | null;
    [k: string]: unknown;
  } | null;
  /**
   * The reference point that aligns future [billing cycle](https://docs.stripe.com/subscriptions/billing-cycle) dates. It sets the day of week for `week` intervals, the day of month for `month` and `year` intervals, and the month of year for `year` intervals. The timestamp is in UTC format.
   */
  billing_cycle_anchor?: number | null;
  /**
   * The fixed values used to calculate the `billing_cycle_anchor`.
   */
  billing_cycle_anchor_config?: {
    /**
     * The day of the month of the billing_cycle_anchor.
     */
    day_of_month?: number | null;
    /**
     * The hour of the day of the billing_cycle_anchor.
     */
    hour?: number | null;
    /**
     * The minute of the hour of the billing_cycle_anchor.
     */
    minute?: number | null;
    /**
     * The month to start full cycle billing periods.
     */
    month?: number | null;
    /**
     * The second of the minute of the billing_cycle_anchor.
     */
    second?: number | null;
    [k: string]: unknown;
  } | null;
  /**
   * The billing mode of the subscription.
   */
  billing_mode?: {
    /**
     * Configure behavior for flexible billing mode
     */
    flexible?: {
      /**
       * Controls how invoices and invoice items display proration amounts and discount amounts. One of: included, itemized.
       */
      proration_discounts?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Controls how prorations and invoices for subscriptions are calculated and orchestrated. One of: classic, flexible.
     */
    type?: string | null;
    /**
     * Details on when the current billing_mode was adopted.
     */
    updated_at?: number | null;
    [k: string]: unknown;
  } | null;
  /**
   * Billing schedules for this subscription.
   */
  billing_schedules?:
    | ({
        /**
         * Specifies which subscription items the billing schedule applies to.
         */
        applies_to?:
          | ({
              /**
               * The billing schedule will apply to the subscription item with the given price ID.
               */
              price?: string | null;
              /**
               * Controls which subscription items the billing schedule applies to. Always: price.
               */
              type?: string | null;
              [k: string]: unknown;
            } | null)[]
          | null;
        /**
         * Specifies the end of billing period.
         */
        bill_until?: {
          /**
           * The timestamp the billing schedule will apply until.
           */
          computed_timestamp?: number | null;
          /**
           * Specifies the billing period.
           */
          duration?: {
            /**
             * Specifies billing duration. Either `day`, `week`, `month` or `year`.
             */
            interval?: string | null;
            /**
             * The multiplier applied to the interval.
             */
            interval_count?: number | null;
            [k: string]: unknown;
          } | null;
          /**
           * If specified, the billing schedule will apply until the specified timestamp.
           */
          timestamp?: number | null;
          /**
           * Describes how the billing schedule will determine the end date. Either `duration` or `timestamp`.
           */
          type?: string | null;
          [k: string]: unknown;
        } | null;
        /**
         * Unique identifier for the billing schedule.
         */
        key?: string | null;
        [k: string]: unknown;
      } | null)[]
    | null;
  /**
   * Define thresholds at which an invoice will be sent, and the subscription advanced to a new billing period
   */
  billing_thresholds?: {
    /**
     * Monetary threshold that triggers the subscription to create an invoice
     */
    amount_gte?: number | null;
    /**
     * Indicates if the `billing_cycle_anchor` should be reset when a threshold is reached. If true, `billing_cycle_anchor` will be updated to the date/time the threshold was last reached; otherwise, the value will remain unchanged. This value may not be `true` if the subscription contains items with plans that have `aggregate_usage=last_ever`.
     */
    reset_billing_cycle_anchor?: boolean | null;
    [k: string]: unknown;
  } | null;
  /**
   * A date in the future at which the subscription will automatically get canceled
   */
  cancel_at?: number | null;
  /**
   * Whether this subscription will (if `status=active`) or did (if `status=canceled`) cancel at the end of the current billing period.
   */
  cancel_at_period_end?: boolean | null;
  /**
   * If the subscription has been canceled, the date of that cancellation. If the subscription was canceled with `cancel_at_period_end`, `canceled_at` will reflect the time of the most recent update request, not the end of the subscription period when the subscription is automatically moved to a canceled state.
   */
  canceled_at?: number | null;
  /**
   * Details about why this subscription was cancelled
   */
  cancellation_details?: {
    /**
     * Additional comments about why the user canceled the subscription, if the subscription was canceled explicitly by the user.
     */
    comment?: string | null;
    /**
     * The customer submitted reason for why they canceled, if the subscription was canceled explicitly by the user. One of: customer_service, low_quality, missing_features, other, switched_service, too_complex, too_expensive, unused.
     */
    feedback?: string | null;
    /**
     * Customized feedback options that provide deeper insight into why the subscription was canceled, if the subscription was canceled explicitly by the user.
     */
    feedback_option?: string | null;
    /**
     * Why this subscription was canceled. One of: canceled_by_retention_policy, cancellation_requested, payment_disputed, payment_failed.
     */
    reason?: string | null;
    [k: string]: unknown;
  } | null;
  /**
   * Either `charge_automatically`, or `send_invoice`. When charging automatically, Stripe will attempt to pay this subscription at the end of the cycle using the default source attached to the customer. When sending an invoice, Stripe will email your customer an invoice with payment instructions and mark the subscription as `active`.
   */
  collection_method?: string | null;
  /**
   * Time at which the object was created. Measured in seconds since the Unix epoch.
   */
  created?: number | null;
  /**
   * Three-letter [ISO currency code](https://www.iso.org/iso-4217-currency-codes.html), in lowercase. Must be a [supported currency](https://stripe.com/docs/currencies).
   */
  currency?: string | null;
  /**
   * ID of the customer who owns the subscription.
   */
  customer?: string | null;
  /**
   * ID of the account representing the customer who owns the subscription.
   */
  customer_account?: string | null;
  /**
   * Number of days a customer has to pay invoices generated by this subscription. This value will be `null` for subscriptions where `collection_method=charge_automatically`.
   */
  days_until_due?: number | null;
  /**
   * ID of the default payment method for the subscription. It must belong to the customer associated with the subscription. This takes precedence over `default_source`. If neither are set, invoices will use the customer's [invoice_settings.default_payment_method](https://docs.stripe.com/api/customers/object#customer_object-invoice_settings-default_payment_method) or [default_source](https://docs.stripe.com/api/customers/object#customer_object-default_source).
   */
  default_payment_method?: string | null;
  /**
   * ID of the default payment source for the subscription. It must belong to the customer associated with the subscription and be in a chargeable state. If `default_payment_method` is also set, `default_payment_method` will take precedence. If neither are set, invoices will use the customer's [invoice_settings.default_payment_method](https://docs.stripe.com/api/customers/object#customer_object-invoice_settings-default_payment_method) or [default_source](https://docs.stripe.com/api/customers/object#customer_object-default_source).
   */
  default_source?: string | null;
  /**
   * The tax rates that will apply to any subscription item that does not have `tax_rates` set. Invoices created will have their `default_tax_rates` populated from the subscription.
   */
  default_tax_rates?:
    | ({
        /**
         * Unique identifier for the object.
         */
        id?: string | null;
        /**
         * String representing the object's type. Objects of the same type share the same value. Always: tax_rate.
         */
        object?: string | null;
        /**
         * Defaults to `true`. When set to `false`, this tax rate cannot be used with new applications or Checkout Sessions, but will still work for subscriptions and invoices that already have it set.
         */
        active?: boolean | null;
        /**
         * Two-letter country code ([ISO 3166-1 alpha-2](https://en.wikipedia.org/wiki/ISO_3166-1_alpha-2)).
         */
        country?: string | null;
        /**
         * Time at which the object was created. Measured in seconds since the Unix epoch.
         */
        created?: number | null;
        /**
         * An arbitrary string attached to the tax rate for your internal use only. It will not be visible to your customers.
         */
        description?: string | null;
        /**
         * The display name of the tax rates as it will appear to your customer on their receipt email, PDF, and the hosted invoice page.
         */
        display_name?: string | null;
        /**
         * Actual/effective tax rate percentage out of 100. For tax calculations with automatic_tax[enabled]=true, this percentage reflects the rate actually used to calculate tax based on the product's taxability and whether the user is registered to collect taxes in the corresponding jurisdiction.
         */
        effective_percentage?: number | null;
        /**
         * The amount of the tax rate when the `rate_type` is `flat_amount`. Tax rates with `rate_type` `percentage` can vary based on the transaction, resulting in this field being `null`. This field exposes the amount and currency of the flat tax rate.
         */
        flat_amount?: {
          /**
           * Amount of the tax when the `rate_type` is `flat_amount`. This positive integer represents how much to charge in the smallest currency unit (e.g., 100 cents to charge $1.00 or 100 to charge ¥100, a zero-decimal currency). The amount value supports up to eight digits (e.g., a value of 99999999 for a USD charge of $999,999.99).
           */
          amount?: number | null;
          /**
           * Three-letter ISO currency code, in lowercase.
           */
          currency?: string | null;
          [k: string]: unknown;
        } | null;
        /**
         * This specifies if the tax rate is inclusive or exclusive.
         */
        inclusive?: boolean | null;
        /**
         * The jurisdiction for the tax rate. You can use this label field for tax reporting purposes. It also appears on your customer's invoice.
         */
        jurisdiction?: string | null;
        /**
         * The level of the jurisdiction that imposes this tax rate. Will be `null` for manually defined tax rates. One of: city, country, county, district, multiple, state.
         */
        jurisdiction_level?: string | null;
        /**
         * If the object exists in live mode, the value is `true`. If the object exists in test mode, the value is `false`.
         */
        livemode?: boolean | null;
        /**
         * Set of [key-value pairs](https://docs.stripe.com/api/metadata) that you can attach to an object. This can be useful for storing additional information about the object in a structured format.
         */
        metadata?: {
          [k: string]: string | null;
        } | null;
        /**
         * Tax rate percentage out of 100. For tax calculations with automatic_tax[enabled]=true, this percentage includes the statutory tax rate of non-taxable jurisdictions.
         */
        percentage?: number | null;
        /**
         * Indicates the type of tax rate applied to the taxable amount. This value can be `null` when no tax applies to the location. This field is only present for TaxRates created by Stripe Tax. One of: flat_amount, percentage.
         */
        rate_type?: string | null;
        /**
         * [ISO 3166-2 subdivision code](https://en.wikipedia.org/wiki/ISO_3166-2), without country prefix. For example, "NY" for New York, United States.
         */
        state?: string | null;
        /**
         * The high-level tax type, such as `vat` or `sales_tax`. One of: admissions_tax, amusement_tax, attendance_tax, communications_tax, digital_excise_tax, entertainment_tax, get_fund, gross_receipts_tax, gst, hospitality_tax, hst, igst, jct, lease_tax, luxury_tax, mass_transit_parking_tax, nhil, parking_tax, pst, qst, resort_tax, retail_delivery_fee, rst, sales_tax, service_tax, tourism_tax, utility_users_tax, vat.
         */
        tax_type?: string | null;
        [k: string]: unknown;
      } | null)[]
    | null;
  /**
   * The subscription's description, meant to be displayable to the customer. Use this field to optionally store an explanation of the subscription for rendering in Stripe surfaces and certain local payment methods UIs.
   */
  description?: string | null;
  /**
   * The discounts applied to the subscription. Subscription item discounts are applied before subscription discounts. Use `expand[]=discounts` to expand each discount.
   */
  discounts?:
    | ({
        /**
         * The ID of the discount object. Discounts can't be fetched by ID. Use `expand[]=discounts` in API calls to expand discount IDs in an array.
         */
        id?: string | null;
        /**
         * String representing the object's type. Objects of the same type share the same value. Always: discount.
         */
        object?: string | null;
        /**
         * The Checkout session that this coupon is applied to, if it is applied to a particular session in payment mode. Not present for subscription mode.
         */
        checkout_session?: string | null;
        /**
         * The ID of the customer associated with this discount.
         */
        customer?: string | null;
        /**
         * The ID of the account representing the customer associated with this discount.
         */
        customer_account?: string | null;
        /**
         * If the coupon has a duration of `repeating`, the date that this discount will end. If the coupon has a duration of `once` or `forever`, this attribute will be null.
         */
        end?: number | null;
        /**
         * The invoice that the discount's coupon was applied to, if it was applied directly to a particular invoice.
         */
        invoice?: string | null;
        /**
         * The invoice item `id` (or invoice line item `id` for invoice line items of type='subscription') that the discount's coupon was applied to, if it was applied directly to a particular invoice item or invoice line item.
         */
        invoice_item?: string | null;
        /**
         * The promotion code applied to create this discount.
         */
        promotion_code?: string | null;
        /**
         * Where the discount comes from: its coupon.
         */
        source?: {
          /**
           * The coupon that was redeemed to create this discount.
           */
          coupon?: string | null;
          /**
           * The source type of the discount. Always: coupon.
           */
          type?: string | null;
          [k: string]: unknown;
        } | null;
        /**
         * Date that the coupon was applied.
         */
        start?: number | null;
        /**
         * The subscription that this coupon is applied to, if it is applied to a particular subscription.
         */
        subscription?: string | null;
        /**
         * The subscription item that this coupon is applied to, if it is applied to a particular subscription item.
         */
        subscription_item?: string | null;
        [k: string]: unknown;
      } | null)[]
    | null;
  /**
   * If the subscription has ended, the date the subscription ended.
   */
  ended_at?: number | null;
  /**
   * Defaults for the subscription's invoices.
   */
  invoice_settings?: {
    /**
     * The account tax IDs associated with the subscription. Will be set on invoices generated by the subscription.
     */
    account_tax_ids?: (string | null)[] | null;
    /**
     * A list of up to 4 custom fields to be displayed on the invoice.
     */
    custom_fields?:
      | ({
          /**
           * The name of the custom field.
           */
          name?: string | null;
          /**
           * The value of the custom field.
           */
          value?: string | null;
          [k: string]: unknown;
        } | null)[]
      | null;
    /**
     * An arbitrary string attached to the object. Often useful for displaying to users.
     */
    description?: string | null;
    /**
     * Footer to be displayed on the invoice.
     */
    footer?: string | null;
    /**
     * Issuer of the invoice settings.
     */
    issuer?: {
      /**
       * The connected account being referenced when `type` is `account`.
       */
      account?: string | null;
      /**
       * Type of the account referenced. One of: account, self.
       */
      type?: string | null;
      [k: string]: unknown;
    } | null;
    [k: string]: unknown;
  } | null;
  /**
   * List of subscription items, each with an attached price.
   */
  items?: {
    /**
     * String representing the object's type. Always: list.
     */
    object?: string | null;
    /**
     * The objects of the list.
     */
    data?:
      | ({
          /**
           * Unique identifier for the object.
           */
          id?: string | null;
          /**
           * String representing the object's type. Objects of the same type share the same value. Always: subscription_item.
           */
          object?: string | null;
          /**
           * The time period the subscription item has been billed for.
           */
          billed_until?: number | null;
          /**
           * Define thresholds at which an invoice will be sent, and the related subscription advanced to a new billing period
           */
          billing_thresholds?: {
            /**
             * Usage threshold that triggers the subscription to create an invoice
             */
            usage_gte?: number | null;
            [k: string]: unknown;
          } | null;
          /**
           * Time at which the object was created. Measured in seconds since the Unix epoch.
           */
          created?: number | null;
          /**
           * The end time of this subscription item's current billing period.
           */
          current_period_end?: number | null;
          /**
           * The start time of this subscription item's current billing period.
           */
          current_period_start?: number | null;
          /**
           * The current trial that is applied to this subscription item.
           */
          current_trial?: {
            /**
             * The time the current trial ends.
             */
            end_date?: number | null;
            /**
             * The time the current trial started.
             */
            start_date?: number | null;
            /**
             * The Trial Offer ID applied to the subscription item.
             */
            trial_offer?: string | null;
            [k: string]: unknown;
          } | null;
          /**
           * The discounts applied to the subscription item. Subscription item discounts are applied before subscription discounts. Use `expand[]=discounts` to expand each discount.
           */
          discounts?:
            | ({
                /**
                 * The ID of the discount object. Discounts can't be fetched by ID. Use `expand[]=discounts` in API calls to expand discount IDs in an array.
                 */
                id?: string | null;
                /**
                 * String representing the object's type. Objects of the same type share the same value. Always: discount.
                 */
                object?: string | null;
                /**
                 * The Checkout session that this coupon is applied to, if it is applied to a particular session in payment mode. Not present for subscription mode.
                 */
                checkout_session?: string | null;
                /**
                 * The ID of the customer associated with this discount.
                 */
                customer?: string | null;
                /**
                 * The ID of the account representing the customer associated with this discount.
                 */
                customer_account?: string | null;
                /**
                 * If the coupon has a duration of `repeating`, the date that this discount will end. If the coupon has a duration of `once` or `forever`, this attribute will be null.
                 */
                end?: number | null;
                /**
                 * The invoice that the discount's coupon was applied to, if it was applied directly to a particular invoice.
                 */
                invoice?: string | null;
                /**
                 * The invoice item `id` (or invoice line item `id` for invoice line items of type='subscription') that the discount's coupon was applied to, if it was applied directly to a particular invoice item or invoice line item.
                 */
                invoice_item?: string | null;
                /**
                 * The promotion code applied to create this discount.
                 */
                promotion_code?: string | null;
                /**
                 * Where the discount comes from: its coupon.
                 */
                source?: {
                  /**
                   * The coupon that was redeemed to create this discount.
                   */
                  coupon?: string | null;
                  /**
                   * The source type of the discount. Always: coupon.
                   */
                  type?: string | null;
                  [k: string]: unknown;
                } | null;
                /**
                 * Date that the coupon was applied.
                 */
                start?: number | null;
                /**
                 * The subscription that this coupon is applied to, if it is applied to a particular subscription.
                 */
                subscription?: string | null;
                /**
                 * The subscription item that this coupon is applied to, if it is applied to a particular subscription item.
                 */
                subscription_item?: string | null;
                [k: string]: unknown;
              } | null)[]
            | null;
          /**
           * Set of [key-value pairs](https://docs.stripe.com/api/metadata) that you can attach to an object. This can be useful for storing additional information about the object in a structured format.
           */
          metadata?: {
            [k: string]: string | null;
          } | null;
          /**
           * You can now model subscriptions more flexibly using the [Prices API](https://docs.stripe.com/api#prices). It replaces the Plans API and is backwards compatible to simplify your migration. Plans define the base price, currency, and billing cycle for recurring purchases of products. [Products](https://docs.stripe.com/api#products) help you track inventory or provisioning, and plans help you track pricing. Different physical goods or levels of service should be represented by products, and pricing options should be represented by plans. This approach lets you change prices without having to change your provisioning scheme. For example, you might have a single "gold" product that has plans for $10/month, $100/year, €9/month, and €90/year. Related guides: [Set up a subscription](https://docs.stripe.com/billing/subscriptions/set-up-subscription) and more about [products and prices](https://docs.stripe.com/products-prices/overview).
           */
          plan?: {
            /**
             * Unique identifier for the object.
             */
            id?: string | null;
            /**
             * String representing the object's type. Objects of the same type share the same value. Always: plan.
             */
            object?: string | null;
            /**
             * Whether the plan can be used for new purchases.
             */
            active?: boolean | null;
            /**
             * The unit amount in cents (or local equivalent) to be charged, represented as a whole integer if possible. Only set if `billing_scheme=per_unit`.
             */
            amount?: number | null;
            /**
             * The unit amount in cents (or local equivalent) to be charged, represented as a decimal string with at most 12 decimal places. Only set if `billing_scheme=per_unit`. An exact decimal number, as a string.
             */
            amount_decimal?: string | null;
            /**
             * Describes how to compute the price per period. Either `per_unit` or `tiered`. `per_unit` indicates that the fixed amount (specified in `amount`) will be charged per unit in `quantity` (for plans with `usage_type=licensed`), or per unit of total usage (for plans with `usage_type=metered`). `tiered` indicates that the unit pricing will be computed using a tiering strategy as defined using the `tiers` and `tiers_mode` attributes.
             */
            billing_scheme?: string | null;
            /**
             * Time at which the object was created. Measured in seconds since the Unix epoch.
             */
            created?: number | null;
            /**
             * Three-letter [ISO currency code](https://www.iso.org/iso-4217-currency-codes.html), in lowercase. Must be a [supported currency](https://stripe.com/docs/currencies).
             */
            currency?: string | null;
            /**
             * The frequency at which a subscription is billed. One of `day`, `week`, `month` or `year`.
             */
            interval?: string | null;
            /**
             * The number of intervals (specified in the `interval` attribute) between subscription billings. For example, `interval=month` and `interval_count=3` bills every 3 months.
             */
            interval_count?: number | null;
            /**
             * If the object exists in live mode, the value is `true`. If the object exists in test mode, the value is `false`.
             */
            livemode?: boolean | null;
            /**
             * Set of [key-value pairs](https://docs.stripe.com/api/metadata) that you can attach to an object. This can be useful for storing additional information about the object in a structured format.
             */
            metadata?: {
              [k: string]: string | null;
            } | null;
            /**
             * The meter tracking the usage of a metered price
             */
            meter?: string | null;
            /**
             * A brief description of the plan, hidden from customers.
             */
            nickname?: string | null;
            /**
             * The product whose pricing this plan determines.
             */
            product?: string | null;
            /**
             * Defines if the tiering price should be `graduated` or `volume` based. In `volume`-based tiering, the maximum quantity within a period determines the per unit price. In `graduated` tiering, pricing can change as the quantity grows.
             */
            tiers_mode?: string | null;
            /**
             * Apply a transformation to the reported usage or set quantity before computing the amount billed. Cannot be combined with `tiers`.
             */
            transform_usage?: {
              /**
               * Divide usage by this number.
               */
              divide_by?: number | null;
              /**
               * After division, either round the result `up` or `down`.
               */
              round?: string | null;
              [k: string]: unknown;
            } | null;
            /**
             * Default number of trial days when subscribing a customer to this plan using [`trial_from_plan=true`](https://docs.stripe.com/api#create_subscription-trial_from_plan).
             */
            trial_period_days?: number | null;
            /**
             * Configures how the quantity per period should be determined. Can be either `metered` or `licensed`. `licensed` automatically bills the `quantity` set when adding it to a subscription. `metered` aggregates the total usage based on usage records. Defaults to `licensed`.
             */
            usage_type?: string | null;
            [k: string]: unknown;
          } | null;
          /**
           * Prices define the unit cost, currency, and (optional) billing cycle for both recurring and one-time purchases of products. [Products](https://docs.stripe.com/api#products) help you track inventory or provisioning, and prices help you track payment terms. Different physical goods or levels of service should be represented by products, and pricing options should be represented by prices. This approach lets you change prices without having to change your provisioning scheme. For example, you might have a single "gold" product that has prices for $10/month, $100/year, and €9 once. Related guides: [Set up a subscription](https://docs.stripe.com/billing/subscriptions/set-up-subscription), [create an invoice](https://docs.stripe.com/billing/invoices/create), and more about [products and prices](https://docs.stripe.com/products-prices/overview).
           */
          price?: {
            /**
             * Unique identifier for the object.
             */
            id?: string | null;
            /**
             * String representing the object's type. Objects of the same type share the same value. Always: price.
             */
            object?: string | null;
            /**
             * Whether the price can be used for new purchases.
             */
            active?: boolean | null;
            /**
             * Describes how to compute the price per period. Either `per_unit` or `tiered`. `per_unit` indicates that the fixed amount (specified in `unit_amount` or `unit_amount_decimal`) will be charged per unit in `quantity` (for prices with `usage_type=licensed`), or per unit of total usage (for prices with `usage_type=metered`). `tiered` indicates that the unit pricing will be computed using a tiering strategy as defined using the `tiers` and `tiers_mode` attributes.
             */
            billing_scheme?: string | null;
            /**
             * Time at which the object was created. Measured in seconds since the Unix epoch.
             */
            created?: number | null;
            /**
             * Three-letter [ISO currency code](https://www.iso.org/iso-4217-currency-codes.html), in lowercase. Must be a [supported currency](https://stripe.com/docs/currencies).
             */
            currency?: string | null;
            /**
             * When set, provides configuration for the amount to be adjusted by the customer during Checkout Sessions and Payment Links.
             */
            custom_unit_amount?: {
              /**
               * The maximum unit amount the customer can specify for this item.
               */
              maximum?: number | null;
              /**
               * The minimum unit amount the customer can specify for this item. Must be at least the minimum charge amount.
               */
              minimum?: number | null;
              /**
               * The starting unit amount which can be updated by the customer.
               */
              preset?: number | null;
              [k: string]: unknown;
            } | null;
            /**
             * If the object exists in live mode, the value is `true`. If the object exists in test mode, the value is `false`.
             */
            livemode?: boolean | null;
            /**
             * A lookup key used to retrieve prices dynamically from a static string. This may be up to 200 characters.
             */
            lookup_key?: string | null;
            /**
             * Set of [key-value pairs](https://docs.stripe.com/api/metadata) that you can attach to an object. This can be useful for storing additional information about the object in a structured format.
             */
            metadata?: {
              [k: string]: string | null;
            } | null;
            /**
             * A brief description of the price, hidden from customers.
             */
            nickname?: string | null;
            /**
             * The ID of the product this price is associated with.
             */
            product?: string | null;
            /**
             * The recurring components of a price such as `interval` and `usage_type`.
             */
            recurring?: {
              /**
               * The frequency at which a subscription is billed. One of `day`, `week`, `month` or `year`.
               */
              interval?: string | null;
              /**
               * The number of intervals (specified in the `interval` attribute) between subscription billings. For example, `interval=month` and `interval_count=3` bills every 3 months.
               */
              interval_count?: number | null;
              /**
               * The meter tracking the usage of a metered price
               */
              meter?: string | null;
              /**
               * Default number of trial days when subscribing a customer to this price using [`trial_from_plan=true`](https://docs.stripe.com/api#create_subscription-trial_from_plan).
               */
              trial_period_days?: number | null;
              /**
               * Configures how the quantity per period should be determined. Can be either `metered` or `licensed`. `licensed` automatically bills the `quantity` set when adding it to a subscription. `metered` aggregates the total usage based on usage records. Defaults to `licensed`.
               */
              usage_type?: string | null;
              [k: string]: unknown;
            } | null;
            /**
             * Only required if a [default tax behavior](https://docs.stripe.com/tax/products-prices-tax-categories-tax-behavior#setting-a-default-tax-behavior-(recommended)) was not provided in the Stripe Tax settings. Specifies whether the price is considered inclusive of taxes or exclusive of taxes. One of `inclusive`, `exclusive`, or `unspecified`. Once specified as either `inclusive` or `exclusive`, it cannot be changed.
             */
            tax_behavior?: string | null;
            /**
             * Defines if the tiering price should be `graduated` or `volume` based. In `volume`-based tiering, the maximum quantity within a period determines the per unit price. In `graduated` tiering, pricing can change as the quantity grows.
             */
            tiers_mode?: string | null;
            /**
             * Apply a transformation to the reported usage or set quantity before computing the amount billed. Cannot be combined with `tiers`.
             */
            transform_quantity?: {
              /**
               * Divide usage by this number.
               */
              divide_by?: number | null;
              /**
               * After division, either round the result `up` or `down`.
               */
              round?: string | null;
              [k: string]: unknown;
            } | null;
            /**
             * One of `one_time` or `recurring` depending on whether the price is for a one-time purchase or a recurring (subscription) purchase.
             */
            type?: string | null;
            /**
             * The unit amount in cents (or local equivalent) to be charged, represented as a whole integer if possible. Only set if `billing_scheme=per_unit`.
             */
            unit_amount?: number | null;
            /**
             * The unit amount in cents (or local equivalent) to be charged, represented as a decimal string with at most 12 decimal places. Only set if `billing_scheme=per_unit`. An exact decimal number, as a string.
             */
            unit_amount_decimal?: string | null;
            [k: string]: unknown;
          } | null;
          /**
           * The [quantity](https://docs.stripe.com/subscriptions/quantities) of the plan to which the customer should be subscribed.
           */
          quantity?: number | null;
          /**
           * The `subscription` this `subscription_item` belongs to.
           */
          subscription?: string | null;
          /**
           * The tax rates which apply to this `subscription_item`. When set, the `default_tax_rates` on the subscription do not apply to this `subscription_item`.
           */
          tax_rates?:
            | ({
                /**
                 * Unique identifier for the object.
                 */
                id?: string | null;
                /**
                 * String representing the object's type. Objects of the same type share the same value. Always: tax_rate.
                 */
                object?: string | null;
                /**
                 * Defaults to `true`. When set to `false`, this tax rate cannot be used with new applications or Checkout Sessions, but will still work for subscriptions and invoices that already have it set.
                 */
                active?: boolean | null;
                /**
                 * Two-letter country code ([ISO 3166-1 alpha-2](https://en.wikipedia.org/wiki/ISO_3166-1_alpha-2)).
                 */
                country?: string | null;
                /**
                 * Time at which the object was created. Measured in seconds since the Unix epoch.
                 */
                created?: number | null;
                /**
                 * An arbitrary string attached to the tax rate for your internal use only. It will not be visible to your customers.
                 */
                description?: string | null;
                /**
                 * The display name of the tax rates as it will appear to your customer on their receipt email, PDF, and the hosted invoice page.
                 */
                display_name?: string | null;
                /**
                 * Actual/effective tax rate percentage out of 100. For tax calculations with automatic_tax[enabled]=true, this percentage reflects the rate actually used to calculate tax based on the product's taxability and whether the user is registered to collect taxes in the corresponding jurisdiction.
                 */
                effective_percentage?: number | null;
                /**
                 * The amount of the tax rate when the `rate_type` is `flat_amount`. Tax rates with `rate_type` `percentage` can vary based on the transaction, resulting in this field being `null`. This field exposes the amount and currency of the flat tax rate.
                 */
                flat_amount?: {
                  /**
                   * Amount of the tax when the `rate_type` is `flat_amount`. This positive integer represents how much to charge in the smallest currency unit (e.g., 100 cents to charge $1.00 or 100 to charge ¥100, a zero-decimal currency). The amount value supports up to eight digits (e.g., a value of 99999999 for a USD charge of $999,999.99).
                   */
                  amount?: number | null;
                  /**
                   * Three-letter ISO currency code, in lowercase.
                   */
                  currency?: string | null;
                  [k: string]: unknown;
                } | null;
                /**
                 * This specifies if the tax rate is inclusive or exclusive.
                 */
                inclusive?: boolean | null;
                /**
                 * The jurisdiction for the tax rate. You can use this label field for tax reporting purposes. It also appears on your customer's invoice.
                 */
                jurisdiction?: string | null;
                /**
                 * The level of the jurisdiction that imposes this tax rate. Will be `null` for manually defined tax rates. One of: city, country, county, district, multiple, state.
                 */
                jurisdiction_level?: string | null;
                /**
                 * If the object exists in live mode, the value is `true`. If the object exists in test mode, the value is `false`.
                 */
                livemode?: boolean | null;
                /**
                 * Set of [key-value pairs](https://docs.stripe.com/api/metadata) that you can attach to an object. This can be useful for storing additional information about the object in a structured format.
                 */
                metadata?: {
                  [k: string]: string | null;
                } | null;
                /**
                 * Tax rate percentage out of 100. For tax calculations with automatic_tax[enabled]=true, this percentage includes the statutory tax rate of non-taxable jurisdictions.
                 */
                percentage?: number | null;
                /**
                 * Indicates the type of tax rate applied to the taxable amount. This value can be `null` when no tax applies to the location. This field is only present for TaxRates created by Stripe Tax. One of: flat_amount, percentage.
                 */
                rate_type?: string | null;
                /**
                 * [ISO 3166-2 subdivision code](https://en.wikipedia.org/wiki/ISO_3166-2), without country prefix. For example, "NY" for New York, United States.
                 */
                state?: string | null;
                /**
                 * The high-level tax type, such as `vat` or `sales_tax`. One of: admissions_tax, amusement_tax, attendance_tax, communications_tax, digital_excise_tax, entertainment_tax, get_fund, gross_receipts_tax, gst, hospitality_tax, hst, igst, jct, lease_tax, luxury_tax, mass_transit_parking_tax, nhil, parking_tax, pst, qst, resort_tax, retail_delivery_fee, rst, sales_tax, service_tax, tourism_tax, utility_users_tax, vat.
                 */
                tax_type?: string | null;
                [k: string]: unknown;
              } | null)[]
            | null;
          [k: string]: unknown;
        } | null)[]
      | null;
    /**
     * True if this list has another page of items after this one that can be fetched.
     */
    has_more?: boolean | null;
    /**
     * The URL where this list can be accessed.
     */
    url?: string | null;
    [k: string]: unknown;
  } | null;
  /**
   * The most recent invoice this subscription has generated over its lifecycle (for example, when it cycles or is updated).
   */
  latest_invoice?: string | null;
  /**
   * If the object exists in live mode, the value is `true`. If the object exists in test mode, the value is `false`.
   */
  livemode?: boolean | null;
  /**
   * Settings for Managed Payments for this Subscription and resulting [Invoices](https://docs.stripe.com/api/invoices/object) and [PaymentIntents](https://docs.stripe.com/api/payment_intents/object).
   */
  managed_payments?: {
    /**
     * Set to `true` to enable [Managed Payments](https://docs.stripe.com/payments/managed-payments), Stripe's merchant of record solution, for this session.
     */
    enabled?: boolean | null;
    [k: string]: unknown;
  } | null;
  /**
   * Set of [key-value pairs](https://docs.stripe.com/api/metadata) that you can attach to an object. This can be useful for storing additional information about the object in a structured format.
   */
  metadata?: {
    [k: string]: string | null;
  } | null;
  /**
   * Specifies the approximate timestamp on which any pending invoice items will be billed according to the schedule provided at `pending_invoice_item_interval`.
   */
  next_pending_invoice_item_invoice?: number | null;
  /**
   * The account (if any) the charge was made on behalf of for charges associated with this subscription. See the [Connect documentation](https://docs.stripe.com/connect/subscriptions#on-behalf-of) for details.
   */
  on_behalf_of?: string | null;
  /**
   * If specified, payment collection for this subscription will be paused. Note that the subscription status will be unchanged and will not be updated to `paused`. Learn more about [pausing collection](https://docs.stripe.com/billing/subscriptions/pause-payment).
   */
  pause_collection?: {
    /**
     * The payment collection behavior for this subscription while paused. One of: keep_as_draft, mark_uncollectible, void.
     */
    behavior?: string | null;
    /**
     * The time after which the subscription will resume collecting payments.
     */
    resumes_at?: number | null;
    [k: string]: unknown;
  } | null;
  /**
   * Payment settings passed on to invoices created by the subscription.
   */
  payment_settings?: {
    /**
     * Payment-method-specific configuration to provide to invoices created by the subscription.
     */
    payment_method_options?: {
      /**
       * This sub-hash contains details about the Canadian pre-authorized debit payment method options to pass to invoices created by the subscription.
       */
      acss_debit?: {
        /**
         * Mandate options of the ACSS debit.
         */
        mandate_options?: {
          /**
           * Transaction type of the mandate. One of: business, personal.
           */
          transaction_type?: string | null;
          [k: string]: unknown;
        } | null;
        /**
         * Bank account verification method. The default value is `automatic`. One of: automatic, instant, microdeposits.
         */
        verification_method?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * This sub-hash contains details about the Bancontact payment method options to pass to invoices created by the subscription.
       */
      bancontact?: {
        /**
         * Preferred language of the Bancontact authorization page that the customer is redirected to. One of: de, en, fr, nl.
         */
        preferred_language?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * This sub-hash contains details about the Billie payment method options to pass to invoices created by the subscription.
       */
      billie?: {
        /**
         * Company details of the billie.
         */
        company_details?: {
          /**
           * Registered address of the company details.
           */
          registered_address?: {
            /**
             * City/District/Suburb/Town/Village.
             */
            city?: string | null;
            /**
             * 2-letter country code.
             */
            country?: string | null;
            /**
             * Address line 1 (Street address/PO Box/Company name).
             */
            line1?: string | null;
            /**
             * Address line 2 (Apartment/Suite/Unit/Building).
             */
            line2?: string | null;
            /**
             * ZIP or postal code.
             */
            postal_code?: string | null;
            /**
             * State/County/Province/Region.
             */
            state?: string | null;
            [k: string]: unknown;
          } | null;
          /**
           * Company or entity name.
           */
          registered_name?: string | null;
          /**
           * The official registration number for the given registration type.
           */
          registration_number?: string | null;
          /**
           * Type of registration the company or entity holds in their registered country. One of: ch_ein, de_hrb, dk_cvr, es_cif, fi_tunnus, fr_siren, fr_siret, it_rea, nl_kvk, no_org_number, no_pno, se_org_number, se_pno, uk_crn.
           */
          registration_type?: string | null;
          /**
           * VAT ID number.
           */
          vat?: string | null;
          [k: string]: unknown;
        } | null;
        [k: string]: unknown;
      } | null;
      /**
       * This sub-hash contains details about the Blik payment method options to pass to invoices created by the subscription.
       */
      blik?: {
        /**
         * Mandate options of the blik.
         */
        mandate_options?: {
          /**
           * Date when the mandate expires and no further payments will be charged. If not provided, the mandate will be set to be indefinite.
           */
          expires_at?: number | null;
          [k: string]: unknown;
        } | null;
        [k: string]: unknown;
      } | null;
      /**
       * This sub-hash contains details about the Card payment method options to pass to invoices created by the subscription.
       */
      card?: {
        /**
         * Mandate options of the card.
         */
        mandate_options?: {
          /**
           * Amount to be charged for future payments, specified in the presentment currency.
           */
          amount?: number | null;
          /**
           * One of `fixed` or `maximum`. If `fixed`, the `amount` param refers to the exact amount to be charged in future payments. If `maximum`, the amount charged can be up to the value passed for the `amount` param.
           */
          amount_type?: string | null;
          /**
           * A description of the mandate or subscription that is meant to be displayed to the customer.
           */
          description?: string | null;
          [k: string]: unknown;
        } | null;
        /**
         * Selected network to process this Subscription on. Depends on the available networks of the card attached to the Subscription. Can be only set confirm-time. One of: amex, cartes_bancaires, diners, discover, eftpos_au, girocard, interac, jcb, link, mastercard, unionpay, unknown, visa.
         */
        network?: string | null;
        /**
         * We strongly recommend that you rely on our SCA Engine to automatically prompt your customers for authentication based on risk level and [other requirements](https://docs.stripe.com/strong-customer-authentication). However, if you wish to request 3D Secure based on logic from your own fraud engine, provide this option. Read our guide on [manually requesting 3D Secure](https://docs.stripe.com/payments/3d-secure/authentication-flow#manual-three-ds) for more information on how this configuration interacts with Radar and our SCA Engine. One of: any, automatic, challenge.
         */
        request_three_d_secure?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * This sub-hash contains details about the Bank transfer payment method options to pass to invoices created by the subscription.
       */
      customer_balance?: {
        /**
         * Bank transfer of the customer balance.
         */
        bank_transfer?: {
          /**
           * Eu bank transfer of the bank transfer.
           */
          eu_bank_transfer?: {
            /**
             * The desired country code of the bank account information. Permitted values include: `DE`, `FR`, `IE`, or `NL`. One of: BE, DE, ES, FR, IE, NL.
             */
            country?: string | null;
            [k: string]: unknown;
          } | null;
          /**
           * The bank transfer type that can be used for funding. Permitted values include: `eu_bank_transfer`, `gb_bank_transfer`, `jp_bank_transfer`, `mx_bank_transfer`, or `us_bank_transfer`.
           */
          type?: string | null;
          [k: string]: unknown;
        } | null;
        /**
         * The funding method type to be used when there are not enough funds in the customer balance. Permitted values include: `bank_transfer`.
         */
        funding_type?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * This sub-hash contains details about the Konbini payment method options to pass to invoices created by the subscription.
       */
      konbini?: {
        [k: string]: unknown;
      } | null;
      /**
       * This sub-hash contains details about the PayTo payment method options to pass to invoices created by the subscription.
       */
      payto?: {
        /**
         * Mandate options of the payto.
         */
        mandate_options?: {
          /**
           * The maximum amount that can be collected in a single invoice. If you don't specify a maximum, then there is no limit.
           */
          amount?: number | null;
          /**
           * Only `maximum` is supported. One of: fixed, maximum.
           */
          amount_type?: string | null;
          /**
           * The purpose for which payments are made. Has a default value based on your merchant category code. One of: dependant_support, government, loan, mortgage, other, pension, personal, retail, salary, tax, utility.
           */
          purpose?: string | null;
          [k: string]: unknown;
        } | null;
        [k: string]: unknown;
      } | null;
      /**
       * This sub-hash contains details about the Pix payment method options to pass to invoices created by the subscription.
       */
      pix?: {
        /**
         * The number of seconds after PaymentIntent confirmation when the Pix expires (between 60 and 1209600, inclusive). If unspecified, defaults to 14400 seconds (4 hours).
         */
        expires_after_seconds?: number | null;
        /**
         * Mandate options of the pix.
         */
        mandate_options?: {
          /**
           * Amount to be charged for future payments.
           */
          amount?: number | null;
          /**
           * Determines if the amount includes the IOF tax. One of: always, never.
           */
          amount_includes_iof?: string | null;
          /**
           * Date when the mandate expires and no further payments will be charged, in `YYYY-MM-DD`.
           */
          end_date?: string | null;
          /**
           * Schedule at which the future payments will be charged. One of: halfyearly, monthly, quarterly, weekly, yearly.
           */
          payment_schedule?: string | null;
          [k: string]: unknown;
        } | null;
        [k: string]: unknown;
      } | null;
      /**
       * This sub-hash contains details about the SEPA Direct Debit payment method options to pass to invoices created by the subscription.
       */
      sepa_debit?: {
        [k: string]: unknown;
      } | null;
      /**
       * This sub-hash contains details about the UPI payment method options to pass to invoices created by the subscription.
       */
      upi?: {
        /**
         * Mandate options of the upi.
         */
        mandate_options?: {
          /**
           * Amount to be charged for future payments.
           */
          amount?: number | null;
          /**
           * One of `fixed` or `maximum`. If `fixed`, the `amount` param refers to the exact amount to be charged in future payments. If `maximum`, the amount charged can be up to the value passed for the `amount` param.
           */
          amount_type?: string | null;
          /**
           * A description of the mandate or subscription that is meant to be displayed to the customer.
           */
          description?: string | null;
          /**
           * End date of the mandate or subscription.
           */
          end_date?: number | null;
          [k: string]: unknown;
        } | null;
        [k: string]: unknown;
      } | null;
      /**
       * This sub-hash contains details about the ACH direct debit payment method options to pass to invoices created by the subscription.
       */
      us_bank_account?: {
        /**
         * Financial connections of the us bank account.
         */
        financial_connections?: {
          /**
           * Filters of the financial connections.
           */
          filters?: {
            /**
             * The account subcategories to use to filter for possible accounts to link. Valid subcategories are `checking` and `savings`.
             */
            account_subcategories?: (string | null)[] | null;
            [k: string]: unknown;
          } | null;
          /**
           * The list of permissions to request. The `payment_method` permission must be included.
           */
          permissions?: (string | null)[] | null;
          /**
           * Data features requested to be retrieved upon account creation.
           */
          prefetch?: (string | null)[] | null;
          [k: string]: unknown;
        } | null;
        /**
         * Bank account verification method. The default value is `automatic`. One of: automatic, instant, microdeposits.
         */
        verification_method?: string | null;
        [k: string]: unknown;
      } | null;
      [k: string]: unknown;
    } | null;
    /**
     * The list of payment method types to provide to every invoice created by the subscription. If not set, Stripe attempts to automatically determine the types to use by looking at the invoice's default payment method, the subscription's default payment method, the customer's default payment method, and your [invoice template settings](https://dashboard.stripe.com/settings/billing/invoice).
     */
    payment_method_types?: (string | null)[] | null;
    /**
     * Configure whether Stripe updates `subscription.default_payment_method` when payment succeeds. Defaults to `off`. One of: off, on_subscription.
     */
    save_default_payment_method?: string | null;
    [k: string]: unknown;
  } | null;
  /**
   * Specifies an interval for how often to bill for any pending invoice items. It is analogous to calling [Create an invoice](https://docs.stripe.com/api/invoices/create) for the given subscription at the specified interval.
   */
  pending_invoice_item_interval?: {
    /**
     * Specifies invoicing frequency. Either `day`, `week`, `month` or `year`.
     */
    interval?: string | null;
    /**
     * The number of intervals between invoices. For example, `interval=month` and `interval_count=3` bills every 3 months. Maximum of one year interval allowed (1 year, 12 months, or 52 weeks).
     */
    interval_count?: number | null;
    [k: string]: unknown;
  } | null;
  /**
   * You can use this [SetupIntent](https://docs.stripe.com/api/setup_intents) to collect user authentication when creating a subscription without immediate payment or updating a subscription's payment method, allowing you to optimize for off-session payments. Learn more in the [SCA Migration Guide](https://docs.stripe.com/billing/migration/strong-customer-authentication#scenario-2).
   */
  pending_setup_intent?: string | null;
  /**
   * If specified, [pending updates](https://docs.stripe.com/billing/subscriptions/pending-updates) that will be applied to the subscription once the `latest_invoice` has been paid.
   */
  pending_update?: {
    /**
     * If the update is applied, determines the date of the first full invoice, and, for plans with `month` or `year` intervals, the day of the month for subsequent invoices. The timestamp is in UTC format.
     */
    billing_cycle_anchor?: number | null;
    /**
     * Indicates whether this subscription should cancel at the end of the current period if the update is applied.
     */
    cancel_at_period_end?: boolean | null;
    /**
     * The pending subscription-level discount that will be applied when the pending update is applied.
     */
    discount?: {
      /**
       * The ID of the discount object. Discounts can't be fetched by ID. Use `expand[]=discounts` in API calls to expand discount IDs in an array.
       */
      id?: string | null;
      /**
       * String representing the object's type. Objects of the same type share the same value. Always: discount.
       */
      object?: string | null;
      /**
       * The Checkout session that this coupon is applied to, if it is applied to a particular session in payment mode. Not present for subscription mode.
       */
      checkout_session?: string | null;
      /**
       * The ID of the customer associated with this discount.
       */
      customer?: string | null;
      /**
       * The ID of the account representing the customer associated with this discount.
       */
      customer_account?: string | null;
      /**
       * If the coupon has a duration of `repeating`, the date that this discount will end. If the coupon has a duration of `once` or `forever`, this attribute will be null.
       */
      end?: number | null;
      /**
       * The invoice that the discount's coupon was applied to, if it was applied directly to a particular invoice.
       */
      invoice?: string | null;
      /**
       * The invoice item `id` (or invoice line item `id` for invoice line items of type='subscription') that the discount's coupon was applied to, if it was applied directly to a particular invoice item or invoice line item.
       */
      invoice_item?: string | null;
      /**
       * The promotion code applied to create this discount.
       */
      promotion_code?: string | null;
      /**
       * Where the discount comes from: its coupon.
       */
      source?: {
        /**
         * The coupon that was redeemed to create this discount.
         */
        coupon?: string | null;
        /**
         * The source type of the discount. Always: coupon.
         */
        type?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Date that the coupon was applied.
       */
      start?: number | null;
      /**
       * The subscription that this coupon is applied to, if it is applied to a particular subscription.
       */
      subscription?: string | null;
      /**
       * The subscription item that this coupon is applied to, if it is applied to a particular subscription item.
       */
      subscription_item?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * The discounts that will be applied to the subscription when the pending update is applied. Use `expand[]=discounts` to expand each discount.
     */
    discounts?: (string | null)[] | null;
    /**
     * The point after which the changes reflected by this update will be discarded and no longer applied.
     */
    expires_at?: number | null;
    /**
     * Set of [key-value pairs](https://docs.stripe.com/api/metadata) that you can attach to an object. This can be useful for storing additional information about the object in a structured format.
     */
    metadata?: {
      [k: string]: string | null;
    } | null;
    /**
     * List of subscription items, each with an attached plan, that will be set if the update is applied.
     */
    subscription_items?:
      | ({
          /**
           * Unique identifier for the object.
           */
          id?: string | null;
          /**
           * String representing the object's type. Objects of the same type share the same value. Always: subscription_item.
           */
          object?: string | null;
          /**
           * The time period the subscription item has been billed for.
           */
          billed_until?: number | null;
          /**
           * Define thresholds at which an invoice will be sent, and the related subscription advanced to a new billing period
           */
          billing_thresholds?: {
            /**
             * Usage threshold that triggers the subscription to create an invoice
             */
            usage_gte?: number | null;
            [k: string]: unknown;
          } | null;
          /**
           * Time at which the object was created. Measured in seconds since the Unix epoch.
           */
          created?: number | null;
          /**
           * The end time of this subscription item's current billing period.
           */
          current_period_end?: number | null;
          /**
           * The start time of this subscription item's current billing period.
           */
          current_period_start?: number | null;
          /**
           * The current trial that is applied to this subscription item.
           */
          current_trial?: {
            /**
             * The time the current trial ends.
             */
            end_date?: number | null;
            /**
             * The time the current trial started.
             */
            start_date?: number | null;
            /**
             * The Trial Offer ID applied to the subscription item.
             */
            trial_offer?: string | null;
            [k: string]: unknown;
          } | null;
          /**
           * The discounts applied to the subscription item. Subscription item discounts are applied before subscription discounts. Use `expand[]=discounts` to expand each discount.
           */
          discounts?: (string | null)[] | null;
          /**
           * Set of [key-value pairs](https://docs.stripe.com/api/metadata) that you can attach to an object. This can be useful for storing additional information about the object in a structured format.
           */
          metadata?: {
            [k: string]: string | null;
          } | null;
          /**
           * You can now model subscriptions more flexibly using the [Prices API](https://docs.stripe.com/api#prices). It replaces the Plans API and is backwards compatible to simplify your migration. Plans define the base price, currency, and billing cycle for recurring purchases of products. [Products](https://docs.stripe.com/api#products) help you track inventory or provisioning, and plans help you track pricing. Different physical goods or levels of service should be represented by products, and pricing options should be represented by plans. This approach lets you change prices without having to change your provisioning scheme. For example, you might have a single "gold" product that has plans for $10/month, $100/year, €9/month, and €90/year. Related guides: [Set up a subscription](https://docs.stripe.com/billing/subscriptions/set-up-subscription) and more about [products and prices](https://docs.stripe.com/products-prices/overview).
           */
          plan?: {
            /**
             * Unique identifier for the object.
             */
            id?: string | null;
            /**
             * String representing the object's type. Objects of the same type share the same value. Always: plan.
             */
            object?: string | null;
            /**
             * Whether the plan can be used for new purchases.
             */
            active?: boolean | null;
            /**
             * The unit amount in cents (or local equivalent) to be charged, represented as a whole integer if possible. Only set if `billing_scheme=per_unit`.
             */
            amount?: number | null;
            /**
             * The unit amount in cents (or local equivalent) to be charged, represented as a decimal string with at most 12 decimal places. Only set if `billing_scheme=per_unit`. An exact decimal number, as a string.
             */
            amount_decimal?: string | null;
            /**
             * Describes how to compute the price per period. Either `per_unit` or `tiered`. `per_unit` indicates that the fixed amount (specified in `amount`) will be charged per unit in `quantity` (for plans with `usage_type=licensed`), or per unit of total usage (for plans with `usage_type=metered`). `tiered` indicates that the unit pricing will be computed using a tiering strategy as defined using the `tiers` and `tiers_mode` attributes.
             */
            billing_scheme?: string | null;
            /**
             * Time at which the object was created. Measured in seconds since the Unix epoch.
             */
            created?: number | null;
            /**
             * Three-letter [ISO currency code](https://www.iso.org/iso-4217-currency-codes.html), in lowercase. Must be a [supported currency](https://stripe.com/docs/currencies).
             */
            currency?: string | null;
            /**
             * The frequency at which a subscription is billed. One of `day`, `week`, `month` or `year`.
             */
            interval?: string | null;
            /**
             * The number of intervals (specified in the `interval` attribute) between subscription billings. For example, `interval=month` and `interval_count=3` bills every 3 months.
             */
            interval_count?: number | null;
            /**
             * If the object exists in live mode, the value is `true`. If the object exists in test mode, the value is `false`.
             */
            livemode?: boolean | null;
            /**
             * Set of [key-value pairs](https://docs.stripe.com/api/metadata) that you can attach to an object. This can be useful for storing additional information about the object in a structured format.
             */
            metadata?: {
              [k: string]: string | null;
            } | null;
            /**
             * The meter tracking the usage of a metered price
             */
            meter?: string | null;
            /**
             * A brief description of the plan, hidden from customers.
             */
            nickname?: string | null;
            /**
             * The product whose pricing this plan determines.
             */
            product?: string | null;
            /**
             * Defines if the tiering price should be `graduated` or `volume` based. In `volume`-based tiering, the maximum quantity within a period determines the per unit price. In `graduated` tiering, pricing can change as the quantity grows.
             */
            tiers_mode?: string | null;
            /**
             * Apply a transformation to the reported usage or set quantity before computing the amount billed. Cannot be combined with `tiers`.
             */
            transform_usage?: {
              /**
               * Divide usage by this number.
               */
              divide_by?: number | null;
              /**
               * After division, either round the result `up` or `down`.
               */
              round?: string | null;
              [k: string]: unknown;
            } | null;
            /**
             * Default number of trial days when subscribing a customer to this plan using [`trial_from_plan=true`](https://docs.stripe.com/api#create_subscription-trial_from_plan).
             */
            trial_period_days?: number | null;
            /**
             * Configures how the quantity per period should be determined. Can be either `metered` or `licensed`. `licensed` automatically bills the `quantity` set when adding it to a subscription. `metered` aggregates the total usage based on usage records. Defaults to `licensed`.
             */
            usage_type?: string | null;
            [k: string]: unknown;
          } | null;
          /**
           * Prices define the unit cost, currency, and (optional) billing cycle for both recurring and one-time purchases of products. [Products](https://docs.stripe.com/api#products) help you track inventory or provisioning, and prices help you track payment terms. Different physical goods or levels of service should be represented by products, and pricing options should be represented by prices. This approach lets you change prices without having to change your provisioning scheme. For example, you might have a single "gold" product that has prices for $10/month, $100/year, and €9 once. Related guides: [Set up a subscription](https://docs.stripe.com/billing/subscriptions/set-up-subscription), [create an invoice](https://docs.stripe.com/billing/invoices/create), and more about [products and prices](https://docs.stripe.com/products-prices/overview).
           */
          price?: {
            /**
             * Unique identifier for the object.
             */
            id?: string | null;
            /**
             * String representing the object's type. Objects of the same type share the same value. Always: price.
             */
            object?: string | null;
            /**
             * Whether the price can be used for new purchases.
             */
            active?: boolean | null;
            /**
             * Describes how to compute the price per period. Either `per_unit` or `tiered`. `per_unit` indicates that the fixed amount (specified in `unit_amount` or `unit_amount_decimal`) will be charged per unit in `quantity` (for prices with `usage_type=licensed`), or per unit of total usage (for prices with `usage_type=metered`). `tiered` indicates that the unit pricing will be computed using a tiering strategy as defined using the `tiers` and `tiers_mode` attributes.
             */
            billing_scheme?: string | null;
            /**
             * Time at which the object was created. Measured in seconds since the Unix epoch.
             */
            created?: number | null;
            /**
             * Three-letter [ISO currency code](https://www.iso.org/iso-4217-currency-codes.html), in lowercase. Must be a [supported currency](https://stripe.com/docs/currencies).
             */
            currency?: string | null;
            /**
             * When set, provides configuration for the amount to be adjusted by the customer during Checkout Sessions and Payment Links.
             */
            custom_unit_amount?: {
              /**
               * The maximum unit amount the customer can specify for this item.
               */
              maximum?: number | null;
              /**
               * The minimum unit amount the customer can specify for this item. Must be at least the minimum charge amount.
               */
              minimum?: number | null;
              /**
               * The starting unit amount which can be updated by the customer.
               */
              preset?: number | null;
              [k: string]: unknown;
            } | null;
            /**
             * If the object exists in live mode, the value is `true`. If the object exists in test mode, the value is `false`.
             */
            livemode?: boolean | null;
            /**
             * A lookup key used to retrieve prices dynamically from a static string. This may be up to 200 characters.
             */
            lookup_key?: string | null;
            /**
             * Set of [key-value pairs](https://docs.stripe.com/api/metadata) that you can attach to an object. This can be useful for storing additional information about the object in a structured format.
             */
            metadata?: {
              [k: string]: string | null;
            } | null;
            /**
             * A brief description of the price, hidden from customers.
             */
            nickname?: string | null;
            /**
             * The ID of the product this price is associated with.
             */
            product?: string | null;
            /**
             * The recurring components of a price such as `interval` and `usage_type`.
             */
            recurring?: {
              /**
               * The frequency at which a subscription is billed. One of `day`, `week`, `month` or `year`.
               */
              interval?: string | null;
              /**
               * The number of intervals (specified in the `interval` attribute) between subscription billings. For example, `interval=month` and `interval_count=3` bills every 3 months.
               */
              interval_count?: number | null;
              /**
               * The meter tracking the usage of a metered price
               */
              meter?: string | null;
              /**
               * Default number of trial days when subscribing a customer to this price using [`trial_from_plan=true`](https://docs.stripe.com/api#create_subscription-trial_from_plan).
               */
              trial_period_days?: number | null;
              /**
               * Configures how the quantity per period should be determined. Can be either `metered` or `licensed`. `licensed` automatically bills the `quantity` set when adding it to a subscription. `metered` aggregates the total usage based on usage records. Defaults to `licensed`.
               */
              usage_type?: string | null;
              [k: string]: unknown;
            } | null;
            /**
             * Only required if a [default tax behavior](https://docs.stripe.com/tax/products-prices-tax-categories-tax-behavior#setting-a-default-tax-behavior-(recommended)) was not provided in the Stripe Tax settings. Specifies whether the price is considered inclusive of taxes or exclusive of taxes. One of `inclusive`, `exclusive`, or `unspecified`. Once specified as either `inclusive` or `exclusive`, it cannot be changed.
             */
            tax_behavior?: string | null;
            /**
             * Defines if the tiering price should be `graduated` or `volume` based. In `volume`-based tiering, the maximum quantity within a period determines the per unit price. In `graduated` tiering, pricing can change as the quantity grows.
             */
            tiers_mode?: string | null;
            /**
             * Apply a transformation to the reported usage or set quantity before computing the amount billed. Cannot be combined with `tiers`.
             */
            transform_quantity?: {
              /**
               * Divide usage by this number.
               */
              divide_by?: number | null;
              /**
               * After division, either round the result `up` or `down`.
               */
              round?: string | null;
              [k: string]: unknown;
            } | null;
            /**
             * One of `one_time` or `recurring` depending on whether the price is for a one-time purchase or a recurring (subscription) purchase.
             */
            type?: string | null;
            /**
             * The unit amount in cents (or local equivalent) to be charged, represented as a whole integer if possible. Only set if `billing_scheme=per_unit`.
             */
            unit_amount?: number | null;
            /**
             * The unit amount in cents (or local equivalent) to be charged, represented as a decimal string with at most 12 decimal places. Only set if `billing_scheme=per_unit`. An exact decimal number, as a string.
             */
            unit_amount_decimal?: string | null;
            [k: string]: unknown;
          } | null;
          /**
           * The [quantity](https://docs.stripe.com/subscriptions/quantities) of the plan to which the customer should be subscribed.
           */
          quantity?: number | null;
          /**
           * The `subscription` this `subscription_item` belongs to.
           */
          subscription?: string | null;
          /**
           * The tax rates which apply to this `subscription_item`. When set, the `default_tax_rates` on the subscription do not apply to this `subscription_item`.
           */
          tax_rates?:
            | ({
                /**
                 * Unique identifier for the object.
                 */
                id?: string | null;
                /**
                 * String representing the object's type. Objects of the same type share the same value. Always: tax_rate.
                 */
                object?: string | null;
                /**
                 * Defaults to `true`. When set to `false`, this tax rate cannot be used with new applications or Checkout Sessions, but will still work for subscriptions and invoices that already have it set.
                 */
                active?: boolean | null;
                /**
                 * Two-letter country code ([ISO 3166-1 alpha-2](https://en.wikipedia.org/wiki/ISO_3166-1_alpha-2)).
                 */
                country?: string | null;
                /**
                 * Time at which the object was created. Measured in seconds since the Unix epoch.
                 */
                created?: number | null;
                /**
                 * An arbitrary string attached to the tax rate for your internal use only. It will not be visible to your customers.
                 */
                description?: string | null;
                /**
                 * The display name of the tax rates as it will appear to your customer on their receipt email, PDF, and the hosted invoice page.
                 */
                display_name?: string | null;
                /**
                 * Actual/effective tax rate percentage out of 100. For tax calculations with automatic_tax[enabled]=true, this percentage reflects the rate actually used to calculate tax based on the product's taxability and whether the user is registered to collect taxes in the corresponding jurisdiction.
                 */
                effective_percentage?: number | null;
                /**
                 * The amount of the tax rate when the `rate_type` is `flat_amount`. Tax rates with `rate_type` `percentage` can vary based on the transaction, resulting in this field being `null`. This field exposes the amount and currency of the flat tax rate.
                 */
                flat_amount?: {
                  /**
                   * Amount of the tax when the `rate_type` is `flat_amount`. This positive integer represents how much to charge in the smallest currency unit (e.g., 100 cents to charge $1.00 or 100 to charge ¥100, a zero-decimal currency). The amount value supports up to eight digits (e.g., a value of 99999999 for a USD charge of $999,999.99).
                   */
                  amount?: number | null;
                  /**
                   * Three-letter ISO currency code, in lowercase.
                   */
                  currency?: string | null;
                  [k: string]: unknown;
                } | null;
                /**
                 * This specifies if the tax rate is inclusive or exclusive.
                 */
                inclusive?: boolean | null;
                /**
                 * The jurisdiction for the tax rate. You can use this label field for tax reporting purposes. It also appears on your customer's invoice.
                 */
                jurisdiction?: string | null;
                /**
                 * The level of the jurisdiction that imposes this tax rate. Will be `null` for manually defined tax rates. One of: city, country, county, district, multiple, state.
                 */
                jurisdiction_level?: string | null;
                /**
                 * If the object exists in live mode, the value is `true`. If the object exists in test mode, the value is `false`.
                 */
                livemode?: boolean | null;
                /**
                 * Set of [key-value pairs](https://docs.stripe.com/api/metadata) that you can attach to an object. This can be useful for storing additional information about the object in a structured format.
                 */
                metadata?: {
                  [k: string]: string | null;
                } | null;
                /**
                 * Tax rate percentage out of 100. For tax calculations with automatic_tax[enabled]=true, this percentage includes the statutory tax rate of non-taxable jurisdictions.
                 */
                percentage?: number | null;
                /**
                 * Indicates the type of tax rate applied to the taxable amount. This value can be `null` when no tax applies to the location. This field is only present for TaxRates created by Stripe Tax. One of: flat_amount, percentage.
                 */
                rate_type?: string | null;
                /**
                 * [ISO 3166-2 subdivision code](https://en.wikipedia.org/wiki/ISO_3166-2), without country prefix. For example, "NY" for New York, United States.
                 */
                state?: string | null;
                /**
                 * The high-level tax type, such as `vat` or `sales_tax`. One of: admissions_tax, amusement_tax, attendance_tax, communications_tax, digital_excise_tax, entertainment_tax, get_fund, gross_receipts_tax, gst, hospitality_tax, hst, igst, jct, lease_tax, luxury_tax, mass_transit_parking_tax, nhil, parking_tax, pst, qst, resort_tax, retail_delivery_fee, rst, sales_tax, service_tax, tourism_tax, utility_users_tax, vat.
                 */
                tax_type?: string | null;
                [k: string]: unknown;
              } | null)[]
            | null;
          [k: string]: unknown;
        } | null)[]
      | null;
    /**
     * Unix timestamp representing the end of the trial period the customer will get before being charged for the first time, if the update is applied.
     */
    trial_end?: number | null;
    /**
     * Indicates if a plan's `trial_period_days` should be applied to the subscription. Setting `trial_end` per subscription is preferred, and this defaults to `false`. Setting this flag to `true` together with `trial_end` is not allowed. See [Using trial periods on subscriptions](https://docs.stripe.com/billing/subscriptions/trials/free-trials) to learn more.
     */
    trial_from_plan?: boolean | null;
    [k: string]: unknown;
  } | null;
  /**
   * Currency that the customer sees, where it differs from the subscription's own.
   */
  presentment_details?: {
    /**
     * Currency used for customer payments.
     */
    presentment_currency?: string | null;
    [k: string]: unknown;
  } | null;
  /**
   * The schedule attached to the subscription
   */
  schedule?: string | null;
  /**
   * Date when the subscription was first created. The date might differ from the `created` date due to backdating.
   */
  start_date?: number | null;
  /**
   * Possible values are `incomplete`, `incomplete_expired`, `trialing`, `active`, `past_due`, `canceled`, `unpaid`, or `paused`. For `collection_method=charge_automatically` a subscription moves into `incomplete` if the initial payment attempt fails. A subscription in this status can only have metadata and default_source updated. Once the first invoice is paid, the subscription moves into an `active` status. If the first invoice is not paid within 23 hours, the subscription transitions to `incomplete_expired`. This is a terminal status, the open invoice will be voided and no further invoices will be generated. A subscription that is currently in a trial period is `trialing` and moves to `active` when the trial period is over. A subscription can enter a `paused` status in several ways, including [when a trial ends without a payment method](https://docs.stripe.com/billing/subscriptions/trials/free-trials#create-free-trials-without-payment) or when you pause it using the [pause endpoint](https://docs.stripe.com/api/subscriptions/pause). A `paused` subscription doesn't advance to a new billing period or generate invoices until it resumes. The `paused` status is different from [pausing collection](https://docs.stripe.com/billing/subscriptions/pause-payment), which still generates invoices and leaves the subscription's status unchanged. If subscription `collection_method=charge_automatically`, it becomes `past_due` when payment is required but cannot be paid (due to failed payment or awaiting additional user actions). Once Stripe has exhausted all payment retry attempts, the subscription will become `canceled` or `unpaid` (depending on your subscriptions settings). If subscription `collection_method=send_invoice` it becomes `past_due` when its invoice is not paid by the due date, and `canceled` or `unpaid` if it is still not paid by an additional deadline after that. Note that when a subscription has a status of `unpaid`, no subsequent invoices will be attempted (invoices will be created, but then immediately automatically closed). After receiving updated payment information from a customer, you may choose to reopen and pay their closed invoices.
   */
  status?: string | null;
  /**
   * Describes changes to the subscription's status.
   */
  status_details?: {
    /**
     * Indicates when and why the subscription transitioned to the paused status.
     */
    paused?: {
      /**
       * Information on the `type=subscription` pause.
       */
      subscription?: {
        /**
         * The reason that the subscription was paused. One of: final_payment_failure, first_payment_failure, pause_requested, system, trial_end_without_payment_method.
         */
        type?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Unix timestamp in seconds of when the subscription status transitioned to `paused`.
       */
      transitioned_at?: number | null;
      /**
       * The type of pause. Always: subscription.
       */
      type?: string | null;
      [k: string]: unknown;
    } | null;
    [k: string]: unknown;
  } | null;
  /**
   * ID of the test clock this subscription belongs to.
   */
  test_clock?: string | null;
  /**
   * The account (if any) the subscription's payments will be attributed to for tax reporting, and where funds from each payment will be transferred to for each of the subscription's invoices.
   */
  transfer_data?: {
    /**
     * A non-negative decimal between 0 and 100, with at most two decimal places. This represents the percentage of the subscription invoice total that will be transferred to the destination account. By default, the entire amount is transferred to the destination.
     */
    amount_percent?: number | null;
    /**
     * The account where funds from the payment will be transferred to upon payment success.
     */
    destination?: string | null;
    [k: string]: unknown;
  } | null;
  /**
   * If the subscription has a trial, the end of that trial.
   */
  trial_end?: number | null;
  /**
   * Settings related to subscription trials.
   */
  trial_settings?: {
    /**
     * Defines how a subscription behaves when a trial ends.
     */
    end_behavior?: {
      /**
       * Indicates how the subscription's billing cycle anchor is reset when a trial ends. If not set, the default is `now`. One of: now, unchanged.
       */
      billing_cycle_anchor?: string | null;
      /**
       * Indicates how the subscription should change when the trial ends if the user did not provide a payment method. One of: cancel, create_invoice, pause.
       */
      missing_payment_method?: string | null;
      [k: string]: unknown;
    } | null;
    [k: string]: unknown;
  } | null;
  /**
   * If the subscription has a trial, the beginning of that trial.
   */
  trial_start?: number | null;
  /**
   * ID of the Stripe account that the row came from. Null where the key may not read the account. Added by the connector.
   */
  account_id?: string | null;
  /**
   * When the connector read this state of the object: UTC, with microseconds. It strictly increases from row to row within a stream, and is the stream's cursor: of two rows with one id the later one is the newer state. Added by the connector.
   */
  observed_at?: string;
  /**
   * True once Stripe deleted the object; the row then keeps the object's last known state. Added by the connector.
   */
  is_deleted?: boolean | null;
  [k: string]: unknown;
}
