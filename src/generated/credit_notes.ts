// Generated from schemas/credit_notes.json by scripts/schemas/main.mjs: change that, not this.

export interface CreditNotes {
  /**
   * Unique identifier for the object.
   */
  id?: string;
  /**
   * String representing the object's type. Objects of the same type share the same value. Always: credit_note.
   */
  object?: string | null;
  /**
   * The integer amount in cents (or local equivalent) representing the total amount of the credit note, including tax.
   */
  amount?: number | null;
  /**
   * This is the sum of all the shipping amounts.
   */
  amount_shipping?: number | null;
  /**
   * Time at which the object was created. Measured in seconds since the Unix epoch.
   */
  created?: number | null;
  /**
   * Three-letter [ISO currency code](https://www.iso.org/iso-4217-currency-codes.html), in lowercase. Must be a [supported currency](https://stripe.com/docs/currencies).
   */
  currency?: string | null;
  /**
   * ID of the customer.
   */
  customer?: string | null;
  /**
   * ID of the account representing the customer.
   */
  customer_account?: string | null;
  /**
   * Customer balance transaction related to this credit note.
   */
  customer_balance_transaction?: string | null;
  /**
   * The integer amount in cents (or local equivalent) representing the total amount of discount that was credited.
   */
  discount_amount?: number | null;
  /**
   * The aggregate amounts calculated per discount for all line items.
   */
  discount_amounts?:
    | ({
        /**
         * The amount, in cents (or local equivalent), of the discount.
         */
        amount?: number | null;
        /**
         * The discount that was applied to get this discount amount.
         */
        discount?: string | null;
        [k: string]: unknown;
      } | null)[]
    | null;
  /**
   * The date when this credit note is in effect. Same as `created` unless overwritten. When defined, this value replaces the system-generated 'Date of issue' printed on the credit note PDF.
   */
  effective_at?: number | null;
  /**
   * ID of the invoice.
   */
  invoice?: string | null;
  /**
   * Line items that make up the credit note
   */
  lines?: {
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
           * String representing the object's type. Objects of the same type share the same value. Always: credit_note_line_item.
           */
          object?: string | null;
          /**
           * The integer amount in cents (or local equivalent) representing the gross amount being credited for this line item, excluding (exclusive) tax and discounts.
           */
          amount?: number | null;
          /**
           * Description of the item being credited.
           */
          description?: string | null;
          /**
           * The integer amount in cents (or local equivalent) representing the discount being credited for this line item.
           */
          discount_amount?: number | null;
          /**
           * The amount of discount calculated per discount for this line item
           */
          discount_amounts?:
            | ({
                /**
                 * The amount, in cents (or local equivalent), of the discount.
                 */
                amount?: number | null;
                /**
                 * The discount that was applied to get this discount amount.
                 */
                discount?: string | null;
                [k: string]: unknown;
              } | null)[]
            | null;
          /**
           * ID of the invoice line item being credited
           */
          invoice_line_item?: string | null;
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
           * The pretax credit amounts (ex: discount, credit grants, etc) for this line item.
           */
          pretax_credit_amounts?:
            | ({
                /**
                 * The amount, in cents (or local equivalent), of the pretax credit amount.
                 */
                amount?: number | null;
                /**
                 * The credit balance transaction that was applied to get this pretax credit amount.
                 */
                credit_balance_transaction?: string | null;
                /**
                 * The discount that was applied to get this pretax credit amount.
                 */
                discount?: string | null;
                /**
                 * Type of the pretax credit amount referenced. One of: credit_balance_transaction, discount.
                 */
                type?: string | null;
                [k: string]: unknown;
              } | null)[]
            | null;
          /**
           * The number of units of product being credited.
           */
          quantity?: number | null;
          /**
           * The tax rates which apply to the line item.
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
          /**
           * The tax information of the line item.
           */
          taxes?:
            | ({
                /**
                 * The amount of the tax, in cents (or local equivalent).
                 */
                amount?: number | null;
                /**
                 * Whether this tax is inclusive or exclusive. One of: exclusive, inclusive.
                 */
                tax_behavior?: string | null;
                /**
                 * Additional details about the tax rate. Only present when `type` is `tax_rate_details`.
                 */
                tax_rate_details?: {
                  /**
                   * ID of the tax rate
                   */
                  tax_rate?: string | null;
                  [k: string]: unknown;
                } | null;
                /**
                 * The reasoning behind this tax, for example, if the product is tax exempt. The possible values for this field may be extended as new tax rules are supported. One of: customer_exempt, not_available, not_collecting, not_subject_to_tax, not_supported, portion_product_exempt, portion_reduced_rated, portion_standard_rated, product_exempt, product_exempt_holiday, proportionally_rated, reduced_rated, reverse_charge, standard_rated, taxable_basis_reduced, zero_rated.
                 */
                taxability_reason?: string | null;
                /**
                 * The amount on which tax is calculated, in cents (or local equivalent).
                 */
                taxable_amount?: number | null;
                /**
                 * The type of tax information. Always: tax_rate_details.
                 */
                type?: string | null;
                [k: string]: unknown;
              } | null)[]
            | null;
          /**
           * The type of the credit note line item, one of `invoice_line_item` or `custom_line_item`. When the type is `invoice_line_item` there is an additional `invoice_line_item` property on the resource the value of which is the id of the credited line item on the invoice.
           */
          type?: string | null;
          /**
           * The cost of each unit of product being credited.
           */
          unit_amount?: number | null;
          /**
           * Same as `unit_amount`, but contains a decimal value with at most 12 decimal places. An exact decimal number, as a string.
           */
          unit_amount_decimal?: string | null;
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
   * If the object exists in live mode, the value is `true`. If the object exists in test mode, the value is `false`.
   */
  livemode?: boolean | null;
  /**
   * Customer-facing text that appears on the credit note PDF.
   */
  memo?: string | null;
  /**
   * Set of [key-value pairs](https://docs.stripe.com/api/metadata) that you can attach to an object. This can be useful for storing additional information about the object in a structured format.
   */
  metadata?: {
    [k: string]: string | null;
  } | null;
  /**
   * A unique number that identifies this particular credit note and appears on the PDF of the credit note and its associated invoice.
   */
  number?: string | null;
  /**
   * Amount that was credited outside of Stripe.
   */
  out_of_band_amount?: number | null;
  /**
   * The link to download the PDF of the credit note.
   */
  pdf?: string | null;
  /**
   * The amount of the credit note that was refunded to the customer, credited to the customer's balance, credited outside of Stripe, or any combination thereof.
   */
  post_payment_amount?: number | null;
  /**
   * The amount of the credit note by which the invoice's `amount_remaining` and `amount_due` were reduced.
   */
  pre_payment_amount?: number | null;
  /**
   * The pretax credit amounts (ex: discount, credit grants, etc) for all line items.
   */
  pretax_credit_amounts?:
    | ({
        /**
         * The amount, in cents (or local equivalent), of the pretax credit amount.
         */
        amount?: number | null;
        /**
         * The credit balance transaction that was applied to get this pretax credit amount.
         */
        credit_balance_transaction?: string | null;
        /**
         * The discount that was applied to get this pretax credit amount.
         */
        discount?: string | null;
        /**
         * Type of the pretax credit amount referenced. One of: credit_balance_transaction, discount.
         */
        type?: string | null;
        [k: string]: unknown;
      } | null)[]
    | null;
  /**
   * Reason for issuing this credit note, one of `duplicate`, `fraudulent`, `order_change`, or `product_unsatisfactory`
   */
  reason?: string | null;
  /**
   * Refunds related to this credit note.
   */
  refunds?:
    | ({
        /**
         * Amount of the refund that applies to this credit note, in cents (or local equivalent).
         */
        amount_refunded?: number | null;
        /**
         * The PaymentRecord refund details associated with this credit note refund.
         */
        payment_record_refund?: {
          /**
           * ID of the payment record.
           */
          payment_record?: string | null;
          /**
           * ID of the refund group.
           */
          refund_group?: string | null;
          [k: string]: unknown;
        } | null;
        /**
         * ID of the refund.
         */
        refund?: string | null;
        /**
         * Type of the refund, one of `refund` or `payment_record_refund`.
         */
        type?: string | null;
        [k: string]: unknown;
      } | null)[]
    | null;
  /**
   * The details of the cost of shipping, including the ShippingRate applied to the invoice.
   */
  shipping_cost?: {
    /**
     * Total shipping cost before any taxes are applied.
     */
    amount_subtotal?: number | null;
    /**
     * Total tax amount applied due to shipping costs. If no tax was applied, defaults to 0.
     */
    amount_tax?: number | null;
    /**
     * Total shipping cost after taxes are applied.
     */
    amount_total?: number | null;
    /**
     * The ID of the ShippingRate for this invoice.
     */
    shipping_rate?: string | null;
    /**
     * The taxes applied to the shipping rate.
     */
    taxes?:
      | ({
          /**
           * Amount of tax applied for this rate.
           */
          amount?: number | null;
          /**
           * Tax rates can be applied to [invoices](https://docs.stripe.com/invoicing/taxes/tax-rates), [subscriptions](https://docs.stripe.com/billing/taxes/tax-rates) and [Checkout Sessions](https://docs.stripe.com/payments/checkout/use-manual-tax-rates) to collect tax. Related guide: [Tax rates](https://docs.stripe.com/billing/taxes/tax-rates)
           */
          rate?: {
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
          } | null;
          /**
           * The reasoning behind this tax, for example, if the product is tax exempt. The possible values for this field may be extended as new tax rules are supported. One of: customer_exempt, not_collecting, not_subject_to_tax, not_supported, portion_product_exempt, portion_reduced_rated, portion_standard_rated, product_exempt, product_exempt_holiday, proportionally_rated, reduced_rated, reverse_charge, standard_rated, taxable_basis_reduced, zero_rated.
           */
          taxability_reason?: string | null;
          /**
           * The amount on which tax is calculated, in cents (or local equivalent).
           */
          taxable_amount?: number | null;
          [k: string]: unknown;
        } | null)[]
      | null;
    [k: string]: unknown;
  } | null;
  /**
   * Status of this credit note, one of `issued` or `void`. Learn more about [voiding credit notes](https://docs.stripe.com/billing/invoices/credit-notes#voiding).
   */
  status?: string | null;
  /**
   * The integer amount in cents (or local equivalent) representing the amount of the credit note, excluding exclusive tax and invoice level discounts.
   */
  subtotal?: number | null;
  /**
   * The integer amount in cents (or local equivalent) representing the amount of the credit note, excluding all tax and invoice level discounts.
   */
  subtotal_excluding_tax?: number | null;
  /**
   * The integer amount in cents (or local equivalent) representing the total amount of the credit note, including tax and all discount.
   */
  total?: number | null;
  /**
   * The integer amount in cents (or local equivalent) representing the total amount of the credit note, excluding tax, but including discounts.
   */
  total_excluding_tax?: number | null;
  /**
   * The aggregate tax information for all line items.
   */
  total_taxes?:
    | ({
        /**
         * The amount of the tax, in cents (or local equivalent).
         */
        amount?: number | null;
        /**
         * Whether this tax is inclusive or exclusive. One of: exclusive, inclusive.
         */
        tax_behavior?: string | null;
        /**
         * Additional details about the tax rate. Only present when `type` is `tax_rate_details`.
         */
        tax_rate_details?: {
          /**
           * ID of the tax rate
           */
          tax_rate?: string | null;
          [k: string]: unknown;
        } | null;
        /**
         * The reasoning behind this tax, for example, if the product is tax exempt. The possible values for this field may be extended as new tax rules are supported. One of: customer_exempt, not_available, not_collecting, not_subject_to_tax, not_supported, portion_product_exempt, portion_reduced_rated, portion_standard_rated, product_exempt, product_exempt_holiday, proportionally_rated, reduced_rated, reverse_charge, standard_rated, taxable_basis_reduced, zero_rated.
         */
        taxability_reason?: string | null;
        /**
         * The amount on which tax is calculated, in cents (or local equivalent).
         */
        taxable_amount?: number | null;
        /**
         * The type of tax information. Always: tax_rate_details.
         */
        type?: string | null;
        [k: string]: unknown;
      } | null)[]
    | null;
  /**
   * Type of this credit note, one of `pre_payment` or `post_payment`. A `pre_payment` credit note means it was issued when the invoice was open. A `post_payment` credit note means it was issued when the invoice was paid. One of: mixed, post_payment, pre_payment.
   */
  type?: string | null;
  /**
   * The time that the credit note was voided.
   */
  voided_at?: number | null;
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
