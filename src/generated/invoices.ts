// Generated from schemas/invoices.json by scripts/schemas/main.mjs: change that, not this.

export interface Invoices {
  /**
   * Unique identifier for the object. For preview invoices created using the [create preview](https://stripe.com/docs/api/invoices/create_preview) endpoint, this id will be prefixed with `upcoming_in`.
   */
  id?: string;
  /**
   * String representing the object's type. Objects of the same type share the same value. Always: invoice.
   */
  object?: string | null;
  /**
   * The country of the business associated with this invoice, most often the business creating the invoice.
   */
  account_country?: string | null;
  /**
   * The public name of the business associated with this invoice, most often the business creating the invoice.
   */
  account_name?: string | null;
  /**
   * The account tax IDs associated with the invoice. Only editable when the invoice is a draft.
   */
  account_tax_ids?: (string | null)[] | null;
  /**
   * Final amount due at this time for this invoice. If the invoice's total is smaller than the minimum charge amount, for example, or if there is account credit that can be applied to the invoice, the `amount_due` may be 0. If there is a positive `starting_balance` for the invoice (the customer owes money), the `amount_due` will also take that into account. The charge that gets generated for the invoice will be for the amount specified in `amount_due`.
   */
  amount_due?: number | null;
  /**
   * Amount that was overpaid on the invoice. The amount overpaid is credited to the customer's credit balance.
   */
  amount_overpaid?: number | null;
  /**
   * The amount, in cents (or local equivalent), that was paid.
   */
  amount_paid?: number | null;
  /**
   * Amount, in cents (or local equivalent), that was paid on the invoice outside of Stripe.
   */
  amount_paid_off_stripe?: number | null;
  /**
   * The difference between amount_due and amount_paid, in cents (or local equivalent).
   */
  amount_remaining?: number | null;
  /**
   * This is the sum of all the shipping amounts.
   */
  amount_shipping?: number | null;
  /**
   * ID of the Connect Application that created the invoice.
   */
  application?: string | null;
  /**
   * Number of payment attempts made for this invoice, from the perspective of the payment retry schedule. Any payment attempt counts as the first attempt, and subsequently only automatic retries increment the attempt count. In other words, manual payment attempts after the first attempt do not affect the retry schedule. If a failure is returned with a non-retryable return code, the invoice can no longer be retried unless a new payment method is obtained. Retries will continue to be scheduled, and attempt_count will continue to increment, but retries will only be executed if a new payment method is obtained.
   */
  attempt_count?: number | null;
  /**
   * Whether an attempt has been made to pay the invoice. An invoice is not attempted until 1 hour after the `invoice.created` webhook, for example, so you might not want to display that invoice as unpaid to your users.
   */
  attempted?: boolean | null;
  /**
   * Controls whether Stripe performs [automatic collection](https://docs.stripe.com/invoicing/integration/automatic-advancement-collection) of the invoice. If `false`, the invoice's state doesn't automatically advance without an explicit action.
   */
  auto_advance?: boolean | null;
  /**
   * Settings of automatic tax calculation for the invoice, and the latest result.
   */
  automatic_tax?: {
    /**
     * If Stripe disabled automatic tax, this enum describes why. One of: finalization_requires_location_inputs, finalization_system_error.
     */
    disabled_reason?: string | null;
    /**
     * Whether Stripe automatically computes tax on this invoice. Note that incompatible invoice items (invoice items with manually specified [tax rates](https://docs.stripe.com/api/tax_rates), negative amounts, or `tax_behavior=unspecified`) cannot be added to automatic tax invoices.
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
    /**
     * The tax provider powering automatic tax.
     */
    provider?: string | null;
    /**
     * The status of the most recent automated tax calculation for this invoice. One of: complete, failed, requires_location_inputs.
     */
    status?: string | null;
    [k: string]: unknown;
  } | null;
  /**
   * The time when this invoice is currently scheduled to be automatically finalized. The field will be `null` if the invoice is not scheduled to finalize in the future. If the invoice is not in the draft state, this field will always be `null` - see `finalized_at` for the time when an already-finalized invoice was finalized.
   */
  automatically_finalizes_at?: number | null;
  /**
   * Indicates the reason why the invoice was created. * `manual`: Unrelated to a subscription, for example, created via the invoice editor. * `subscription`: No longer in use. Applies to subscriptions from before May 2018 where no distinction was made between updates, cycles, and thresholds. * `subscription_create`: A new subscription was created. * `subscription_cycle`: A subscription advanced into a new period. * `subscription_threshold`: A subscription reached a billing threshold. * `subscription_update`: A subscription was updated. * `upcoming`: Reserved for upcoming invoices created through the Create Preview Invoice API or when an `invoice.upcoming` event is generated for an upcoming invoice on a subscription. One of: automatic_pending_invoice_item_invoice, manual, quote_accept, subscription, subscription_create, subscription_cycle, subscription_threshold, subscription_update, upcoming.
   */
  billing_reason?: string | null;
  /**
   * Either `charge_automatically`, or `send_invoice`. When charging automatically, Stripe will attempt to pay this invoice using the default source attached to the customer. When sending an invoice, Stripe will email this invoice to the customer with payment instructions.
   */
  collection_method?: string | null;
  /**
   * The confirmation secret associated with this invoice. Currently, this contains the client_secret of the PaymentIntent that Stripe creates during invoice finalization.
   */
  confirmation_secret?: {
    /**
     * The client_secret of the payment that Stripe creates for the invoice after finalization.
     */
    client_secret?: string | null;
    /**
     * The type of client_secret. Currently this is always payment_intent, referencing the default payment_intent that Stripe creates during invoice finalization
     */
    type?: string | null;
    [k: string]: unknown;
  } | null;
  /**
   * Time at which the object was created. Measured in seconds since the Unix epoch.
   */
  created?: number | null;
  /**
   * Three-letter [ISO currency code](https://www.iso.org/iso-4217-currency-codes.html), in lowercase. Must be a [supported currency](https://stripe.com/docs/currencies).
   */
  currency?: string | null;
  /**
   * Custom fields displayed on the invoice.
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
   * The ID of the customer to bill.
   */
  customer?: string | null;
  /**
   * The ID of the account representing the customer to bill.
   */
  customer_account?: string | null;
  /**
   * The customer's address. Until the invoice is finalized, this field will equal `customer.address`. Once the invoice is finalized, this field will no longer be updated.
   */
  customer_address?: {
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
   * The customer's email. Until the invoice is finalized, this field will equal `customer.email`. Once the invoice is finalized, this field will no longer be updated.
   */
  customer_email?: string | null;
  /**
   * The customer's name. Until the invoice is finalized, this field will equal `customer.name`. Once the invoice is finalized, this field will no longer be updated.
   */
  customer_name?: string | null;
  /**
   * The customer's phone number. Until the invoice is finalized, this field will equal `customer.phone`. Once the invoice is finalized, this field will no longer be updated.
   */
  customer_phone?: string | null;
  /**
   * The customer's shipping information. Until the invoice is finalized, this field will equal `customer.shipping`. Once the invoice is finalized, this field will no longer be updated.
   */
  customer_shipping?: {
    /**
     * Address of the customer shipping.
     */
    address?: {
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
     * The delivery service that shipped a physical product, such as Fedex, UPS, USPS, etc.
     */
    carrier?: string | null;
    /**
     * Recipient name.
     */
    name?: string | null;
    /**
     * Recipient phone (including extension).
     */
    phone?: string | null;
    /**
     * The tracking number for a physical product, obtained from the delivery service. If multiple tracking numbers were generated for this purchase, please separate them with commas.
     */
    tracking_number?: string | null;
    [k: string]: unknown;
  } | null;
  /**
   * The customer's tax exempt status. Until the invoice is finalized, this field will equal `customer.tax_exempt`. Once the invoice is finalized, this field will no longer be updated. One of: exempt, none, reverse.
   */
  customer_tax_exempt?: string | null;
  /**
   * The customer's tax IDs. Until the invoice is finalized, this field will contain the same tax IDs as `customer.tax_ids`. Once the invoice is finalized, this field will no longer be updated.
   */
  customer_tax_ids?:
    | ({
        /**
         * The type of the tax ID, one of `ad_nrt`, `ar_cuit`, `eu_vat`, `bo_tin`, `br_cnpj`, `br_cpf`, `cn_tin`, `co_nit`, `cr_tin`, `do_rcn`, `ec_ruc`, `eu_oss_vat`, `hr_oib`, `pe_ruc`, `ro_tin`, `rs_pib`, `sv_nit`, `uy_ruc`, `ve_rif`, `vn_tin`, `gb_vat`, `nz_gst`, `au_abn`, `au_arn`, `in_gst`, `no_vat`, `no_voec`, `za_vat`, `ch_vat`, `mx_rfc`, `sg_uen`, `ru_inn`, `ru_kpp`, `ca_bn`, `hk_br`, `es_cif`, `pl_nip`, `it_cf`, `fo_vat`, `gi_tin`, `py_ruc`, `tw_vat`, `th_vat`, `jp_cn`, `jp_rn`, `jp_trn`, `li_uid`, `li_vat`, `lk_vat`, `my_itn`, `us_ein`, `kr_brn`, `ca_qst`, `ca_gst_hst`, `ca_pst_bc`, `ca_pst_mb`, `ca_pst_sk`, `my_sst`, `sg_gst`, `ae_trn`, `cl_tin`, `sa_vat`, `id_npwp`, `my_frp`, `il_vat`, `ge_vat`, `ua_vat`, `is_vat`, `bg_uic`, `hu_tin`, `si_tin`, `ke_pin`, `tr_tin`, `eg_tin`, `ph_tin`, `al_tin`, `bh_vat`, `kz_bin`, `ng_tin`, `om_vat`, `de_stn`, `ch_uid`, `tz_vat`, `uz_vat`, `uz_tin`, `md_vat`, `ma_vat`, `by_tin`, `ao_tin`, `bs_tin`, `bb_tin`, `cd_nif`, `mr_nif`, `me_pib`, `zw_tin`, `ba_tin`, `gn_nif`, `mk_vat`, `sr_fin`, `sn_ninea`, `am_tin`, `np_pan`, `tj_tin`, `ug_tin`, `zm_tin`, `kh_tin`, `aw_tin`, `az_tin`, `bd_bin`, `au_acn`, `nz_bn`, `pt_nif`, `cz_dic`, `fr_siret`, `fr_siren`, `fr_spi`, `sm_coe`, `tt_vat`, `tt_bir`, `mu_vat`, `mz_nuit`, `au_wpn`, `md_cf`, `is_kt`, `bj_ifu`, `et_tin`, `kg_tin`, `la_tin`, `cm_niu`, `cv_nif`, `bf_ifu`, `ic_nif`, `gh_tin`, `bw_vat`, `ci_vat`, or `unknown`
         */
        type?: string | null;
        /**
         * The value of the tax ID.
         */
        value?: string | null;
        [k: string]: unknown;
      } | null)[]
    | null;
  /**
   * ID of the default payment method for the invoice. It must belong to the customer associated with the invoice. If not set, defaults to the subscription's default payment method, if any, or to the default payment method in the customer's invoice settings.
   */
  default_payment_method?: string | null;
  /**
   * ID of the default payment source for the invoice. It must belong to the customer associated with the invoice and be in a chargeable state. If not set, defaults to the subscription's default source, if any, or to the customer's default source.
   */
  default_source?: string | null;
  /**
   * The tax rates applied to this invoice, if any.
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
   * An arbitrary string attached to the object. Often useful for displaying to users. Referenced as 'memo' in the Dashboard.
   */
  description?: string | null;
  /**
   * The discounts applied to the invoice. Line item discounts are applied before invoice discounts. Use `expand[]=discounts` to expand each discount.
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
         * Always true for a deleted object
         */
        deleted?: boolean | null;
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
   * The date on which payment for this invoice is due. This value will be `null` for invoices where `collection_method=charge_automatically`.
   */
  due_date?: number | null;
  /**
   * The date when this invoice is in effect. Same as `finalized_at` unless overwritten. When defined, this value replaces the system-generated 'Date of issue' printed on the invoice PDF and receipt.
   */
  effective_at?: number | null;
  /**
   * Ending customer balance after the invoice is finalized. Invoices are finalized approximately an hour after successful webhook delivery or when payment collection is attempted for the invoice. If the invoice has not been finalized yet, this will be null.
   */
  ending_balance?: number | null;
  /**
   * Footer displayed on the invoice.
   */
  footer?: string | null;
  /**
   * Details of the invoice that was cloned. See the [revision documentation](https://docs.stripe.com/invoicing/invoice-revisions) for more details.
   */
  from_invoice?: {
    /**
     * The relation between this invoice and the cloned invoice
     */
    action?: string | null;
    /**
     * The invoice that was cloned.
     */
    invoice?: string | null;
    [k: string]: unknown;
  } | null;
  /**
   * The URL for the hosted invoice page, which allows customers to view and pay an invoice. If the invoice has not been finalized yet, this will be null.
   */
  hosted_invoice_url?: string | null;
  /**
   * The link to download the PDF for the invoice. If the invoice has not been finalized yet, this will be null.
   */
  invoice_pdf?: string | null;
  /**
   * The account that issues the invoice, and whose branding it shows.
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
  /**
   * The error encountered during the previous attempt to finalize the invoice. This field is cleared when the invoice is successfully finalized.
   */
  last_finalization_error?: {
    /**
     * For card errors resulting from a card issuer decline, a short string indicating [how to proceed with an error](https://docs.stripe.com/declines/card#retrying-issuer-declines) if they provide one.
     */
    advice_code?: string | null;
    /**
     * For card errors, the ID of the failed charge.
     */
    charge?: string | null;
    /**
     * For some errors that could be handled programmatically, a short string indicating the [error code](https://docs.stripe.com/error-codes) reported. One of: account_closed, account_country_invalid_address, account_error_country_change_requires_additional_steps, account_information_mismatch, account_invalid, account_number_invalid, account_token_required_for_v2_account, acss_debit_session_incomplete, action_blocked, alipay_upgrade_required, amount_too_large, amount_too_small, anomalous_money_movement_request, api_key_expired, application_fees_not_allowed, approval_required, authentication_failure, authentication_required, balance_insufficient, balance_invalid_parameter, bank_account_bad_routing_numbers, bank_account_declined, bank_account_exists, bank_account_restricted, bank_account_unusable, bank_account_unverified, bank_account_verification_failed, billing_invalid_mandate, bitcoin_upgrade_required, capability_not_active, capture_charge_authorization_expired, capture_unauthorized_payment, card_decline_rate_limit_exceeded, card_declined, cardholder_phone_number_required, charge_already_captured, charge_already_refunded, charge_disputed, charge_exceeds_source_limit, charge_exceeds_transaction_limit, charge_expired_for_capture, charge_invalid_parameter, charge_not_refundable, clearing_code_unsupported, country_code_invalid, country_unsupported, coupon_expired, customer_max_payment_methods, customer_max_subscriptions, customer_session_expired, customer_tax_location_invalid, debit_not_authorized, dispute_evidence_page_limit_exceeded, email_invalid, expired_card, expired_payment_method, failed_tax_calculation, financial_account_balance_does_not_support_currency, financial_account_capability_not_enabled, financial_account_capability_restricted, financial_connections_account_inactive, financial_connections_account_pending_account_numbers, financial_connections_account_unavailable_account_numbers, financial_connections_consent_locale_invalid, financial_connections_consent_locale_unsupported, financial_connections_no_successful_transaction_refresh, forwarding_api_inactive, forwarding_api_invalid_parameter, forwarding_api_retryable_upstream_error, forwarding_api_upstream_connection_error, forwarding_api_upstream_connection_timeout, forwarding_api_upstream_error, idempotency_key_in_use, incorrect_address, incorrect_cvc, incorrect_number, incorrect_postal_code, incorrect_zip, india_recurring_payment_mandate_canceled, instant_payouts_config_disabled, instant_payouts_currency_disabled, instant_payouts_limit_exceeded, instant_payouts_unsupported, insufficient_funds, intent_invalid_state, intent_verification_method_missing, invalid_canceled_subscription_fields, invalid_card_type, invalid_characters, invalid_charge_amount, invalid_cvc, invalid_expiry_month, invalid_expiry_year, invalid_mandate_reference_prefix_format, invalid_number, invalid_source_usage, invalid_tax_location, invoice_no_customer_line_items, invoice_no_payment_method_types, invoice_no_subscription_line_items, invoice_not_editable, invoice_on_behalf_of_not_editable, invoice_payment_intent_requires_action, invoice_upcoming_none, livemode_mismatch, lock_timeout, missing, no_account, not_allowed_on_standard_account, out_of_inventory, ownership_declaration_not_allowed, parameter_invalid_empty, parameter_invalid_integer, parameter_invalid_string_blank, parameter_invalid_string_empty, parameter_missing, parameter_unknown, parameters_exclusive, payment_evaluation_on_api_version_not_supported, payment_intent_action_required, payment_intent_authentication_failure, payment_intent_incompatible_payment_method, payment_intent_invalid_parameter, payment_intent_konbini_rejected_confirmation_number, payment_intent_mandate_invalid, payment_intent_payment_attempt_expired, payment_intent_payment_attempt_failed, payment_intent_rate_limit_exceeded, payment_intent_unexpected_state, payment_method_bank_account_already_verified, payment_method_bank_account_blocked, payment_method_billing_details_address_missing, payment_method_configuration_failures, payment_method_currency_mismatch, payment_method_customer_decline, payment_method_invalid_parameter, payment_method_invalid_parameter_testmode, payment_method_microdeposit_failed, payment_method_microdeposit_processing_error, payment_method_microdeposit_verification_amounts_invalid, payment_method_microdeposit_verification_amounts_mismatch, payment_method_microdeposit_verification_attempts_exceeded, payment_method_microdeposit_verification_descriptor_code_mismatch, payment_method_microdeposit_verification_timeout, payment_method_not_available, payment_method_provider_decline, payment_method_provider_timeout, payment_method_restricted, payment_method_unactivated, payment_method_unexpected_state, payment_method_unsupported_type, payout_reconciliation_not_ready, payouts_limit_exceeded, payouts_not_allowed, platform_account_required, platform_api_key_expired, postal_code_invalid, processing_error, product_inactive, progressive_onboarding_limit_exceeded, rate_limit, refer_to_customer, refund_disputed_payment, request_blocked, resource_already_exists, resource_missing, return_intent_already_processed, routing_number_invalid, secret_key_required, sepa_unsupported_account, service_period_coupon_with_metered_tiered_item_unsupported, setup_attempt_failed, setup_intent_authentication_failure, setup_intent_invalid_parameter, setup_intent_mandate_invalid, setup_intent_mobile_wallet_unsupported, setup_intent_setup_attempt_expired, setup_intent_unexpected_state, shipping_address_invalid, shipping_calculation_failed, siret_invalid, sku_inactive, smart_disputes_not_available, state_unsupported, status_transition_invalid, storer_capability_missing, storer_capability_not_active, stripe_tax_inactive, subscription_update_trial_after_billing_cycle_anchor, tax_id_invalid, tax_id_prohibited, taxes_calculation_failed, terminal_location_country_unsupported, terminal_reader_busy, terminal_reader_hardware_fault, terminal_reader_invalid_location_for_activation, terminal_reader_invalid_location_for_payment, terminal_reader_offline, terminal_reader_timeout, testmode_charges_only, three_d_secure_authentication_not_supported, three_d_secure_authentication_upstream_error, tls_version_unsupported, token_already_used, token_card_network_invalid, token_in_use, transfer_source_balance_parameters_mismatch, transfers_not_allowed, url_invalid.
     */
    code?: string | null;
    /**
     * For card errors resulting from a card issuer decline, a short string indicating the [card issuer's reason for the decline](https://docs.stripe.com/declines#issuer-declines) if they provide one.
     */
    decline_code?: string | null;
    /**
     * A URL to more information about the [error code](https://docs.stripe.com/error-codes) reported.
     */
    doc_url?: string | null;
    /**
     * A human-readable message providing more details about the error. For card errors, these messages can be shown to your users.
     */
    message?: string | null;
    /**
     * For card errors resulting from a card issuer decline, a 2 digit code which indicates the advice given to merchant by the card network on how to proceed with an error.
     */
    network_advice_code?: string | null;
    /**
     * For payments declined by the network, an alphanumeric code which indicates the reason the payment failed.
     */
    network_decline_code?: string | null;
    /**
     * If the error is parameter-specific, the parameter related to the error. For example, you can use this to display a message near the correct form field.
     */
    param?: string | null;
    /**
     * A PaymentIntent guides you through the process of collecting a payment from your customer. We recommend that you create exactly one PaymentIntent for each order or customer session in your system. You can reference the PaymentIntent later to see the history of payment attempts for a particular session. A PaymentIntent transitions through [multiple statuses](https://docs.stripe.com/payments/paymentintents/lifecycle) throughout its lifetime as it interfaces with Stripe.js to perform authentication flows and ultimately creates at most one successful charge. Related guide: [Payment Intents API](https://docs.stripe.com/payments/payment-intents)
     */
    payment_intent?: {
      /**
       * Unique identifier for the object.
       */
      id?: string | null;
      /**
       * String representing the object's type. Objects of the same type share the same value. Always: payment_intent.
       */
      object?: string | null;
      /**
       * The list of payment method types allowed for use with this payment. Stripe automatically returns compatible payment methods from this list in the `payment_method_types` field of the response, based on the other PaymentIntent parameters, such as `currency`, `amount`, and `customer`.
       */
      allowed_payment_method_types?: (string | null)[] | null;
      /**
       * Amount intended to be collected by this PaymentIntent. A positive integer representing how much to charge in the [smallest currency unit](https://docs.stripe.com/currencies#zero-decimal) (e.g., 100 cents to charge $1.00 or 100 to charge ¥100, a zero-decimal currency). The minimum amount is $0.50 US or [equivalent in charge currency](https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts). The amount value supports up to eight digits (e.g., a value of 99999999 for a USD charge of $999,999.99).
       */
      amount?: number | null;
      /**
       * Amount that can be captured from this PaymentIntent.
       */
      amount_capturable?: number | null;
      /**
       * Amount details of the payment intent.
       */
      amount_details?: {
        [k: string]: unknown;
      } | null;
      /**
       * Amount that this PaymentIntent collects.
       */
      amount_received?: number | null;
      /**
       * ID of the Connect application that created the PaymentIntent.
       */
      application?: string | null;
      /**
       * The amount of the application fee (if any) that will be requested to be applied to the payment and transferred to the application owner's Stripe account. The amount of the application fee collected will be capped at the total amount captured. For more information, see the PaymentIntents [use case for connected accounts](https://docs.stripe.com/payments/connected-accounts).
       */
      application_fee_amount?: number | null;
      /**
       * Settings to configure compatible payment methods from the [Stripe Dashboard](https://dashboard.stripe.com/settings/payment_methods)
       */
      automatic_payment_methods?: {
        [k: string]: unknown;
      } | null;
      /**
       * Populated when `status` is `canceled`, this is the time at which the PaymentIntent was canceled. Measured in seconds since the Unix epoch.
       */
      canceled_at?: number | null;
      /**
       * Reason for cancellation of this PaymentIntent, either user-provided (`duplicate`, `fraudulent`, `requested_by_customer`, or `abandoned`) or generated by Stripe internally (`failed_invoice`, `void_invoice`, `automatic`, or `expired`).
       */
      cancellation_reason?: string | null;
      /**
       * Controls when the funds will be captured from the customer's account. One of: automatic, automatic_async, manual.
       */
      capture_method?: string | null;
      /**
       * The client secret of this PaymentIntent. Used for client-side retrieval using a publishable key. The client secret can be used to complete a payment from your frontend. It should not be stored, logged, or exposed to anyone other than the customer. Make sure that you have TLS enabled on any page that includes the client secret. Refer to our docs to [accept a payment](https://docs.stripe.com/payments/accept-a-payment?ui=elements) and learn about how `client_secret` should be handled.
       */
      client_secret?: string | null;
      /**
       * Describes whether we can confirm this PaymentIntent automatically, or if it requires customer action to confirm the payment. One of: automatic, manual.
       */
      confirmation_method?: string | null;
      /**
       * Time at which the object was created. Measured in seconds since the Unix epoch.
       */
      created?: number | null;
      /**
       * Three-letter [ISO currency code](https://www.iso.org/iso-4217-currency-codes.html), in lowercase. Must be a [supported currency](https://stripe.com/docs/currencies).
       */
      currency?: string | null;
      /**
       * ID of the Customer this PaymentIntent belongs to, if one exists. Payment methods attached to other Customers cannot be used with this PaymentIntent. If [setup_future_usage](https://docs.stripe.com/api#payment_intent_object-setup_future_usage) is set and this PaymentIntent's payment method is not `card_present`, then the payment method attaches to the Customer after the PaymentIntent has been confirmed and any required actions from the user are complete. If the payment method is `card_present` and isn't a digital wallet, then a [generated_card](https://docs.stripe.com/api/charges/object#charge_object-payment_method_details-card_present-generated_card) payment method representing the card is created and attached to the Customer instead.
       */
      customer?: string | null;
      /**
       * ID of the Account representing the customer that this PaymentIntent belongs to, if one exists. Payment methods attached to other Accounts cannot be used with this PaymentIntent. If [setup_future_usage](https://docs.stripe.com/api#payment_intent_object-setup_future_usage) is set and this PaymentIntent's payment method is not `card_present`, then the payment method attaches to the Account after the PaymentIntent has been confirmed and any required actions from the user are complete. If the payment method is `card_present` and isn't a digital wallet, then a [generated_card](https://docs.stripe.com/api/charges/object#charge_object-payment_method_details-card_present-generated_card) payment method representing the card is created and attached to the Account instead.
       */
      customer_account?: string | null;
      /**
       * An arbitrary string attached to the object. Often useful for displaying to users.
       */
      description?: string | null;
      /**
       * The list of payment method types to exclude from use with this payment.
       */
      excluded_payment_method_types?: (string | null)[] | null;
      /**
       * Hooks of the payment intent.
       */
      hooks?: {
        [k: string]: unknown;
      } | null;
      /**
       * The payment error encountered in the previous PaymentIntent confirmation. It will be cleared if the PaymentIntent is later updated for any reason.
       */
      last_payment_error?: {
        [k: string]: unknown;
      } | null;
      /**
       * ID of the latest [Charge object](https://docs.stripe.com/api/charges) created by this PaymentIntent. This property is `null` until PaymentIntent confirmation is attempted.
       */
      latest_charge?: string | null;
      /**
       * If the object exists in live mode, the value is `true`. If the object exists in test mode, the value is `false`.
       */
      livemode?: boolean | null;
      /**
       * Settings for Managed Payments.
       */
      managed_payments?: {
        [k: string]: unknown;
      } | null;
      /**
       * Set of [key-value pairs](https://docs.stripe.com/api/metadata) that you can attach to an object. This can be useful for storing additional information about the object in a structured format. Learn more about [storing information in metadata](https://docs.stripe.com/payments/payment-intents/creating-payment-intents#storing-information-in-metadata).
       */
      metadata?: {
        [k: string]: string | null;
      } | null;
      /**
       * If present, this property tells you what actions you need to take in order for your customer to fulfill a payment using the provided source.
       */
      next_action?: {
        [k: string]: unknown;
      } | null;
      /**
       * You can specify the settlement merchant as the connected account using the `on_behalf_of` attribute on the charge. See the PaymentIntents [use case for connected accounts](https://docs.stripe.com/payments/connected-accounts) for details.
       */
      on_behalf_of?: string | null;
      /**
       * Payment details of the payment intent.
       */
      payment_details?: {
        [k: string]: unknown;
      } | null;
      /**
       * ID of the payment method used in this PaymentIntent.
       */
      payment_method?: string | null;
      /**
       * Information about the [payment method configuration](https://docs.stripe.com/api/payment_method_configurations) used for this PaymentIntent.
       */
      payment_method_configuration_details?: {
        [k: string]: unknown;
      } | null;
      /**
       * Payment-method-specific configuration for this PaymentIntent.
       */
      payment_method_options?: {
        [k: string]: unknown;
      } | null;
      /**
       * The list of payment method types (e.g. card) that this PaymentIntent is allowed to use. A comprehensive list of valid payment method types can be found [here](https://docs.stripe.com/api/payment_methods/object#payment_method_object-type).
       */
      payment_method_types?: (string | null)[] | null;
      /**
       * ID of the [Payment Record object](https://docs.stripe.com/api/payment-record) created by this PaymentIntent.
       */
      payment_record?: string | null;
      /**
       * Presentment details of the payment intent.
       */
      presentment_details?: {
        [k: string]: unknown;
      } | null;
      /**
       * If present, this property tells you about the processing state of the payment.
       */
      processing?: {
        [k: string]: unknown;
      } | null;
      /**
       * Email address that the receipt for the resulting payment will be sent to. If `receipt_email` is specified for a payment in live mode, a receipt will be sent regardless of your [email settings](https://dashboard.stripe.com/account/emails).
       */
      receipt_email?: string | null;
      /**
       * ID of the review associated with this PaymentIntent, if any.
       */
      review?: string | null;
      /**
       * Indicates that you intend to make future payments with this PaymentIntent's payment method. If you provide a Customer with the PaymentIntent, you can use this parameter to [attach the payment method](https://docs.stripe.com/payments/save-during-payment) to the Customer after the PaymentIntent is confirmed and the customer completes any required actions. If you don't provide a Customer, you can still [attach](https://docs.stripe.com/api/payment_methods/attach) the payment method to a Customer after the transaction completes. If the payment method is `card_present` and isn't a digital wallet, Stripe creates and attaches a [generated_card](https://docs.stripe.com/api/charges/object#charge_object-payment_method_details-card_present-generated_card) payment method representing the card to the Customer instead. When processing card payments, Stripe uses `setup_future_usage` to help you comply with regional legislation and network rules, such as [SCA](https://docs.stripe.com/strong-customer-authentication). One of: off_session, on_session.
       */
      setup_future_usage?: string | null;
      /**
       * Shipping information for this PaymentIntent.
       */
      shipping?: {
        [k: string]: unknown;
      } | null;
      /**
       * This is a legacy field that will be removed in the future. It is the ID of the Source object that is associated with this PaymentIntent, if one was supplied.
       */
      source?: string | null;
      /**
       * Text that appears on the customer's statement as the statement descriptor for a non-card charge. This value overrides the account's default statement descriptor. For information about requirements, including the 22-character limit, see [the Statement Descriptor docs](https://docs.stripe.com/get-started/account/statement-descriptors). Setting this value for a card charge returns an error. For card charges, set the [statement_descriptor_suffix](https://docs.stripe.com/get-started/account/statement-descriptors#dynamic) instead.
       */
      statement_descriptor?: string | null;
      /**
       * Provides information about a card charge. Concatenated to the account's [statement descriptor prefix](https://docs.stripe.com/get-started/account/statement-descriptors#static) to form the complete statement descriptor that appears on the customer's statement.
       */
      statement_descriptor_suffix?: string | null;
      /**
       * Status of this PaymentIntent, one of `requires_payment_method`, `requires_confirmation`, `requires_action`, `processing`, `requires_capture`, `canceled`, or `succeeded`. Read more about each PaymentIntent [status](https://docs.stripe.com/payments/intents#intent-statuses).
       */
      status?: string | null;
      /**
       * The data that automatically creates a Transfer after the payment finalizes. Learn more about the [use case for connected accounts](https://docs.stripe.com/payments/connected-accounts).
       */
      transfer_data?: {
        [k: string]: unknown;
      } | null;
      /**
       * A string that identifies the resulting payment as part of a group. Learn more about the [use case for connected accounts](https://docs.stripe.com/connect/separate-charges-and-transfers).
       */
      transfer_group?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * PaymentMethod objects represent your customer's payment instruments. You can use them with [PaymentIntents](https://docs.stripe.com/payments/payment-intents) to collect payments or save them to Customer objects to store instrument details for future payments. Related guides: [Payment Methods](https://docs.stripe.com/payments/payment-methods) and [More Payment Scenarios](https://docs.stripe.com/payments/more-payment-scenarios).
     */
    payment_method?: {
      /**
       * Unique identifier for the object.
       */
      id?: string | null;
      /**
       * String representing the object's type. Objects of the same type share the same value. Always: payment_method.
       */
      object?: string | null;
      /**
       * ACSS debit of the payment method.
       */
      acss_debit?: {
        /**
         * Name of the bank associated with the bank account.
         */
        bank_name?: string | null;
        /**
         * Uniquely identifies this particular bank account. You can use this attribute to check whether two bank accounts are the same.
         */
        fingerprint?: string | null;
        /**
         * Institution number of the bank account.
         */
        institution_number?: string | null;
        /**
         * Last four digits of the bank account number.
         */
        last4?: string | null;
        /**
         * Transit number of the bank account.
         */
        transit_number?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Affirm of the payment method.
       */
      affirm?: {
        [k: string]: unknown;
      } | null;
      /**
       * Afterpay clearpay of the payment method.
       */
      afterpay_clearpay?: {
        [k: string]: unknown;
      } | null;
      /**
       * Alipay of the payment method.
       */
      alipay?: {
        [k: string]: unknown;
      } | null;
      /**
       * This field indicates whether this payment method can be shown again to its customer in a checkout flow. Stripe products such as Checkout and Elements use this field to determine whether a payment method can be shown as a saved payment method in a checkout flow. The field defaults to “unspecified”. One of: always, limited, unspecified.
       */
      allow_redisplay?: string | null;
      /**
       * Alma of the payment method.
       */
      alma?: {
        [k: string]: unknown;
      } | null;
      /**
       * Amazon pay of the payment method.
       */
      amazon_pay?: {
        [k: string]: unknown;
      } | null;
      /**
       * Au becs debit of the payment method.
       */
      au_becs_debit?: {
        /**
         * Six-digit number identifying bank and branch associated with this bank account.
         */
        bsb_number?: string | null;
        /**
         * Uniquely identifies this particular bank account. You can use this attribute to check whether two bank accounts are the same.
         */
        fingerprint?: string | null;
        /**
         * Last four digits of the bank account number.
         */
        last4?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Bacs debit of the payment method.
       */
      bacs_debit?: {
        /**
         * Uniquely identifies this particular bank account. You can use this attribute to check whether two bank accounts are the same.
         */
        fingerprint?: string | null;
        /**
         * Last four digits of the bank account number.
         */
        last4?: string | null;
        /**
         * Sort code of the bank account. (e.g., `10-20-30`)
         */
        sort_code?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Bancontact of the payment method.
       */
      bancontact?: {
        [k: string]: unknown;
      } | null;
      /**
       * Billie of the payment method.
       */
      billie?: {
        [k: string]: unknown;
      } | null;
      /**
       * Billing details of the payment method.
       */
      billing_details?: {
        /**
         * Billing address.
         */
        address?: {
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
         * Email address.
         */
        email?: string | null;
        /**
         * Full name.
         */
        name?: string | null;
        /**
         * Billing phone number (including extension).
         */
        phone?: string | null;
        /**
         * Taxpayer identification number. Used only for transactions between LATAM buyers and non-LATAM sellers.
         */
        tax_id?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Bizum of the payment method.
       */
      bizum?: {
        /**
         * A unique identifier for the buyer as determined by the local payment processor.
         */
        buyer_id?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Blik of the payment method.
       */
      blik?: {
        /**
         * A unique and immutable identifier assigned by BLIK to every buyer.
         */
        buyer_id?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Boleto of the payment method.
       */
      boleto?: {
        /**
         * Uniquely identifies the customer tax id (CNPJ or CPF)
         */
        tax_id?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Card of the payment method.
       */
      card?: {
        /**
         * Card brand. Can be `amex`, `cartes_bancaires`, `diners`, `discover`, `eftpos_au`, `jcb`, `link`, `mastercard`, `unionpay`, `visa` or `unknown`.
         */
        brand?: string | null;
        /**
         * Checks on Card address and CVC if provided.
         */
        checks?: {
          /**
           * If a address line1 was provided, results of the check, one of `pass`, `fail`, `unavailable`, or `unchecked`.
           */
          address_line1_check?: string | null;
          /**
           * If a address postal code was provided, results of the check, one of `pass`, `fail`, `unavailable`, or `unchecked`.
           */
          address_postal_code_check?: string | null;
          /**
           * If a CVC was provided, results of the check, one of `pass`, `fail`, `unavailable`, or `unchecked`.
           */
          cvc_check?: string | null;
          [k: string]: unknown;
        } | null;
        /**
         * Two-letter ISO code representing the country of the card. You could use this attribute to get a sense of the international breakdown of cards you've collected.
         */
        country?: string | null;
        /**
         * A high-level description of the type of cards issued in this range. (For internal use only and not typically available in standard API requests.)
         */
        description?: string | null;
        /**
         * The brand to use when displaying the card, this accounts for customer's brand choice on dual-branded cards. Can be `american_express`, `cartes_bancaires`, `diners_club`, `discover`, `eftpos_australia`, `interac`, `jcb`, `mastercard`, `union_pay`, `visa`, or `other` and may contain more values in the future.
         */
        display_brand?: string | null;
        /**
         * Two-digit number representing the card's expiration month.
         */
        exp_month?: number | null;
        /**
         * Four-digit number representing the card's expiration year.
         */
        exp_year?: number | null;
        /**
         * Uniquely identifies this particular card number. You can use this attribute to check whether two customers who've signed up with you are using the same card number, for example. For payment methods that tokenize card information (Apple Pay, Google Pay), the tokenized number might be provided instead of the underlying card number. *As of May 1, 2021, card fingerprint in India for Connect changed to allow two fingerprints for the same card---one for India and one for the rest of the world.*
         */
        fingerprint?: string | null;
        /**
         * Card funding type. Can be `credit`, `debit`, `prepaid`, or `unknown`.
         */
        funding?: string | null;
        /**
         * Details of the original PaymentMethod that created this object.
         */
        generated_from?: {
          /**
           * The charge that created this object.
           */
          charge?: string | null;
          /**
           * Transaction-specific details of the payment method used in the payment.
           */
          payment_method_details?: {
            /**
             * Card present of the payment method details.
             */
            card_present?: {
              /**
               * The authorized amount
               */
              amount_authorized?: number | null;
              /**
               * Card brand. Can be `amex`, `cartes_bancaires`, `diners`, `discover`, `eftpos_au`, `jcb`, `link`, `mastercard`, `unionpay`, `visa` or `unknown`.
               */
              brand?: string | null;
              /**
               * The [product code](https://stripe.com/docs/card-product-codes) that identifies the specific program or product associated with a card.
               */
              brand_product?: string | null;
              /**
               * When using manual capture, a future timestamp after which the charge will be automatically refunded if uncaptured.
               */
              capture_before?: number | null;
              /**
               * The cardholder name as read from the card, in [ISO 7813](https://en.wikipedia.org/wiki/ISO/IEC_7813) format. May include alphanumeric characters, special characters and first/last name separator (`/`). In some cases, the cardholder name may not be available depending on how the issuer has configured the card. Cardholder name is typically not available on swipe or contactless payments, such as those made with Apple Pay and Google Pay.
               */
              cardholder_name?: string | null;
              /**
               * Two-letter ISO code representing the country of the card. You could use this attribute to get a sense of the international breakdown of cards you've collected.
               */
              country?: string | null;
              /**
               * A high-level description of the type of cards issued in this range. (For internal use only and not typically available in standard API requests.)
               */
              description?: string | null;
              /**
               * Authorization response cryptogram.
               */
              emv_auth_data?: string | null;
              /**
               * Two-digit number representing the card's expiration month.
               */
              exp_month?: number | null;
              /**
               * Four-digit number representing the card's expiration year.
               */
              exp_year?: number | null;
              /**
               * Uniquely identifies this particular card number. You can use this attribute to check whether two customers who've signed up with you are using the same card number, for example. For payment methods that tokenize card information (Apple Pay, Google Pay), the tokenized number might be provided instead of the underlying card number. *As of May 1, 2021, card fingerprint in India for Connect changed to allow two fingerprints for the same card---one for India and one for the rest of the world.*
               */
              fingerprint?: string | null;
              /**
               * Card funding type. Can be `credit`, `debit`, `prepaid`, or `unknown`.
               */
              funding?: string | null;
              /**
               * ID of a card PaymentMethod generated from the card_present PaymentMethod that may be attached to a Customer for future transactions. Only present if it was possible to generate a card PaymentMethod.
               */
              generated_card?: string | null;
              /**
               * Issuer identification number of the card. (For internal use only and not typically available in standard API requests.)
               */
              iin?: string | null;
              /**
               * Whether this [PaymentIntent](https://docs.stripe.com/api/payment_intents) is eligible for incremental authorizations. Request support using [request_incremental_authorization_support](https://docs.stripe.com/api/payment_intents/create#create_payment_intent-payment_method_options-card_present-request_incremental_authorization_support).
               */
              incremental_authorization_supported?: boolean | null;
              /**
               * The name of the card's issuing bank. (For internal use only and not typically available in standard API requests.)
               */
              issuer?: string | null;
              /**
               * The last four digits of the card.
               */
              last4?: string | null;
              /**
               * ID of the [location](https://docs.stripe.com/api/terminal/locations) that this transaction's reader is assigned to.
               */
              location?: string | null;
              /**
               * Identifies which network this charge was processed on. Can be `amex`, `cartes_bancaires`, `diners`, `discover`, `eftpos_au`, `interac`, `jcb`, `link`, `mastercard`, `unionpay`, `visa`, or `unknown`.
               */
              network?: string | null;
              /**
               * This is used by the financial networks to identify a transaction. Visa calls this the Transaction ID, Mastercard calls this the Trace ID, and American Express calls this the Acquirer Reference Data. This value will be present if it is returned by the financial network in the authorization response, and null otherwise.
               */
              network_transaction_id?: string | null;
              /**
               * Details about payments collected offline.
               */
              offline?: {
                /**
                 * Time at which the payment was collected while offline
                 */
                stored_at?: number | null;
                /**
                 * The method used to process this payment method offline. Only deferred is allowed. Always: deferred.
                 */
                type?: string | null;
                [k: string]: unknown;
              } | null;
              /**
               * Defines whether the authorized amount can be over-captured or not
               */
              overcapture_supported?: boolean | null;
              /**
               * The languages that the issuing bank recommends using for localizing any customer-facing text, as read from the card. Referenced from EMV tag 5F2D, data encoded on the card's chip.
               */
              preferred_locales?: (string | null)[] | null;
              /**
               * How card details were read in this transaction. One of: contact_emv, contactless_emv, contactless_magstripe_mode, magnetic_stripe_fallback, magnetic_stripe_track2.
               */
              read_method?: string | null;
              /**
               * ID of the [reader](https://docs.stripe.com/api/terminal/readers) this transaction was made on.
               */
              reader?: string | null;
              /**
               * A collection of fields required to be displayed on receipts. Only required for EMV transactions.
               */
              receipt?: {
                /**
                 * The type of account being debited or credited One of: checking, credit, prepaid, unknown.
                 */
                account_type?: string | null;
                /**
                 * The Application Cryptogram, a unique value generated by the card to authenticate the transaction with issuers.
                 */
                application_cryptogram?: string | null;
                /**
                 * The Application Identifier (AID) on the card used to determine which networks are eligible to process the transaction. Referenced from EMV tag 9F12, data encoded on the card's chip.
                 */
                application_preferred_name?: string | null;
                /**
                 * Identifier for this transaction.
                 */
                authorization_code?: string | null;
                /**
                 * EMV tag 8A. A code returned by the card issuer.
                 */
                authorization_response_code?: string | null;
                /**
                 * Describes the method used by the cardholder to verify ownership of the card. One of the following: `approval`, `failure`, `none`, `offline_pin`, `offline_pin_and_signature`, `online_pin`, or `signature`.
                 */
                cardholder_verification_method?: string | null;
                /**
                 * Similar to the application_preferred_name, identifying the applications (AIDs) available on the card. Referenced from EMV tag 84.
                 */
                dedicated_file_name?: string | null;
                /**
                 * A 5-byte string that records the checks and validations that occur between the card and the terminal. These checks determine how the terminal processes the transaction and what risk tolerance is acceptable. Referenced from EMV Tag 95.
                 */
                terminal_verification_results?: string | null;
                /**
                 * An indication of which steps were completed during the card read process. Referenced from EMV Tag 9B.
                 */
                transaction_status_information?: string | null;
                [k: string]: unknown;
              } | null;
              /**
               * Wallet of the card present.
               */
              wallet?: {
                /**
                 * The type of mobile wallet, one of `apple_pay`, `google_pay`, `samsung_pay`, or `unknown`.
                 */
                type?: string | null;
                [k: string]: unknown;
              } | null;
              [k: string]: unknown;
            } | null;
            /**
             * The type of payment method transaction-specific details from the transaction that generated this `card` payment method. Always `card_present`.
             */
            type?: string | null;
            [k: string]: unknown;
          } | null;
          /**
           * The ID of the SetupAttempt that generated this PaymentMethod, if any.
           */
          setup_attempt?: string | null;
          [k: string]: unknown;
        } | null;
        /**
         * Issuer identification number of the card. (For internal use only and not typically available in standard API requests.)
         */
        iin?: string | null;
        /**
         * The name of the card's issuing bank. (For internal use only and not typically available in standard API requests.)
         */
        issuer?: string | null;
        /**
         * The last four digits of the card.
         */
        last4?: string | null;
        /**
         * Contains information about card networks that can be used to process the payment.
         */
        networks?: {
          /**
           * All networks available for selection via [payment_method_options.card.network](https://docs.stripe.com/api/payment_intents/confirm#confirm_payment_intent-payment_method_options-card-network).
           */
          available?: (string | null)[] | null;
          /**
           * The preferred network for co-branded cards. Can be `cartes_bancaires`, `mastercard`, `visa` or `invalid_preference` if requested network is not valid for the card.
           */
          preferred?: string | null;
          [k: string]: unknown;
        } | null;
        /**
         * Status of a card based on the card issuer. One of: regulated, unregulated.
         */
        regulated_status?: string | null;
        /**
         * Contains details on how this Card may be used for 3D Secure authentication.
         */
        three_d_secure_usage?: {
          /**
           * Whether 3D Secure is supported on this card.
           */
          supported?: boolean | null;
          [k: string]: unknown;
        } | null;
        /**
         * If this Card is part of a card wallet, this contains the details of the card wallet.
         */
        wallet?: {
          /**
           * Amex express checkout of the wallet.
           */
          amex_express_checkout?: {
            [k: string]: unknown;
          } | null;
          /**
           * Apple pay of the wallet.
           */
          apple_pay?: {
            [k: string]: unknown;
          } | null;
          /**
           * (For tokenized numbers only.) The last four digits of the device account number.
           */
          dynamic_last4?: string | null;
          /**
           * Google pay of the wallet.
           */
          google_pay?: {
            [k: string]: unknown;
          } | null;
          /**
           * Link of the wallet.
           */
          link?: {
            [k: string]: unknown;
          } | null;
          /**
           * Masterpass of the wallet.
           */
          masterpass?: {
            /**
             * Owner's verified billing address. Values are verified or provided by the wallet directly (if supported) at the time of authorization or settlement. They cannot be set or mutated.
             */
            billing_address?: {
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
             * Owner's verified email. Values are verified or provided by the wallet directly (if supported) at the time of authorization or settlement. They cannot be set or mutated.
             */
            email?: string | null;
            /**
             * Owner's verified full name. Values are verified or provided by the wallet directly (if supported) at the time of authorization or settlement. They cannot be set or mutated.
             */
            name?: string | null;
            /**
             * Owner's verified shipping address. Values are verified or provided by the wallet directly (if supported) at the time of authorization or settlement. They cannot be set or mutated.
             */
            shipping_address?: {
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
            [k: string]: unknown;
          } | null;
          /**
           * Samsung pay of the wallet.
           */
          samsung_pay?: {
            [k: string]: unknown;
          } | null;
          /**
           * The type of the card wallet, one of `amex_express_checkout`, `apple_pay`, `google_pay`, `masterpass`, `samsung_pay`, `visa_checkout`, or `link`. An additional hash is included on the Wallet subhash with a name matching this value. It contains additional information specific to the card wallet type.
           */
          type?: string | null;
          /**
           * Visa checkout of the wallet.
           */
          visa_checkout?: {
            /**
             * Owner's verified billing address. Values are verified or provided by the wallet directly (if supported) at the time of authorization or settlement. They cannot be set or mutated.
             */
            billing_address?: {
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
             * Owner's verified email. Values are verified or provided by the wallet directly (if supported) at the time of authorization or settlement. They cannot be set or mutated.
             */
            email?: string | null;
            /**
             * Owner's verified full name. Values are verified or provided by the wallet directly (if supported) at the time of authorization or settlement. They cannot be set or mutated.
             */
            name?: string | null;
            /**
             * Owner's verified shipping address. Values are verified or provided by the wallet directly (if supported) at the time of authorization or settlement. They cannot be set or mutated.
             */
            shipping_address?: {
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
            [k: string]: unknown;
          } | null;
          [k: string]: unknown;
        } | null;
        [k: string]: unknown;
      } | null;
      /**
       * Card present of the payment method.
       */
      card_present?: {
        /**
         * Card brand. Can be `amex`, `cartes_bancaires`, `diners`, `discover`, `eftpos_au`, `jcb`, `link`, `mastercard`, `unionpay`, `visa` or `unknown`.
         */
        brand?: string | null;
        /**
         * The [product code](https://stripe.com/docs/card-product-codes) that identifies the specific program or product associated with a card.
         */
        brand_product?: string | null;
        /**
         * The cardholder name as read from the card, in [ISO 7813](https://en.wikipedia.org/wiki/ISO/IEC_7813) format. May include alphanumeric characters, special characters and first/last name separator (`/`). In some cases, the cardholder name may not be available depending on how the issuer has configured the card. Cardholder name is typically not available on swipe or contactless payments, such as those made with Apple Pay and Google Pay.
         */
        cardholder_name?: string | null;
        /**
         * Two-letter ISO code representing the country of the card. You could use this attribute to get a sense of the international breakdown of cards you've collected.
         */
        country?: string | null;
        /**
         * A high-level description of the type of cards issued in this range. (For internal use only and not typically available in standard API requests.)
         */
        description?: string | null;
        /**
         * Two-digit number representing the card's expiration month.
         */
        exp_month?: number | null;
        /**
         * Four-digit number representing the card's expiration year.
         */
        exp_year?: number | null;
        /**
         * Uniquely identifies this particular card number. You can use this attribute to check whether two customers who've signed up with you are using the same card number, for example. For payment methods that tokenize card information (Apple Pay, Google Pay), the tokenized number might be provided instead of the underlying card number. *As of May 1, 2021, card fingerprint in India for Connect changed to allow two fingerprints for the same card---one for India and one for the rest of the world.*
         */
        fingerprint?: string | null;
        /**
         * Card funding type. Can be `credit`, `debit`, `prepaid`, or `unknown`.
         */
        funding?: string | null;
        /**
         * Issuer identification number of the card. (For internal use only and not typically available in standard API requests.)
         */
        iin?: string | null;
        /**
         * The name of the card's issuing bank. (For internal use only and not typically available in standard API requests.)
         */
        issuer?: string | null;
        /**
         * The last four digits of the card.
         */
        last4?: string | null;
        /**
         * Contains information about card networks that can be used to process the payment.
         */
        networks?: {
          /**
           * All networks available for selection via [payment_method_options.card.network](https://docs.stripe.com/api/payment_intents/confirm#confirm_payment_intent-payment_method_options-card-network).
           */
          available?: (string | null)[] | null;
          /**
           * The preferred network for the card.
           */
          preferred?: string | null;
          [k: string]: unknown;
        } | null;
        /**
         * Details about payment methods collected offline.
         */
        offline?: {
          /**
           * Time at which the payment was collected while offline
           */
          stored_at?: number | null;
          /**
           * The method used to process this payment method offline. Only deferred is allowed. Always: deferred.
           */
          type?: string | null;
          [k: string]: unknown;
        } | null;
        /**
         * The languages that the issuing bank recommends using for localizing any customer-facing text, as read from the card. Referenced from EMV tag 5F2D, data encoded on the card's chip.
         */
        preferred_locales?: (string | null)[] | null;
        /**
         * How card details were read in this transaction. One of: contact_emv, contactless_emv, contactless_magstripe_mode, magnetic_stripe_fallback, magnetic_stripe_track2.
         */
        read_method?: string | null;
        /**
         * Wallet of the card present.
         */
        wallet?: {
          /**
           * The type of mobile wallet, one of `apple_pay`, `google_pay`, `samsung_pay`, or `unknown`.
           */
          type?: string | null;
          [k: string]: unknown;
        } | null;
        [k: string]: unknown;
      } | null;
      /**
       * Cashapp of the payment method.
       */
      cashapp?: {
        /**
         * A unique and immutable identifier assigned by Cash App to every buyer.
         */
        buyer_id?: string | null;
        /**
         * A public identifier for buyers using Cash App.
         */
        cashtag?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Time at which the object was created. Measured in seconds since the Unix epoch.
       */
      created?: number | null;
      /**
       * Crypto of the payment method.
       */
      crypto?: {
        [k: string]: unknown;
      } | null;
      /**
       * Custom of the payment method.
       */
      custom?: {
        /**
         * Display name of the Dashboard-only CustomPaymentMethodType.
         */
        display_name?: string | null;
        /**
         * Contains information about the Dashboard-only CustomPaymentMethodType logo.
         */
        logo?: {
          /**
           * Content type of the Dashboard-only CustomPaymentMethodType logo.
           */
          content_type?: string | null;
          /**
           * URL of the Dashboard-only CustomPaymentMethodType logo.
           */
          url?: string | null;
          [k: string]: unknown;
        } | null;
        /**
         * ID of the Dashboard-only CustomPaymentMethodType. Not expandable.
         */
        type?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * The ID of the Customer to which this PaymentMethod is saved. This will not be set when the PaymentMethod has not been saved to a Customer.
       */
      customer?: string | null;
      /**
       * Customer account of the payment method.
       */
      customer_account?: string | null;
      /**
       * Customer balance of the payment method.
       */
      customer_balance?: {
        [k: string]: unknown;
      } | null;
      /**
       * Eps of the payment method.
       */
      eps?: {
        /**
         * The customer's bank. Should be one of `arzte_und_apotheker_bank`, `austrian_anadi_bank_ag`, `bank_austria`, `bankhaus_carl_spangler`, `bankhaus_schelhammer_und_schattera_ag`, `bawag_psk_ag`, `bks_bank_ag`, `brull_kallmus_bank_ag`, `btv_vier_lander_bank`, `capital_bank_grawe_gruppe_ag`, `deutsche_bank_ag`, `dolomitenbank`, `easybank_ag`, `erste_bank_und_sparkassen`, `hypo_alpeadriabank_international_ag`, `hypo_noe_lb_fur_niederosterreich_u_wien`, `hypo_oberosterreich_salzburg_steiermark`, `hypo_tirol_bank_ag`, `hypo_vorarlberg_bank_ag`, `hypo_bank_burgenland_aktiengesellschaft`, `marchfelder_bank`, `oberbank_ag`, `raiffeisen_bankengruppe_osterreich`, `schoellerbank_ag`, `sparda_bank_wien`, `volksbank_gruppe`, `volkskreditbank_ag`, or `vr_bank_braunau`.
         */
        bank?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Fpx of the payment method.
       */
      fpx?: {
        /**
         * Account holder type, if provided. Can be one of `individual` or `company`.
         */
        account_holder_type?: string | null;
        /**
         * The customer's bank, if provided. Can be one of `affin_bank`, `agrobank`, `alliance_bank`, `ambank`, `bank_islam`, `bank_muamalat`, `bnp_paribas`, `bank_rakyat`, `bsn`, `cimb`, `citibank`, `hong_leong_bank`, `hsbc`, `kfh`, `maybank2u`, `ocbc`, `public_bank`, `rhb`, `standard_chartered`, `uob`, `deutsche_bank`, `maybank2e`, `mbsb_bank`, `pb_enterprise`, or `bank_of_china`.
         */
        bank?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Giropay of the payment method.
       */
      giropay?: {
        [k: string]: unknown;
      } | null;
      /**
       * Grabpay of the payment method.
       */
      grabpay?: {
        [k: string]: unknown;
      } | null;
      /**
       * Ideal of the payment method.
       */
      ideal?: {
        /**
         * The customer's bank, if provided. Can be one of `abn_amro`, `adyen`, `asn_bank`, `bunq`, `buut`, `finom`, `handelsbanken`, `ing`, `knab`, `mollie`, `moneyou`, `n26`, `nn`, `rabobank`, `regiobank`, `revolut`, `sns_bank`, `triodos_bank`, `van_lanschot`, or `yoursafe`.
         */
        bank?: string | null;
        /**
         * The Bank Identifier Code of the customer's bank, if the bank was provided. One of: ABNANL2A, ADYBNL2A, ASNBNL21, BITSNL2A, BUNQNL2A, BUUTNL2A, FNOMNL22, FVLBNL22, HANDNL2A, INGBNL2A, KNABNL2H, MLLENL2A, MOYONL21, NNBANL2G, NTSBDEB1, RABONL2U, RBRBNL21, REVOIE23, REVOLT21, SNSBNL2A, TRIONL2U.
         */
        bic?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Interac present of the payment method.
       */
      interac_present?: {
        /**
         * Card brand. Can be `interac`, `mastercard` or `visa`.
         */
        brand?: string | null;
        /**
         * The cardholder name as read from the card, in [ISO 7813](https://en.wikipedia.org/wiki/ISO/IEC_7813) format. May include alphanumeric characters, special characters and first/last name separator (`/`). In some cases, the cardholder name may not be available depending on how the issuer has configured the card. Cardholder name is typically not available on swipe or contactless payments, such as those made with Apple Pay and Google Pay.
         */
        cardholder_name?: string | null;
        /**
         * Two-letter ISO code representing the country of the card. You could use this attribute to get a sense of the international breakdown of cards you've collected.
         */
        country?: string | null;
        /**
         * A high-level description of the type of cards issued in this range. (For internal use only and not typically available in standard API requests.)
         */
        description?: string | null;
        /**
         * Two-digit number representing the card's expiration month.
         */
        exp_month?: number | null;
        /**
         * Four-digit number representing the card's expiration year.
         */
        exp_year?: number | null;
        /**
         * Uniquely identifies this particular card number. You can use this attribute to check whether two customers who've signed up with you are using the same card number, for example. For payment methods that tokenize card information (Apple Pay, Google Pay), the tokenized number might be provided instead of the underlying card number. *As of May 1, 2021, card fingerprint in India for Connect changed to allow two fingerprints for the same card---one for India and one for the rest of the world.*
         */
        fingerprint?: string | null;
        /**
         * Card funding type. Can be `credit`, `debit`, `prepaid`, or `unknown`.
         */
        funding?: string | null;
        /**
         * Issuer identification number of the card. (For internal use only and not typically available in standard API requests.)
         */
        iin?: string | null;
        /**
         * The name of the card's issuing bank. (For internal use only and not typically available in standard API requests.)
         */
        issuer?: string | null;
        /**
         * The last four digits of the card.
         */
        last4?: string | null;
        /**
         * Contains information about card networks that can be used to process the payment.
         */
        networks?: {
          /**
           * All networks available for selection via [payment_method_options.card.network](https://docs.stripe.com/api/payment_intents/confirm#confirm_payment_intent-payment_method_options-card-network).
           */
          available?: (string | null)[] | null;
          /**
           * The preferred network for the card.
           */
          preferred?: string | null;
          [k: string]: unknown;
        } | null;
        /**
         * The languages that the issuing bank recommends using for localizing any customer-facing text, as read from the card. Referenced from EMV tag 5F2D, data encoded on the card's chip.
         */
        preferred_locales?: (string | null)[] | null;
        /**
         * How card details were read in this transaction. One of: contact_emv, contactless_emv, contactless_magstripe_mode, magnetic_stripe_fallback, magnetic_stripe_track2.
         */
        read_method?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Kakao pay of the payment method.
       */
      kakao_pay?: {
        [k: string]: unknown;
      } | null;
      /**
       * Klarna of the payment method.
       */
      klarna?: {
        /**
         * The customer's date of birth, if provided.
         */
        dob?: {
          /**
           * The day of birth, between 1 and 31.
           */
          day?: number | null;
          /**
           * The month of birth, between 1 and 12.
           */
          month?: number | null;
          /**
           * The four-digit year of birth.
           */
          year?: number | null;
          [k: string]: unknown;
        } | null;
        [k: string]: unknown;
      } | null;
      /**
       * Konbini of the payment method.
       */
      konbini?: {
        [k: string]: unknown;
      } | null;
      /**
       * Kr card of the payment method.
       */
      kr_card?: {
        /**
         * The local credit or debit card brand. One of: bc, citi, hana, hyundai, jeju, jeonbuk, kakaobank, kbank, kdbbank, kookmin, kwangju, lotte, mg, nh, post, samsung, savingsbank, shinhan, shinhyup, suhyup, tossbank, woori.
         */
        brand?: string | null;
        /**
         * The last four digits of the card. This may not be present for American Express cards.
         */
        last4?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Link of the payment method.
       */
      link?: {
        /**
         * Account owner's email address.
         */
        email?: string | null;
        /**
         * [Deprecated] This is a legacy parameter that no longer has any function. Deprecated:
         */
        persistent_token?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * If the object exists in live mode, the value is `true`. If the object exists in test mode, the value is `false`.
       */
      livemode?: boolean | null;
      /**
       * Mb way of the payment method.
       */
      mb_way?: {
        [k: string]: unknown;
      } | null;
      /**
       * Set of [key-value pairs](https://docs.stripe.com/api/metadata) that you can attach to an object. This can be useful for storing additional information about the object in a structured format.
       */
      metadata?: {
        [k: string]: string | null;
      } | null;
      /**
       * Mobilepay of the payment method.
       */
      mobilepay?: {
        [k: string]: unknown;
      } | null;
      /**
       * Multibanco of the payment method.
       */
      multibanco?: {
        [k: string]: unknown;
      } | null;
      /**
       * Naver pay of the payment method.
       */
      naver_pay?: {
        /**
         * Uniquely identifies this particular Naver Pay account. You can use this attribute to check whether two Naver Pay accounts are the same.
         */
        buyer_id?: string | null;
        /**
         * Whether to fund this transaction with Naver Pay points or a card. One of: card, points.
         */
        funding?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Nz bank account of the payment method.
       */
      nz_bank_account?: {
        /**
         * The name on the bank account. Only present if the account holder name is different from the name of the authorized signatory collected in the PaymentMethod's billing details.
         */
        account_holder_name?: string | null;
        /**
         * The numeric code for the bank account's bank.
         */
        bank_code?: string | null;
        /**
         * The name of the bank.
         */
        bank_name?: string | null;
        /**
         * The numeric code for the bank account's bank branch.
         */
        branch_code?: string | null;
        /**
         * Last four digits of the bank account number.
         */
        last4?: string | null;
        /**
         * The suffix of the bank account number.
         */
        suffix?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Oxxo of the payment method.
       */
      oxxo?: {
        [k: string]: unknown;
      } | null;
      /**
       * P24 of the payment method.
       */
      p24?: {
        /**
         * The customer's bank, if provided. One of: alior_bank, bank_millennium, bank_nowy_bfg_sa, bank_pekao_sa, banki_spbdzielcze, blik, bnp_paribas, boz, citi_handlowy, credit_agricole, envelobank, etransfer_pocztowy24, getin_bank, ideabank, ing, inteligo, mbank_mtransfer, nest_przelew, noble_pay, pbac_z_ipko, plus_bank, santander_przelew24, tmobile_usbugi_bankowe, toyota_bank, velobank, volkswagen_bank.
         */
        bank?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Pay by bank of the payment method.
       */
      pay_by_bank?: {
        [k: string]: unknown;
      } | null;
      /**
       * Payco of the payment method.
       */
      payco?: {
        [k: string]: unknown;
      } | null;
      /**
       * Paynow of the payment method.
       */
      paynow?: {
        [k: string]: unknown;
      } | null;
      /**
       * Paypal of the payment method.
       */
      paypal?: {
        /**
         * Two-letter ISO code representing the buyer's country. Values are provided by PayPal directly (if supported) at the time of authorization or settlement. They cannot be set or mutated.
         */
        country?: string | null;
        /**
         * Owner's email. Values are provided by PayPal directly (if supported) at the time of authorization or settlement. They cannot be set or mutated.
         */
        payer_email?: string | null;
        /**
         * PayPal account PayerID. This identifier uniquely identifies the PayPal customer.
         */
        payer_id?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Paypay of the payment method.
       */
      paypay?: {
        [k: string]: unknown;
      } | null;
      /**
       * Payto of the payment method.
       */
      payto?: {
        /**
         * Bank-State-Branch number of the bank account.
         */
        bsb_number?: string | null;
        /**
         * Last four digits of the bank account number.
         */
        last4?: string | null;
        /**
         * The PayID alias for the bank account.
         */
        pay_id?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Pix of the payment method.
       */
      pix?: {
        /**
         * Uniquely identifies this particular Pix account. You can use this attribute to check whether two Pix accounts are the same.
         */
        fingerprint?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Promptpay of the payment method.
       */
      promptpay?: {
        [k: string]: unknown;
      } | null;
      /**
       * Options to configure Radar. See [Radar Session](https://docs.stripe.com/radar/radar-session) for more information.
       */
      radar_options?: {
        /**
         * A [Radar Session](https://docs.stripe.com/radar/radar-session) is a snapshot of the browser metadata and device details that help Radar make more accurate predictions on your payments.
         */
        session?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Revolut pay of the payment method.
       */
      revolut_pay?: {
        [k: string]: unknown;
      } | null;
      /**
       * Samsung pay of the payment method.
       */
      samsung_pay?: {
        [k: string]: unknown;
      } | null;
      /**
       * Satispay of the payment method.
       */
      satispay?: {
        [k: string]: unknown;
      } | null;
      /**
       * Scalapay of the payment method.
       */
      scalapay?: {
        [k: string]: unknown;
      } | null;
      /**
       * SEPA debit of the payment method.
       */
      sepa_debit?: {
        /**
         * Bank code of bank associated with the bank account.
         */
        bank_code?: string | null;
        /**
         * Branch code of bank associated with the bank account.
         */
        branch_code?: string | null;
        /**
         * Two-letter ISO code representing the country the bank account is located in.
         */
        country?: string | null;
        /**
         * Uniquely identifies this particular bank account. You can use this attribute to check whether two bank accounts are the same.
         */
        fingerprint?: string | null;
        /**
         * Information about the object that generated this PaymentMethod.
         */
        generated_from?: {
          /**
           * The ID of the Charge that generated this PaymentMethod, if any.
           */
          charge?: string | null;
          /**
           * The ID of the SetupAttempt that generated this PaymentMethod, if any.
           */
          setup_attempt?: string | null;
          [k: string]: unknown;
        } | null;
        /**
         * Last four characters of the IBAN.
         */
        last4?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Sequra of the payment method.
       */
      sequra?: {
        [k: string]: unknown;
      } | null;
      /**
       * Sofort of the payment method.
       */
      sofort?: {
        /**
         * Two-letter ISO code representing the country the bank account is located in.
         */
        country?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Sunbit of the payment method.
       */
      sunbit?: {
        [k: string]: unknown;
      } | null;
      /**
       * Swish of the payment method.
       */
      swish?: {
        [k: string]: unknown;
      } | null;
      /**
       * Twint of the payment method.
       */
      twint?: {
        [k: string]: unknown;
      } | null;
      /**
       * The type of the PaymentMethod. An additional hash is included on the PaymentMethod with a name matching this value. It contains additional information specific to the PaymentMethod type. One of: acss_debit, affirm, afterpay_clearpay, alipay, alma, amazon_pay, au_becs_debit, bacs_debit, bancontact, billie, bizum, blik, boleto, card, card_present, cashapp, crypto, custom, customer_balance, eps, fpx, giropay, grabpay, ideal, interac_present, kakao_pay, klarna, konbini, kr_card, link, mb_way, mobilepay, multibanco, naver_pay, nz_bank_account, oxxo, p24, pay_by_bank, payco, paynow, paypal, paypay, payto, pix, promptpay, revolut_pay, samsung_pay, satispay, scalapay, sepa_debit, sequra, sofort, sunbit, swish, twint, upi, us_bank_account, wechat_pay, zip.
       */
      type?: string | null;
      /**
       * Upi of the payment method.
       */
      upi?: {
        /**
         * Customer's unique Virtual Payment Address
         */
        vpa?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Us bank account of the payment method.
       */
      us_bank_account?: {
        /**
         * Account holder type: individual or company. One of: company, individual.
         */
        account_holder_type?: string | null;
        /**
         * Account type: checkings or savings. Defaults to checking if omitted. One of: checking, savings.
         */
        account_type?: string | null;
        /**
         * The name of the bank.
         */
        bank_name?: string | null;
        /**
         * The ID of the Financial Connections Account used to create the payment method.
         */
        financial_connections_account?: string | null;
        /**
         * Uniquely identifies this particular bank account. You can use this attribute to check whether two bank accounts are the same.
         */
        fingerprint?: string | null;
        /**
         * Last four digits of the bank account number.
         */
        last4?: string | null;
        /**
         * Contains information about US bank account networks that can be used.
         */
        networks?: {
          /**
           * The preferred network.
           */
          preferred?: string | null;
          /**
           * All supported networks.
           */
          supported?: (string | null)[] | null;
          [k: string]: unknown;
        } | null;
        /**
         * Routing number of the bank account.
         */
        routing_number?: string | null;
        /**
         * Contains information about the future reusability of this PaymentMethod.
         */
        status_details?: {
          /**
           * Blocked of the status details.
           */
          blocked?: {
            /**
             * The ACH network code that resulted in this block. One of: R02, R03, R04, R05, R07, R08, R10, R11, R16, R20, R29, R31.
             */
            network_code?: string | null;
            /**
             * The reason why this PaymentMethod's fingerprint has been blocked One of: bank_account_closed, bank_account_frozen, bank_account_invalid_details, bank_account_restricted, bank_account_unusable, debit_not_authorized, tokenized_account_number_deactivated.
             */
            reason?: string | null;
            [k: string]: unknown;
          } | null;
          [k: string]: unknown;
        } | null;
        [k: string]: unknown;
      } | null;
      /**
       * Wechat pay of the payment method.
       */
      wechat_pay?: {
        [k: string]: unknown;
      } | null;
      /**
       * ZIP of the payment method.
       */
      zip?: {
        [k: string]: unknown;
      } | null;
      [k: string]: unknown;
    } | null;
    /**
     * If the error is specific to the type of payment method, the payment method type that had a problem. This field is only populated for invoice-related errors.
     */
    payment_method_type?: string | null;
    /**
     * A URL to the request log entry in your dashboard.
     */
    request_log_url?: string | null;
    /**
     * A SetupIntent guides you through the process of setting up and saving a customer's payment credentials for future payments. For example, you can use a SetupIntent to set up and save your customer's card without immediately collecting a payment. Later, you can use [PaymentIntents](https://docs.stripe.com/api#payment_intents) to drive the payment flow. Create a SetupIntent when you're ready to collect your customer's payment credentials. Don't maintain long-lived, unconfirmed SetupIntents because they might not be valid. The SetupIntent transitions through multiple [statuses](https://docs.stripe.com/payments/intents#intent-statuses) as it guides you through the setup process. Successful SetupIntents result in payment credentials that are optimized for future payments. For example, cardholders in [certain regions](https://stripe.com/guides/strong-customer-authentication) might need to be run through [Strong Customer Authentication](https://docs.stripe.com/strong-customer-authentication) during payment method collection to streamline later [off-session payments](https://docs.stripe.com/payments/setup-intents). If you use the SetupIntent with a [Customer](https://docs.stripe.com/api#setup_intent_object-customer), it automatically attaches the resulting payment method to that Customer after successful setup. We recommend using SetupIntents or [setup_future_usage](https://docs.stripe.com/api#payment_intent_object-setup_future_usage) on PaymentIntents to save payment methods to prevent saving invalid or unoptimized payment methods. By using SetupIntents, you can reduce friction for your customers, even as regulations change over time. Related guide: [Setup Intents API](https://docs.stripe.com/payments/setup-intents)
     */
    setup_intent?: {
      /**
       * Unique identifier for the object.
       */
      id?: string | null;
      /**
       * String representing the object's type. Objects of the same type share the same value. Always: setup_intent.
       */
      object?: string | null;
      /**
       * The list of payment method types to allow for this SetupIntent. Stripe will only use methods in this list when determining the payment methods to offer.
       */
      allowed_payment_method_types?: (string | null)[] | null;
      /**
       * ID of the Connect application that created the SetupIntent.
       */
      application?: string | null;
      /**
       * If present, the SetupIntent's payment method will be attached to the in-context Stripe Account. It can only be used for this Stripe Account's own money movement flows like InboundTransfer and OutboundTransfers. It cannot be set to true when setting up a PaymentMethod for a Customer, and defaults to false when attaching a PaymentMethod to a Customer.
       */
      attach_to_self?: boolean | null;
      /**
       * Settings for dynamic payment methods compatible with this Setup Intent
       */
      automatic_payment_methods?: {
        [k: string]: unknown;
      } | null;
      /**
       * Reason for cancellation of this SetupIntent, one of `abandoned`, `requested_by_customer`, or `duplicate`.
       */
      cancellation_reason?: string | null;
      /**
       * The client secret of this SetupIntent. Used for client-side retrieval using a publishable key. The client secret can be used to complete payment setup from your frontend. It should not be stored, logged, or exposed to anyone other than the customer. Make sure that you have TLS enabled on any page that includes the client secret.
       */
      client_secret?: string | null;
      /**
       * Time at which the object was created. Measured in seconds since the Unix epoch.
       */
      created?: number | null;
      /**
       * ID of the Customer this SetupIntent belongs to, if one exists. If present, the SetupIntent's payment method will be attached to the Customer on successful setup. Payment methods attached to other Customers cannot be used with this SetupIntent.
       */
      customer?: string | null;
      /**
       * ID of the Account this SetupIntent belongs to, if one exists. If present, the SetupIntent's payment method will be attached to the Account on successful setup. Payment methods attached to other Accounts cannot be used with this SetupIntent.
       */
      customer_account?: string | null;
      /**
       * An arbitrary string attached to the object. Often useful for displaying to users.
       */
      description?: string | null;
      /**
       * Payment method types that are excluded from this SetupIntent.
       */
      excluded_payment_method_types?: (string | null)[] | null;
      /**
       * Indicates the directions of money movement for which this payment method is intended to be used. Include `inbound` if you intend to use the payment method as the origin to pull funds from. Include `outbound` if you intend to use the payment method as the destination to send funds to. You can include both if you intend to use the payment method for both purposes.
       */
      flow_directions?: (string | null)[] | null;
      /**
       * The error encountered in the previous SetupIntent confirmation.
       */
      last_setup_error?: {
        [k: string]: unknown;
      } | null;
      /**
       * The most recent SetupAttempt for this SetupIntent.
       */
      latest_attempt?: string | null;
      /**
       * If the object exists in live mode, the value is `true`. If the object exists in test mode, the value is `false`.
       */
      livemode?: boolean | null;
      /**
       * Managed payments of the setup intent.
       */
      managed_payments?: {
        [k: string]: unknown;
      } | null;
      /**
       * ID of the multi use Mandate generated by the SetupIntent.
       */
      mandate?: string | null;
      /**
       * Set of [key-value pairs](https://docs.stripe.com/api/metadata) that you can attach to an object. This can be useful for storing additional information about the object in a structured format.
       */
      metadata?: {
        [k: string]: string | null;
      } | null;
      /**
       * If present, this property tells you what actions you need to take in order for your customer to continue payment setup.
       */
      next_action?: {
        [k: string]: unknown;
      } | null;
      /**
       * The account (if any) for which the setup is intended.
       */
      on_behalf_of?: string | null;
      /**
       * ID of the payment method used with this SetupIntent. If the payment method is `card_present` and isn't a digital wallet, then the [generated_card](https://docs.stripe.com/api/setup_attempts/object#setup_attempt_object-payment_method_details-card_present-generated_card) associated with the `latest_attempt` is attached to the Customer instead.
       */
      payment_method?: string | null;
      /**
       * Information about the [payment method configuration](https://docs.stripe.com/api/payment_method_configurations) used for this Setup Intent.
       */
      payment_method_configuration_details?: {
        [k: string]: unknown;
      } | null;
      /**
       * Payment method-specific configuration for this SetupIntent.
       */
      payment_method_options?: {
        [k: string]: unknown;
      } | null;
      /**
       * The list of payment method types (e.g. card) that this SetupIntent is allowed to set up. A list of valid payment method types can be found [here](https://docs.stripe.com/api/payment_methods/object#payment_method_object-type).
       */
      payment_method_types?: (string | null)[] | null;
      /**
       * ID of the single_use Mandate generated by the SetupIntent.
       */
      single_use_mandate?: string | null;
      /**
       * [Status](https://docs.stripe.com/payments/intents#intent-statuses) of this SetupIntent, one of `requires_payment_method`, `requires_confirmation`, `requires_action`, `processing`, `canceled`, or `succeeded`.
       */
      status?: string | null;
      /**
       * Indicates how the payment method is intended to be used in the future. Use `on_session` if you intend to only reuse the payment method when the customer is in your checkout flow. Use `off_session` if your customer may or may not be in your checkout flow. If not provided, this value defaults to `off_session`.
       */
      usage?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Source of the last finalization error.
     */
    source?: {
      /**
       * Unique identifier for the object.
       */
      id?: string | null;
      /**
       * String representing the object's type. Objects of the same type share the same value. One of: account, bank_account, card, source.
       */
      object?: string | null;
      /**
       * Business information about the account.
       */
      business_profile?: {
        [k: string]: unknown;
      } | null;
      /**
       * The business type. One of: company, government_entity, individual, non_profit.
       */
      business_type?: string | null;
      /**
       * Capabilities of the source.
       */
      capabilities?: {
        [k: string]: unknown;
      } | null;
      /**
       * Whether the account can process charges.
       */
      charges_enabled?: boolean | null;
      /**
       * Company of the source.
       */
      company?: {
        [k: string]: unknown;
      } | null;
      /**
       * Controller of the source.
       */
      controller?: {
        [k: string]: unknown;
      } | null;
      /**
       * The account's country.
       */
      country?: string | null;
      /**
       * Time at which the account was connected. Measured in seconds since the Unix epoch.
       */
      created?: number | null;
      /**
       * Three-letter ISO currency code representing the default currency for the account. This must be a currency that [Stripe supports in the account's country](https://stripe.com/docs/payouts).
       */
      default_currency?: string | null;
      /**
       * Whether account details have been submitted. Accounts with Stripe Dashboard access, which includes Standard accounts, cannot receive payouts before this is true. Accounts where this is false should be directed to [an onboarding flow](https://docs.stripe.com/connect/onboarding) to finish submitting account details.
       */
      details_submitted?: boolean | null;
      /**
       * An email address associated with the account. It's not used for authentication and Stripe doesn't market to this field without explicit approval from the platform.
       */
      email?: string | null;
      /**
       * External accounts (bank accounts and debit cards) currently attached to this account. External accounts are only returned for requests where `controller[is_controller]` is true.
       */
      external_accounts?: {
        [k: string]: unknown;
      } | null;
      /**
       * Information about the [upcoming new requirements for the bank account](https://docs.stripe.com/connect/custom-accounts/future-requirements), including what information needs to be collected, and by when.
       */
      future_requirements?: {
        /**
         * Fields that are due and can be resolved by providing the corresponding alternative fields instead. Many alternatives can list the same `original_fields_due`, and any of these alternatives can serve as a pathway for attempting to resolve the fields again. Re-providing `original_fields_due` also serves as a pathway for attempting to resolve the fields again.
         */
        alternatives?:
          | ({
              /**
               * Fields that can be provided to resolve all fields in `original_fields_due`.
               */
              alternative_fields_due?: (string | null)[] | null;
              /**
               * Fields that are due and can be resolved by providing all fields in `alternative_fields_due`.
               */
              original_fields_due?: (string | null)[] | null;
              [k: string]: unknown;
            } | null)[]
          | null;
        /**
         * Date on which `future_requirements` becomes the main `requirements` hash and `future_requirements` becomes empty. After the transition, `currently_due` requirements may immediately become `past_due`, but the account may also be given a grace period depending on its enablement state prior to transitioning.
         */
        current_deadline?: number | null;
        /**
         * Fields that need to be resolved to keep the account enabled. If not resolved by `future_requirements[current_deadline]`, these fields will transition to the main `requirements` hash.
         */
        currently_due?: (string | null)[] | null;
        /**
         * This is typed as an enum for consistency with `requirements.disabled_reason`. One of: action_required.requested_capabilities, listed, other, platform_paused, rejected.fraud, rejected.incomplete_verification, rejected.listed, rejected.other, rejected.platform_fraud, rejected.platform_other, rejected.platform_terms_of_service, rejected.terms_of_service, requirements.past_due, requirements.pending_verification, under_review.
         */
        disabled_reason?: string | null;
        /**
         * Fields that are `currently_due` and need to be collected again because validation or verification failed.
         */
        errors?:
          | ({
              /**
               * The code for the type of error. One of: external_request, information_missing, invalid_address_city_state_postal_code, invalid_address_cmra_address, invalid_address_highway_contract_box, invalid_address_private_mailbox, invalid_address_registered_agent_address, invalid_business_profile_name, invalid_business_profile_name_denylisted, invalid_company_name_denylisted, invalid_dob_age_over_maximum, invalid_dob_age_under_18, invalid_dob_age_under_minimum, invalid_product_description_length, invalid_product_description_url_match, invalid_representative_country, invalid_signator, invalid_statement_descriptor_business_mismatch, invalid_statement_descriptor_denylisted, invalid_statement_descriptor_length, invalid_statement_descriptor_prefix_denylisted, invalid_statement_descriptor_prefix_mismatch, invalid_street_address, invalid_tax_id, invalid_tax_id_format, invalid_tos_acceptance, invalid_url_denylisted, invalid_url_format, invalid_url_length, invalid_url_web_presence_detected, invalid_url_website_business_information_mismatch, invalid_url_website_empty, invalid_url_website_inaccessible, invalid_url_website_inaccessible_geoblocked, invalid_url_website_inaccessible_password_protected, invalid_url_website_incomplete, invalid_url_website_incomplete_cancellation_policy, invalid_url_website_incomplete_customer_service_details, invalid_url_website_incomplete_legal_restrictions, invalid_url_website_incomplete_refund_policy, invalid_url_website_incomplete_return_policy, invalid_url_website_incomplete_terms_and_conditions, invalid_url_website_incomplete_under_construction, invalid_url_website_other, invalid_value_other, unsupported_business_type, verification_directors_mismatch, verification_document_address_mismatch, verification_document_address_missing, verification_document_corrupt, verification_document_country_not_supported, verification_document_directors_mismatch, verification_document_dob_mismatch, verification_document_duplicate_type, verification_document_expired, verification_document_failed_copy, verification_document_failed_greyscale, verification_document_failed_other, verification_document_failed_test_mode, verification_document_fraudulent, verification_document_id_number_mismatch, verification_document_id_number_missing, verification_document_incomplete, verification_document_invalid, verification_document_issue_or_expiry_date_missing, verification_document_manipulated, verification_document_missing_back, verification_document_missing_front, verification_document_name_mismatch, verification_document_name_missing, verification_document_nationality_mismatch, verification_document_not_readable, verification_document_not_signed, verification_document_not_uploaded, verification_document_photo_mismatch, verification_document_too_large, verification_document_type_not_supported, verification_extraneous_directors, verification_failed_address_match, verification_failed_authorizer_authority, verification_failed_business_iec_number, verification_failed_document_match, verification_failed_id_number_match, verification_failed_keyed_identity, verification_failed_keyed_match, verification_failed_name_match, verification_failed_other, verification_failed_representative_authority, verification_failed_residential_address, verification_failed_tax_id_match, verification_failed_tax_id_not_issued, verification_legal_entity_structure_mismatch, verification_missing_directors, verification_missing_executives, verification_missing_owners, verification_rejected_ownership_exemption_reason, verification_requires_additional_memorandum_of_associations, verification_requires_additional_proof_of_registration, verification_supportability.
               */
              code?: string | null;
              /**
               * An informative message that indicates the error type and provides additional details about the error.
               */
              reason?: string | null;
              /**
               * The specific user onboarding requirement field (in the requirements hash) that needs to be resolved.
               */
              requirement?: string | null;
              [k: string]: unknown;
            } | null)[]
          | null;
        /**
         * Fields you must collect when all thresholds are reached. As they become required, they appear in `currently_due` as well.
         */
        eventually_due?: (string | null)[] | null;
        /**
         * Fields that haven't been resolved by `requirements.current_deadline`. These fields need to be resolved to enable the capability on the account. `future_requirements.past_due` is a subset of `requirements.past_due`.
         */
        past_due?: (string | null)[] | null;
        /**
         * Fields that are being reviewed, or might become required depending on the results of a review. If the review fails, these fields can move to `eventually_due`, `currently_due`, `past_due` or `alternatives`. Fields might appear in `eventually_due`, `currently_due`, `past_due` or `alternatives` and in `pending_verification` if one verification fails but another is still pending.
         */
        pending_verification?: (string | null)[] | null;
        [k: string]: unknown;
      } | null;
      /**
       * The groups associated with the account.
       */
      groups?: {
        [k: string]: unknown;
      } | null;
      /**
       * This is an object representing a person associated with a Stripe account. A platform can only access a subset of data in a person for an account where [account.controller.requirement_collection](https://docs.stripe.com/api/accounts/object#account_object-controller-requirement_collection) is `stripe`, which includes Standard and Express accounts, after creating an Account Link or Account Session to start Connect onboarding. See the [Standard onboarding](https://docs.stripe.com/connect/standard-accounts) or [Express onboarding](https://docs.stripe.com/connect/express-accounts) documentation for information about prefilling information and account onboarding steps. Learn more about [handling identity verification with the API](https://docs.stripe.com/connect/handling-api-verification#person-information).
       */
      individual?: {
        [k: string]: unknown;
      } | null;
      /**
       * Set of [key-value pairs](https://docs.stripe.com/api/metadata) that you can attach to an object. This can be useful for storing additional information about the object in a structured format.
       */
      metadata?: {
        [k: string]: string | null;
      } | null;
      /**
       * Whether the funds in this account can be paid out.
       */
      payouts_enabled?: boolean | null;
      /**
       * Information about the requirements for the bank account, including what information needs to be collected.
       */
      requirements?: {
        /**
         * Fields that are due and can be resolved by providing the corresponding alternative fields instead. Many alternatives can list the same `original_fields_due`, and any of these alternatives can serve as a pathway for attempting to resolve the fields again. Re-providing `original_fields_due` also serves as a pathway for attempting to resolve the fields again.
         */
        alternatives?:
          | ({
              /**
               * Fields that can be provided to resolve all fields in `original_fields_due`.
               */
              alternative_fields_due?: (string | null)[] | null;
              /**
               * Fields that are due and can be resolved by providing all fields in `alternative_fields_due`.
               */
              original_fields_due?: (string | null)[] | null;
              [k: string]: unknown;
            } | null)[]
          | null;
        /**
         * Date by which the fields in `currently_due` must be collected to keep the account enabled. These fields may disable the account sooner if the next threshold is reached before they are collected.
         */
        current_deadline?: number | null;
        /**
         * Fields that need to be resolved to keep the account enabled. If not resolved by `current_deadline`, these fields will appear in `past_due` as well, and the account will be disabled.
         */
        currently_due?: (string | null)[] | null;
        /**
         * If the account is disabled, this enum describes why. [Learn more about handling verification issues](https://docs.stripe.com/connect/handling-api-verification). One of: action_required.requested_capabilities, listed, other, platform_paused, rejected.fraud, rejected.incomplete_verification, rejected.listed, rejected.other, rejected.platform_fraud, rejected.platform_other, rejected.platform_terms_of_service, rejected.terms_of_service, requirements.past_due, requirements.pending_verification, under_review.
         */
        disabled_reason?: string | null;
        /**
         * Fields that are `currently_due` and need to be collected again because validation or verification failed.
         */
        errors?:
          | ({
              /**
               * The code for the type of error. One of: external_request, information_missing, invalid_address_city_state_postal_code, invalid_address_cmra_address, invalid_address_highway_contract_box, invalid_address_private_mailbox, invalid_address_registered_agent_address, invalid_business_profile_name, invalid_business_profile_name_denylisted, invalid_company_name_denylisted, invalid_dob_age_over_maximum, invalid_dob_age_under_18, invalid_dob_age_under_minimum, invalid_product_description_length, invalid_product_description_url_match, invalid_representative_country, invalid_signator, invalid_statement_descriptor_business_mismatch, invalid_statement_descriptor_denylisted, invalid_statement_descriptor_length, invalid_statement_descriptor_prefix_denylisted, invalid_statement_descriptor_prefix_mismatch, invalid_street_address, invalid_tax_id, invalid_tax_id_format, invalid_tos_acceptance, invalid_url_denylisted, invalid_url_format, invalid_url_length, invalid_url_web_presence_detected, invalid_url_website_business_information_mismatch, invalid_url_website_empty, invalid_url_website_inaccessible, invalid_url_website_inaccessible_geoblocked, invalid_url_website_inaccessible_password_protected, invalid_url_website_incomplete, invalid_url_website_incomplete_cancellation_policy, invalid_url_website_incomplete_customer_service_details, invalid_url_website_incomplete_legal_restrictions, invalid_url_website_incomplete_refund_policy, invalid_url_website_incomplete_return_policy, invalid_url_website_incomplete_terms_and_conditions, invalid_url_website_incomplete_under_construction, invalid_url_website_other, invalid_value_other, unsupported_business_type, verification_directors_mismatch, verification_document_address_mismatch, verification_document_address_missing, verification_document_corrupt, verification_document_country_not_supported, verification_document_directors_mismatch, verification_document_dob_mismatch, verification_document_duplicate_type, verification_document_expired, verification_document_failed_copy, verification_document_failed_greyscale, verification_document_failed_other, verification_document_failed_test_mode, verification_document_fraudulent, verification_document_id_number_mismatch, verification_document_id_number_missing, verification_document_incomplete, verification_document_invalid, verification_document_issue_or_expiry_date_missing, verification_document_manipulated, verification_document_missing_back, verification_document_missing_front, verification_document_name_mismatch, verification_document_name_missing, verification_document_nationality_mismatch, verification_document_not_readable, verification_document_not_signed, verification_document_not_uploaded, verification_document_photo_mismatch, verification_document_too_large, verification_document_type_not_supported, verification_extraneous_directors, verification_failed_address_match, verification_failed_authorizer_authority, verification_failed_business_iec_number, verification_failed_document_match, verification_failed_id_number_match, verification_failed_keyed_identity, verification_failed_keyed_match, verification_failed_name_match, verification_failed_other, verification_failed_representative_authority, verification_failed_residential_address, verification_failed_tax_id_match, verification_failed_tax_id_not_issued, verification_legal_entity_structure_mismatch, verification_missing_directors, verification_missing_executives, verification_missing_owners, verification_rejected_ownership_exemption_reason, verification_requires_additional_memorandum_of_associations, verification_requires_additional_proof_of_registration, verification_supportability.
               */
              code?: string | null;
              /**
               * An informative message that indicates the error type and provides additional details about the error.
               */
              reason?: string | null;
              /**
               * The specific user onboarding requirement field (in the requirements hash) that needs to be resolved.
               */
              requirement?: string | null;
              [k: string]: unknown;
            } | null)[]
          | null;
        /**
         * Fields you must collect when all thresholds are reached. As they become required, they appear in `currently_due` as well, and `current_deadline` becomes set.
         */
        eventually_due?: (string | null)[] | null;
        /**
         * Fields that haven't been resolved by `current_deadline`. These fields need to be resolved to enable the account.
         */
        past_due?: (string | null)[] | null;
        /**
         * Fields that are being reviewed, or might become required depending on the results of a review. If the review fails, these fields can move to `eventually_due`, `currently_due`, `past_due` or `alternatives`. Fields might appear in `eventually_due`, `currently_due`, `past_due` or `alternatives` and in `pending_verification` if one verification fails but another is still pending.
         */
        pending_verification?: (string | null)[] | null;
        [k: string]: unknown;
      } | null;
      /**
       * Options for customizing how the account functions within Stripe.
       */
      settings?: {
        [k: string]: unknown;
      } | null;
      /**
       * Tos acceptance of the source.
       */
      tos_acceptance?: {
        [k: string]: unknown;
      } | null;
      /**
       * The Stripe account type. Can be `standard`, `express`, `custom`, or `none`. One of: ach_credit_transfer, ach_debit, acss_debit, alipay, au_becs_debit, bancontact, card, card_present, custom, eps, express, giropay, ideal, klarna, multibanco, none, p24, sepa_credit_transfer, sepa_debit, sofort, standard, three_d_secure, wechat.
       */
      type?: string | null;
      /**
       * The account this bank account belongs to. Only applicable on Accounts (not customers or recipients) This property is only available when returned as an [External Account](https://docs.stripe.com/api/external_account_bank_accounts/object) where [controller.is_controller](https://docs.stripe.com/api/accounts/object#account_object-controller-is_controller) is `true`.
       */
      account?: string | null;
      /**
       * The name of the person or business that owns the bank account.
       */
      account_holder_name?: string | null;
      /**
       * The type of entity that holds the account. This can be either `individual` or `company`.
       */
      account_holder_type?: string | null;
      /**
       * The bank account type. This can only be `checking` or `savings` in most countries. In Japan, this can only be `futsu` or `toza`.
       */
      account_type?: string | null;
      /**
       * A set of available payout methods for this bank account. Only values from this set should be passed as the `method` when creating a payout.
       */
      available_payout_methods?: (string | null)[] | null;
      /**
       * Name of the bank associated with the routing number (e.g., `WELLS FARGO`).
       */
      bank_name?: string | null;
      /**
       * Three-letter [ISO code for the currency](https://stripe.com/docs/payouts) paid out to the bank account.
       */
      currency?: string | null;
      /**
       * The ID of the customer that the bank account is associated with.
       */
      customer?: string | null;
      /**
       * Whether this bank account is the default external account for its currency.
       */
      default_for_currency?: boolean | null;
      /**
       * Uniquely identifies this particular bank account. You can use this attribute to check whether two bank accounts are the same.
       */
      fingerprint?: string | null;
      /**
       * The last four digits of the bank account number.
       */
      last4?: string | null;
      /**
       * The routing transit number for the bank account.
       */
      routing_number?: string | null;
      /**
       * For bank accounts, possible values are `new`, `validated`, `verified`, `verification_failed`, `tokenized_account_number_deactivated` or `errored`. A bank account that hasn't had any activity or validation performed is `new`. If Stripe can determine that the bank account exists, its status will be `validated`. Note that there often isn't enough information to know (e.g., for smaller credit unions), and the validation is not always run. If customer bank account verification has succeeded, the bank account status will be `verified`. If the verification failed for any reason, such as microdeposit failure, the status will be `verification_failed`. If the status is `tokenized_account_number_deactivated`, the account utilizes a tokenized account number which has been deactivated due to expiration or revocation. This account will need to be reverified to continue using it for money movement. If a payout sent to this bank account fails, we'll set the status to `errored` and will not continue to send [scheduled payouts](https://stripe.com/docs/payouts#payout-schedule) until the bank details are updated. For external accounts, possible values are `new`, `errored`, `verification_failed`, and `tokenized_account_number_deactivated`. If a payout fails, the status is set to `errored` and scheduled payouts are stopped until account details are updated. In the US and India, if we can't [verify the owner of the bank account](https://support.stripe.com/questions/bank-account-ownership-verification), we'll set the status to `verification_failed`. Other validations aren't run against external accounts because they're only used for payouts. This means the other statuses don't apply.
       */
      status?: string | null;
      /**
       * City/District/Suburb/Town/Village.
       */
      address_city?: string | null;
      /**
       * Billing address country, if provided when creating card.
       */
      address_country?: string | null;
      /**
       * Address line 1 (Street address/PO Box/Company name).
       */
      address_line1?: string | null;
      /**
       * If `address_line1` was provided, results of the check: `pass`, `fail`, `unavailable`, or `unchecked`.
       */
      address_line1_check?: string | null;
      /**
       * Address line 2 (Apartment/Suite/Unit/Building).
       */
      address_line2?: string | null;
      /**
       * State/County/Province/Region.
       */
      address_state?: string | null;
      /**
       * ZIP or postal code.
       */
      address_zip?: string | null;
      /**
       * If `address_zip` was provided, results of the check: `pass`, `fail`, `unavailable`, or `unchecked`.
       */
      address_zip_check?: string | null;
      /**
       * This field indicates whether this payment method can be shown again to its customer in a checkout flow. Stripe products such as Checkout and Elements use this field to determine whether a payment method can be shown as a saved payment method in a checkout flow. The field defaults to “unspecified”. One of: always, limited, unspecified.
       */
      allow_redisplay?: string | null;
      /**
       * Card brand. Can be `American Express`, `Cartes Bancaires`, `Diners Club`, `Discover`, `Eftpos Australia`, `Girocard`, `JCB`, `MasterCard`, `UnionPay`, `Visa`, or `Unknown`.
       */
      brand?: string | null;
      /**
       * If a CVC was provided, results of the check: `pass`, `fail`, `unavailable`, or `unchecked`. A result of unchecked indicates that CVC was provided but hasn't been checked yet. Checks are typically performed when attaching a card to a Customer object, or when creating a charge. For more details, see [Check if a card is valid without a charge](https://support.stripe.com/questions/check-if-a-card-is-valid-without-a-charge).
       */
      cvc_check?: string | null;
      /**
       * A high-level description of the type of cards issued in this range. (For internal use only and not typically available in standard API requests.)
       */
      description?: string | null;
      /**
       * (For tokenized numbers only.) The last four digits of the device account number.
       */
      dynamic_last4?: string | null;
      /**
       * Two-digit number representing the card's expiration month.
       */
      exp_month?: number | null;
      /**
       * Four-digit number representing the card's expiration year.
       */
      exp_year?: number | null;
      /**
       * Card funding type. Can be `credit`, `debit`, `prepaid`, or `unknown`.
       */
      funding?: string | null;
      /**
       * Issuer identification number of the card. (For internal use only and not typically available in standard API requests.)
       */
      iin?: string | null;
      /**
       * The name of the card's issuing bank. (For internal use only and not typically available in standard API requests.)
       */
      issuer?: string | null;
      /**
       * Cardholder name.
       */
      name?: string | null;
      /**
       * Networks of the source.
       */
      networks?: {
        /**
         * The preferred network for co-branded cards. Can be `cartes_bancaires`, `mastercard`, `visa` or `invalid_preference` if requested network is not valid for the card.
         */
        preferred?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Status of a card based on the card issuer. One of: regulated, unregulated.
       */
      regulated_status?: string | null;
      /**
       * If the card number is tokenized, this is the method that was used. Can be `android_pay` (includes Google Pay), `apple_pay`, `masterpass`, `visa_checkout`, or null.
       */
      tokenization_method?: string | null;
      /**
       * ACH credit transfer of the source.
       */
      ach_credit_transfer?: {
        /**
         * Account number of the ACH credit transfer.
         */
        account_number?: string | null;
        /**
         * Bank name of the ACH credit transfer.
         */
        bank_name?: string | null;
        /**
         * Fingerprint of the ACH credit transfer.
         */
        fingerprint?: string | null;
        /**
         * Refund account holder name of the ACH credit transfer.
         */
        refund_account_holder_name?: string | null;
        /**
         * Refund account holder type of the ACH credit transfer.
         */
        refund_account_holder_type?: string | null;
        /**
         * Refund routing number of the ACH credit transfer.
         */
        refund_routing_number?: string | null;
        /**
         * Routing number of the ACH credit transfer.
         */
        routing_number?: string | null;
        /**
         * Swift code of the ACH credit transfer.
         */
        swift_code?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * ACH debit of the source.
       */
      ach_debit?: {
        /**
         * Bank name of the ACH debit.
         */
        bank_name?: string | null;
        /**
         * Country of the ACH debit.
         */
        country?: string | null;
        /**
         * Fingerprint of the ACH debit.
         */
        fingerprint?: string | null;
        /**
         * Last4 of the ACH debit.
         */
        last4?: string | null;
        /**
         * Routing number of the ACH debit.
         */
        routing_number?: string | null;
        /**
         * Type of the ACH debit.
         */
        type?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * ACSS debit of the source.
       */
      acss_debit?: {
        /**
         * Bank address city of the ACSS debit.
         */
        bank_address_city?: string | null;
        /**
         * Bank address line 1 of the ACSS debit.
         */
        bank_address_line_1?: string | null;
        /**
         * Bank address line 2 of the ACSS debit.
         */
        bank_address_line_2?: string | null;
        /**
         * Bank address postal code of the ACSS debit.
         */
        bank_address_postal_code?: string | null;
        /**
         * Bank name of the ACSS debit.
         */
        bank_name?: string | null;
        /**
         * Category of the ACSS debit.
         */
        category?: string | null;
        /**
         * Country of the ACSS debit.
         */
        country?: string | null;
        /**
         * Fingerprint of the ACSS debit.
         */
        fingerprint?: string | null;
        /**
         * Last4 of the ACSS debit.
         */
        last4?: string | null;
        /**
         * Routing number of the ACSS debit.
         */
        routing_number?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Alipay of the source.
       */
      alipay?: {
        /**
         * Data string of the alipay.
         */
        data_string?: string | null;
        /**
         * Native URL of the alipay.
         */
        native_url?: string | null;
        /**
         * Statement descriptor of the alipay.
         */
        statement_descriptor?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * A positive integer in the smallest currency unit (that is, 100 cents for $1.00, or 1 for ¥1, Japanese Yen being a zero-decimal currency) representing the total amount associated with the source. This is the amount for which the source will be chargeable once ready. Required for `single_use` sources.
       */
      amount?: number | null;
      /**
       * Au becs debit of the source.
       */
      au_becs_debit?: {
        /**
         * Bsb number of the au becs debit.
         */
        bsb_number?: string | null;
        /**
         * Fingerprint of the au becs debit.
         */
        fingerprint?: string | null;
        /**
         * Last4 of the au becs debit.
         */
        last4?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Bancontact of the source.
       */
      bancontact?: {
        /**
         * Bank code of the bancontact.
         */
        bank_code?: string | null;
        /**
         * Bank name of the bancontact.
         */
        bank_name?: string | null;
        /**
         * Bic of the bancontact.
         */
        bic?: string | null;
        /**
         * IBAN last4 of the bancontact.
         */
        iban_last4?: string | null;
        /**
         * Preferred language of the bancontact.
         */
        preferred_language?: string | null;
        /**
         * Statement descriptor of the bancontact.
         */
        statement_descriptor?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Card of the source.
       */
      card?: {
        /**
         * Address line1 check of the card.
         */
        address_line1_check?: string | null;
        /**
         * Address ZIP check of the card.
         */
        address_zip_check?: string | null;
        /**
         * Brand of the card.
         */
        brand?: string | null;
        /**
         * Country of the card.
         */
        country?: string | null;
        /**
         * Cvc check of the card.
         */
        cvc_check?: string | null;
        /**
         * Description of the card.
         */
        description?: string | null;
        /**
         * Dynamic last4 of the card.
         */
        dynamic_last4?: string | null;
        /**
         * Exp month of the card.
         */
        exp_month?: number | null;
        /**
         * Exp year of the card.
         */
        exp_year?: number | null;
        /**
         * Fingerprint of the card.
         */
        fingerprint?: string | null;
        /**
         * Funding of the card.
         */
        funding?: string | null;
        /**
         * Iin of the card.
         */
        iin?: string | null;
        /**
         * Issuer of the card.
         */
        issuer?: string | null;
        /**
         * Last4 of the card.
         */
        last4?: string | null;
        /**
         * Name of the card.
         */
        name?: string | null;
        /**
         * Three d secure of the card.
         */
        three_d_secure?: string | null;
        /**
         * Tokenization method of the card.
         */
        tokenization_method?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Card present of the source.
       */
      card_present?: {
        /**
         * Application cryptogram of the card present.
         */
        application_cryptogram?: string | null;
        /**
         * Application preferred name of the card present.
         */
        application_preferred_name?: string | null;
        /**
         * Authorization code of the card present.
         */
        authorization_code?: string | null;
        /**
         * Authorization response code of the card present.
         */
        authorization_response_code?: string | null;
        /**
         * Brand of the card present.
         */
        brand?: string | null;
        /**
         * Country of the card present.
         */
        country?: string | null;
        /**
         * Cvm type of the card present.
         */
        cvm_type?: string | null;
        /**
         * Data type of the card present.
         */
        data_type?: string | null;
        /**
         * Dedicated file name of the card present.
         */
        dedicated_file_name?: string | null;
        /**
         * Description of the card present.
         */
        description?: string | null;
        /**
         * Emv auth data of the card present.
         */
        emv_auth_data?: string | null;
        /**
         * Evidence customer signature of the card present.
         */
        evidence_customer_signature?: string | null;
        /**
         * Evidence transaction certificate of the card present.
         */
        evidence_transaction_certificate?: string | null;
        /**
         * Exp month of the card present.
         */
        exp_month?: number | null;
        /**
         * Exp year of the card present.
         */
        exp_year?: number | null;
        /**
         * Fingerprint of the card present.
         */
        fingerprint?: string | null;
        /**
         * Funding of the card present.
         */
        funding?: string | null;
        /**
         * Iin of the card present.
         */
        iin?: string | null;
        /**
         * Issuer of the card present.
         */
        issuer?: string | null;
        /**
         * Last4 of the card present.
         */
        last4?: string | null;
        /**
         * Pos device ID of the card present.
         */
        pos_device_id?: string | null;
        /**
         * Pos entry mode of the card present.
         */
        pos_entry_mode?: string | null;
        /**
         * Read method of the card present.
         */
        read_method?: string | null;
        /**
         * Reader of the card present.
         */
        reader?: string | null;
        /**
         * Terminal verification results of the card present.
         */
        terminal_verification_results?: string | null;
        /**
         * Transaction status information of the card present.
         */
        transaction_status_information?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * The client secret of the source. Used for client-side retrieval using a publishable key.
       */
      client_secret?: string | null;
      /**
       * Code verification of the source.
       */
      code_verification?: {
        /**
         * The number of attempts remaining to authenticate the source object with a verification code.
         */
        attempts_remaining?: number | null;
        /**
         * The status of the code verification, either `pending` (awaiting verification, `attempts_remaining` should be greater than 0), `succeeded` (successful verification) or `failed` (failed verification, cannot be verified anymore as `attempts_remaining` should be 0).
         */
        status?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Eps of the source.
       */
      eps?: {
        /**
         * Reference of the eps.
         */
        reference?: string | null;
        /**
         * Statement descriptor of the eps.
         */
        statement_descriptor?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * The authentication `flow` of the source. `flow` is one of `redirect`, `receiver`, `code_verification`, `none`.
       */
      flow?: string | null;
      /**
       * Giropay of the source.
       */
      giropay?: {
        /**
         * Bank code of the giropay.
         */
        bank_code?: string | null;
        /**
         * Bank name of the giropay.
         */
        bank_name?: string | null;
        /**
         * Bic of the giropay.
         */
        bic?: string | null;
        /**
         * Statement descriptor of the giropay.
         */
        statement_descriptor?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Ideal of the source.
       */
      ideal?: {
        /**
         * Bank of the ideal.
         */
        bank?: string | null;
        /**
         * Bic of the ideal.
         */
        bic?: string | null;
        /**
         * IBAN last4 of the ideal.
         */
        iban_last4?: string | null;
        /**
         * Statement descriptor of the ideal.
         */
        statement_descriptor?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Klarna of the source.
       */
      klarna?: {
        /**
         * Background image URL of the klarna.
         */
        background_image_url?: string | null;
        /**
         * Client token of the klarna.
         */
        client_token?: string | null;
        /**
         * First name of the klarna.
         */
        first_name?: string | null;
        /**
         * Last name of the klarna.
         */
        last_name?: string | null;
        /**
         * Locale of the klarna.
         */
        locale?: string | null;
        /**
         * Logo URL of the klarna.
         */
        logo_url?: string | null;
        /**
         * Page title of the klarna.
         */
        page_title?: string | null;
        /**
         * Pay later asset urls descriptive of the klarna.
         */
        pay_later_asset_urls_descriptive?: string | null;
        /**
         * Pay later asset urls standard of the klarna.
         */
        pay_later_asset_urls_standard?: string | null;
        /**
         * Pay later name of the klarna.
         */
        pay_later_name?: string | null;
        /**
         * Pay later redirect URL of the klarna.
         */
        pay_later_redirect_url?: string | null;
        /**
         * Pay now asset urls descriptive of the klarna.
         */
        pay_now_asset_urls_descriptive?: string | null;
        /**
         * Pay now asset urls standard of the klarna.
         */
        pay_now_asset_urls_standard?: string | null;
        /**
         * Pay now name of the klarna.
         */
        pay_now_name?: string | null;
        /**
         * Pay now redirect URL of the klarna.
         */
        pay_now_redirect_url?: string | null;
        /**
         * Pay over time asset urls descriptive of the klarna.
         */
        pay_over_time_asset_urls_descriptive?: string | null;
        /**
         * Pay over time asset urls standard of the klarna.
         */
        pay_over_time_asset_urls_standard?: string | null;
        /**
         * Pay over time name of the klarna.
         */
        pay_over_time_name?: string | null;
        /**
         * Pay over time redirect URL of the klarna.
         */
        pay_over_time_redirect_url?: string | null;
        /**
         * Payment method categories of the klarna.
         */
        payment_method_categories?: string | null;
        /**
         * Purchase country of the klarna.
         */
        purchase_country?: string | null;
        /**
         * Purchase type of the klarna.
         */
        purchase_type?: string | null;
        /**
         * Redirect URL of the klarna.
         */
        redirect_url?: string | null;
        /**
         * Shipping delay of the klarna.
         */
        shipping_delay?: number | null;
        /**
         * Shipping first name of the klarna.
         */
        shipping_first_name?: string | null;
        /**
         * Shipping last name of the klarna.
         */
        shipping_last_name?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * If the object exists in live mode, the value is `true`. If the object exists in test mode, the value is `false`.
       */
      livemode?: boolean | null;
      /**
       * Multibanco of the source.
       */
      multibanco?: {
        /**
         * Entity of the multibanco.
         */
        entity?: string | null;
        /**
         * Reference of the multibanco.
         */
        reference?: string | null;
        /**
         * Refund account holder address city of the multibanco.
         */
        refund_account_holder_address_city?: string | null;
        /**
         * Refund account holder address country of the multibanco.
         */
        refund_account_holder_address_country?: string | null;
        /**
         * Refund account holder address line1 of the multibanco.
         */
        refund_account_holder_address_line1?: string | null;
        /**
         * Refund account holder address line2 of the multibanco.
         */
        refund_account_holder_address_line2?: string | null;
        /**
         * Refund account holder address postal code of the multibanco.
         */
        refund_account_holder_address_postal_code?: string | null;
        /**
         * Refund account holder address state of the multibanco.
         */
        refund_account_holder_address_state?: string | null;
        /**
         * Refund account holder name of the multibanco.
         */
        refund_account_holder_name?: string | null;
        /**
         * Refund IBAN of the multibanco.
         */
        refund_iban?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Information about the owner of the payment instrument that may be used or required by particular source types.
       */
      owner?: {
        /**
         * Owner's address.
         */
        address?: {
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
         * Owner's email address.
         */
        email?: string | null;
        /**
         * Owner's full name.
         */
        name?: string | null;
        /**
         * Owner's phone number (including extension).
         */
        phone?: string | null;
        /**
         * Verified owner's address. Verified values are verified or provided by the payment method directly (and if supported) at the time of authorization or settlement. They cannot be set or mutated.
         */
        verified_address?: {
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
         * Verified owner's email address. Verified values are verified or provided by the payment method directly (and if supported) at the time of authorization or settlement. They cannot be set or mutated.
         */
        verified_email?: string | null;
        /**
         * Verified owner's full name. Verified values are verified or provided by the payment method directly (and if supported) at the time of authorization or settlement. They cannot be set or mutated.
         */
        verified_name?: string | null;
        /**
         * Verified owner's phone number (including extension). Verified values are verified or provided by the payment method directly (and if supported) at the time of authorization or settlement. They cannot be set or mutated.
         */
        verified_phone?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * P24 of the source.
       */
      p24?: {
        /**
         * Reference of the p24.
         */
        reference?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Receiver of the source.
       */
      receiver?: {
        /**
         * The address of the receiver source. This is the value that should be communicated to the customer to send their funds to.
         */
        address?: string | null;
        /**
         * The total amount that was moved to your balance. This is almost always equal to the amount charged. In rare cases when customers deposit excess funds and we are unable to refund those, those funds get moved to your balance and show up in amount_charged as well. The amount charged is expressed in the source's currency.
         */
        amount_charged?: number | null;
        /**
         * The total amount received by the receiver source. `amount_received = amount_returned + amount_charged` should be true for consumed sources unless customers deposit excess funds. The amount received is expressed in the source's currency.
         */
        amount_received?: number | null;
        /**
         * The total amount that was returned to the customer. The amount returned is expressed in the source's currency.
         */
        amount_returned?: number | null;
        /**
         * Type of refund attribute method, one of `email`, `manual`, or `none`.
         */
        refund_attributes_method?: string | null;
        /**
         * Type of refund attribute status, one of `missing`, `requested`, or `available`.
         */
        refund_attributes_status?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Redirect of the source.
       */
      redirect?: {
        /**
         * The failure reason for the redirect, either `user_abort` (the customer aborted or dropped out of the redirect flow), `declined` (the authentication failed or the transaction was declined), or `processing_error` (the redirect failed due to a technical error). Present only if the redirect status is `failed`.
         */
        failure_reason?: string | null;
        /**
         * The URL you provide to redirect the customer to after they authenticated their payment.
         */
        return_url?: string | null;
        /**
         * The status of the redirect, either `pending` (ready to be used by your customer to authenticate the transaction), `succeeded` (successful authentication, cannot be reused) or `not_required` (redirect should not be used) or `failed` (failed authentication, cannot be reused).
         */
        status?: string | null;
        /**
         * The URL provided to you to redirect a customer to as part of a `redirect` authentication flow.
         */
        url?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * SEPA credit transfer of the source.
       */
      sepa_credit_transfer?: {
        /**
         * Bank name of the SEPA credit transfer.
         */
        bank_name?: string | null;
        /**
         * Bic of the SEPA credit transfer.
         */
        bic?: string | null;
        /**
         * IBAN of the SEPA credit transfer.
         */
        iban?: string | null;
        /**
         * Refund account holder address city of the SEPA credit transfer.
         */
        refund_account_holder_address_city?: string | null;
        /**
         * Refund account holder address country of the SEPA credit transfer.
         */
        refund_account_holder_address_country?: string | null;
        /**
         * Refund account holder address line1 of the SEPA credit transfer.
         */
        refund_account_holder_address_line1?: string | null;
        /**
         * Refund account holder address line2 of the SEPA credit transfer.
         */
        refund_account_holder_address_line2?: string | null;
        /**
         * Refund account holder address postal code of the SEPA credit transfer.
         */
        refund_account_holder_address_postal_code?: string | null;
        /**
         * Refund account holder address state of the SEPA credit transfer.
         */
        refund_account_holder_address_state?: string | null;
        /**
         * Refund account holder name of the SEPA credit transfer.
         */
        refund_account_holder_name?: string | null;
        /**
         * Refund IBAN of the SEPA credit transfer.
         */
        refund_iban?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * SEPA debit of the source.
       */
      sepa_debit?: {
        /**
         * Bank code of the SEPA debit.
         */
        bank_code?: string | null;
        /**
         * Branch code of the SEPA debit.
         */
        branch_code?: string | null;
        /**
         * Country of the SEPA debit.
         */
        country?: string | null;
        /**
         * Fingerprint of the SEPA debit.
         */
        fingerprint?: string | null;
        /**
         * Last4 of the SEPA debit.
         */
        last4?: string | null;
        /**
         * Mandate reference of the SEPA debit.
         */
        mandate_reference?: string | null;
        /**
         * Mandate URL of the SEPA debit.
         */
        mandate_url?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Sofort of the source.
       */
      sofort?: {
        /**
         * Bank code of the sofort.
         */
        bank_code?: string | null;
        /**
         * Bank name of the sofort.
         */
        bank_name?: string | null;
        /**
         * Bic of the sofort.
         */
        bic?: string | null;
        /**
         * Country of the sofort.
         */
        country?: string | null;
        /**
         * IBAN last4 of the sofort.
         */
        iban_last4?: string | null;
        /**
         * Preferred language of the sofort.
         */
        preferred_language?: string | null;
        /**
         * Statement descriptor of the sofort.
         */
        statement_descriptor?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Source order of the source.
       */
      source_order?: {
        /**
         * A positive integer in the smallest currency unit (that is, 100 cents for $1.00, or 1 for ¥1, Japanese Yen being a zero-decimal currency) representing the total amount for the order.
         */
        amount?: number | null;
        /**
         * Three-letter [ISO currency code](https://www.iso.org/iso-4217-currency-codes.html), in lowercase. Must be a [supported currency](https://stripe.com/docs/currencies).
         */
        currency?: string | null;
        /**
         * The email address of the customer placing the order.
         */
        email?: string | null;
        /**
         * List of items constituting the order.
         */
        items?:
          | ({
              /**
               * The amount (price) for this order item.
               */
              amount?: number | null;
              /**
               * This currency of this order item. Required when `amount` is present.
               */
              currency?: string | null;
              /**
               * Human-readable description for this order item.
               */
              description?: string | null;
              /**
               * The ID of the associated object for this line item. Expandable if not null (e.g., expandable to a SKU).
               */
              parent?: string | null;
              /**
               * The quantity of this order item. When type is `sku`, this is the number of instances of the SKU to be ordered.
               */
              quantity?: number | null;
              /**
               * The type of this order item. Must be `sku`, `tax`, or `shipping`.
               */
              type?: string | null;
              [k: string]: unknown;
            } | null)[]
          | null;
        /**
         * Shipping of the source order.
         */
        shipping?: {
          /**
           * Address of the shipping.
           */
          address?: {
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
           * The delivery service that shipped a physical product, such as Fedex, UPS, USPS, etc.
           */
          carrier?: string | null;
          /**
           * Recipient name.
           */
          name?: string | null;
          /**
           * Recipient phone (including extension).
           */
          phone?: string | null;
          /**
           * The tracking number for a physical product, obtained from the delivery service. If multiple tracking numbers were generated for this purchase, please separate them with commas.
           */
          tracking_number?: string | null;
          [k: string]: unknown;
        } | null;
        [k: string]: unknown;
      } | null;
      /**
       * Extra information about a source. This will appear on your customer's statement every time you charge the source.
       */
      statement_descriptor?: string | null;
      /**
       * Three d secure of the source.
       */
      three_d_secure?: {
        /**
         * Address line1 check of the three d secure.
         */
        address_line1_check?: string | null;
        /**
         * Address ZIP check of the three d secure.
         */
        address_zip_check?: string | null;
        /**
         * Authenticated of the three d secure.
         */
        authenticated?: boolean | null;
        /**
         * Brand of the three d secure.
         */
        brand?: string | null;
        /**
         * Card of the three d secure.
         */
        card?: string | null;
        /**
         * Country of the three d secure.
         */
        country?: string | null;
        /**
         * Customer of the three d secure.
         */
        customer?: string | null;
        /**
         * Cvc check of the three d secure.
         */
        cvc_check?: string | null;
        /**
         * Description of the three d secure.
         */
        description?: string | null;
        /**
         * Dynamic last4 of the three d secure.
         */
        dynamic_last4?: string | null;
        /**
         * Exp month of the three d secure.
         */
        exp_month?: number | null;
        /**
         * Exp year of the three d secure.
         */
        exp_year?: number | null;
        /**
         * Fingerprint of the three d secure.
         */
        fingerprint?: string | null;
        /**
         * Funding of the three d secure.
         */
        funding?: string | null;
        /**
         * Iin of the three d secure.
         */
        iin?: string | null;
        /**
         * Issuer of the three d secure.
         */
        issuer?: string | null;
        /**
         * Last4 of the three d secure.
         */
        last4?: string | null;
        /**
         * Name of the three d secure.
         */
        name?: string | null;
        /**
         * Three d secure of the three d secure.
         */
        three_d_secure?: string | null;
        /**
         * Tokenization method of the three d secure.
         */
        tokenization_method?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Either `reusable` or `single_use`. Whether this source should be reusable or not. Some source types may or may not be reusable by construction, while others may leave the option at creation. If an incompatible value is passed, an error will be returned.
       */
      usage?: string | null;
      /**
       * Wechat of the source.
       */
      wechat?: {
        /**
         * Prepay ID of the wechat.
         */
        prepay_id?: string | null;
        /**
         * QR code URL of the wechat.
         */
        qr_code_url?: string | null;
        /**
         * Statement descriptor of the wechat.
         */
        statement_descriptor?: string | null;
        [k: string]: unknown;
      } | null;
      [k: string]: unknown;
    } | null;
    /**
     * The type of error returned. One of `api_error`, `card_error`, `idempotency_error`, or `invalid_request_error`
     */
    type?: string | null;
    [k: string]: unknown;
  } | null;
  /**
   * The ID of the most recent non-draft revision of this invoice
   */
  latest_revision?: string | null;
  /**
   * The individual line items that make up the invoice. `lines` is sorted as follows: (1) pending invoice items (including prorations) in reverse chronological order, (2) subscription items in reverse chronological order, and (3) invoice items added after invoice creation in chronological order.
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
           * String representing the object's type. Objects of the same type share the same value. Always: line_item.
           */
          object?: string | null;
          /**
           * The amount, in cents (or local equivalent).
           */
          amount?: number | null;
          /**
           * Three-letter [ISO currency code](https://www.iso.org/iso-4217-currency-codes.html), in lowercase. Must be a [supported currency](https://stripe.com/docs/currencies).
           */
          currency?: string | null;
          /**
           * An arbitrary string attached to the object. Often useful for displaying to users.
           */
          description?: string | null;
          /**
           * The amount of discount calculated per discount for this line item.
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
           * If true, discounts will apply to this line item. Always false for prorations.
           */
          discountable?: boolean | null;
          /**
           * The discounts applied to the invoice line item. Line item discounts are applied before invoice discounts. Use `expand[]=discounts` to expand each discount.
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
           * The ID of the invoice that contains this line item.
           */
          invoice?: string | null;
          /**
           * If the object exists in live mode, the value is `true`. If the object exists in test mode, the value is `false`.
           */
          livemode?: boolean | null;
          /**
           * Set of [key-value pairs](https://docs.stripe.com/api/metadata) that you can attach to an object. This can be useful for storing additional information about the object in a structured format. Note that for line items with `type=subscription`, `metadata` reflects the current metadata from the subscription associated with the line item, unless the invoice line was directly updated with different metadata after creation.
           */
          metadata?: {
            [k: string]: string | null;
          } | null;
          /**
           * The parent that generated this line item.
           */
          parent?: {
            /**
             * Details about the invoice item that generated this line item
             */
            invoice_item_details?: {
              /**
               * The invoice item that generated this line item
               */
              invoice_item?: string | null;
              /**
               * Whether this is a proration
               */
              proration?: boolean | null;
              /**
               * Additional details for proration line items
               */
              proration_details?: {
                /**
                 * For a credit proration `line_item`, the original debit line_items to which the credit proration applies.
                 */
                credited_items?: {
                  /**
                   * Invoice containing the credited invoice line items
                   */
                  invoice?: string | null;
                  /**
                   * Credited invoice line items
                   */
                  invoice_line_items?: (string | null)[] | null;
                  [k: string]: unknown;
                } | null;
                [k: string]: unknown;
              } | null;
              /**
               * The subscription that the invoice item belongs to
               */
              subscription?: string | null;
              [k: string]: unknown;
            } | null;
            /**
             * Details about the subscription item that generated this line item
             */
            subscription_item_details?: {
              /**
               * The invoice item that generated this line item
               */
              invoice_item?: string | null;
              /**
               * Whether this is a proration
               */
              proration?: boolean | null;
              /**
               * Additional details for proration line items
               */
              proration_details?: {
                /**
                 * For a credit proration `line_item`, the original debit line_items to which the credit proration applies.
                 */
                credited_items?: {
                  /**
                   * Invoice containing the credited invoice line items
                   */
                  invoice?: string | null;
                  /**
                   * Credited invoice line items
                   */
                  invoice_line_items?: (string | null)[] | null;
                  [k: string]: unknown;
                } | null;
                [k: string]: unknown;
              } | null;
              /**
               * The subscription that the subscription item belongs to
               */
              subscription?: string | null;
              /**
               * The subscription item that generated this line item
               */
              subscription_item?: string | null;
              [k: string]: unknown;
            } | null;
            /**
             * The type of parent that generated this line item One of: invoice_item_details, subscription_item_details.
             */
            type?: string | null;
            [k: string]: unknown;
          } | null;
          /**
           * The time that the line covers: the service period, which may differ from the invoice's own.
           */
          period?: {
            /**
             * The end of the period, which must be greater than or equal to the start. This value is inclusive.
             */
            end?: number | null;
            /**
             * The start of the period. This value is inclusive.
             */
            start?: number | null;
            [k: string]: unknown;
          } | null;
          /**
           * Contains pretax credit amounts (ex: discount, credit grants, etc) that apply to this line item.
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
           * The pricing information of the line item.
           */
          pricing?: {
            /**
             * Price details of the pricing.
             */
            price_details?: {
              /**
               * The ID of the price this item is associated with.
               */
              price?: string | null;
              /**
               * The ID of the product this item is associated with.
               */
              product?: string | null;
              [k: string]: unknown;
            } | null;
            /**
             * The type of the pricing details. Always: price_details.
             */
            type?: string | null;
            /**
             * The unit amount (in the `currency` specified) of the item which contains a decimal value with at most 12 decimal places. An exact decimal number, as a string.
             */
            unit_amount_decimal?: string | null;
            [k: string]: unknown;
          } | null;
          /**
           * Quantity of units for the invoice line item in integer format, with any decimal precision truncated. For the line item's full-precision decimal quantity, use `quantity_decimal`. This field will be deprecated in favor of `quantity_decimal` in a future version. If the line item is a proration or subscription, the quantity of the subscription that the proration was computed for.
           */
          quantity?: number | null;
          /**
           * Non-negative decimal with at most 12 decimal places. The quantity of units for the line item. An exact decimal number, as a string.
           */
          quantity_decimal?: string | null;
          /**
           * ID of the subscription that the line belongs to, if any.
           */
          subscription?: string | null;
          /**
           * The subtotal of the line item, in cents (or local equivalent), before any discounts or taxes.
           */
          subtotal?: number | null;
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
   * Set of [key-value pairs](https://docs.stripe.com/api/metadata) that you can attach to an object. This can be useful for storing additional information about the object in a structured format.
   */
  metadata?: {
    [k: string]: string | null;
  } | null;
  /**
   * The time at which payment will next be attempted. This value will be `null` for invoices where `collection_method=send_invoice`.
   */
  next_payment_attempt?: number | null;
  /**
   * A unique, identifying string that appears on emails sent to the customer for this invoice. This starts with the customer's unique invoice_prefix if it is specified.
   */
  number?: string | null;
  /**
   * The account (if any) for which the funds of the invoice payment are intended. If set, the invoice will be presented with the branding and support information of the specified account. See the [Invoices with Connect](https://docs.stripe.com/billing/invoices/connect) documentation for details.
   */
  on_behalf_of?: string | null;
  /**
   * The parent that generated this invoice
   */
  parent?: {
    /**
     * Details about the quote that generated this invoice
     */
    quote_details?: {
      /**
       * The quote that generated this invoice
       */
      quote?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Details about the subscription that generated this invoice
     */
    subscription_details?: {
      /**
       * Set of [key-value pairs](https://docs.stripe.com/api/metadata) defined as subscription metadata when an invoice is created. Becomes an immutable snapshot of the subscription metadata at the time of invoice finalization. *Note: This attribute is populated only for invoices created on or after June 29, 2023.*
       */
      metadata?: {
        [k: string]: string | null;
      } | null;
      /**
       * The subscription that generated this invoice
       */
      subscription?: string | null;
      /**
       * Only set for upcoming invoices that preview prorations. The time used to calculate prorations.
       */
      subscription_proration_date?: number | null;
      [k: string]: unknown;
    } | null;
    /**
     * The type of parent that generated this invoice One of: quote_details, subscription_details.
     */
    type?: string | null;
    [k: string]: unknown;
  } | null;
  /**
   * How the invoice may be paid.
   */
  payment_settings?: {
    /**
     * ID of the mandate to be used for this invoice. It must correspond to the payment method used to pay the invoice, including the invoice's default_payment_method or default_source, if set.
     */
    default_mandate?: string | null;
    /**
     * Payment-method-specific configuration to provide to the invoice's PaymentIntent.
     */
    payment_method_options?: {
      /**
       * If paying by `acss_debit`, this sub-hash contains details about the Canadian pre-authorized debit payment method options to pass to the invoice's PaymentIntent.
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
       * If paying by `bancontact`, this sub-hash contains details about the Bancontact payment method options to pass to the invoice's PaymentIntent.
       */
      bancontact?: {
        /**
         * Preferred language of the Bancontact authorization page that the customer is redirected to. One of: de, en, fr, nl.
         */
        preferred_language?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * If paying by `billie`, this sub-hash contains details about the Billie payment method options to pass to the invoice's PaymentIntent.
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
        /**
         * An identifier or reference that this payment corresponds to.
         */
        reference?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * If paying by `blik`, this sub-hash contains details about the Blik payment method options to pass to the invoice's PaymentIntent.
       */
      blik?: {
        [k: string]: unknown;
      } | null;
      /**
       * If paying by `card`, this sub-hash contains details about the Card payment method options to pass to the invoice's PaymentIntent.
       */
      card?: {
        /**
         * Installments of the card.
         */
        installments?: {
          /**
           * Whether Installments are enabled for this Invoice.
           */
          enabled?: boolean | null;
          [k: string]: unknown;
        } | null;
        /**
         * We strongly recommend that you rely on our SCA Engine to automatically prompt your customers for authentication based on risk level and [other requirements](https://docs.stripe.com/strong-customer-authentication). However, if you wish to request 3D Secure based on logic from your own fraud engine, provide this option. Read our guide on [manually requesting 3D Secure](https://docs.stripe.com/payments/3d-secure/authentication-flow#manual-three-ds) for more information on how this configuration interacts with Radar and our SCA Engine. One of: any, automatic, challenge.
         */
        request_three_d_secure?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * If paying by `customer_balance`, this sub-hash contains details about the Bank transfer payment method options to pass to the invoice's PaymentIntent.
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
       * If paying by `konbini`, this sub-hash contains details about the Konbini payment method options to pass to the invoice's PaymentIntent.
       */
      konbini?: {
        [k: string]: unknown;
      } | null;
      /**
       * If paying by `payto`, this sub-hash contains details about the PayTo payment method options to pass to the invoice's PaymentIntent.
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
       * If paying by `pix`, this sub-hash contains details about the Pix payment method options to pass to the invoice's PaymentIntent.
       */
      pix?: {
        /**
         * Determines if the amount includes the IOF tax. One of: always, never.
         */
        amount_includes_iof?: string | null;
        /**
         * The number of seconds after PaymentIntent confirmation when the Pix expires (between 60 and 1209600, inclusive). If unspecified, defaults to 14400 seconds (4 hours).
         */
        expires_after_seconds?: number | null;
        [k: string]: unknown;
      } | null;
      /**
       * If paying by `sepa_debit`, this sub-hash contains details about the SEPA Direct Debit payment method options to pass to the invoice's PaymentIntent.
       */
      sepa_debit?: {
        [k: string]: unknown;
      } | null;
      /**
       * If paying by `upi`, this sub-hash contains details about the UPI payment method options to pass to the invoice's PaymentIntent.
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
       * If paying by `us_bank_account`, this sub-hash contains details about the ACH direct debit payment method options to pass to the invoice's PaymentIntent.
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
     * The list of payment method types (e.g. card) to provide to the invoice's PaymentIntent. If not set, Stripe attempts to automatically determine the types to use by looking at the invoice's default payment method, the subscription's default payment method, the customer's default payment method, and your [invoice template settings](https://dashboard.stripe.com/settings/billing/invoice).
     */
    payment_method_types?: (string | null)[] | null;
    [k: string]: unknown;
  } | null;
  /**
   * Payments for this invoice. Use [invoice payment](https://docs.stripe.com/api/invoice-payment) to get more details.
   */
  payments?: {
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
           * String representing the object's type. Objects of the same type share the same value. Always: invoice_payment.
           */
          object?: string | null;
          /**
           * Amount that was actually paid for this invoice, in cents (or local equivalent). This field is null until the payment is `paid`. This amount can be less than the `amount_requested` if the PaymentIntent's `amount_received` is not sufficient to pay all of the invoices that it is attached to.
           */
          amount_paid?: number | null;
          /**
           * Amount intended to be paid toward this invoice, in cents (or local equivalent)
           */
          amount_requested?: number | null;
          /**
           * Time at which the object was created. Measured in seconds since the Unix epoch.
           */
          created?: number | null;
          /**
           * Three-letter [ISO currency code](https://www.iso.org/iso-4217-currency-codes.html), in lowercase. Must be a [supported currency](https://stripe.com/docs/currencies).
           */
          currency?: string | null;
          /**
           * The invoice that was paid.
           */
          invoice?: string | null;
          /**
           * Stripe automatically creates a default InvoicePayment when the invoice is finalized, and keeps it synchronized with the invoice's `amount_remaining`. The PaymentIntent associated with the default payment can't be edited or canceled directly.
           */
          is_default?: boolean | null;
          /**
           * If the object exists in live mode, the value is `true`. If the object exists in test mode, the value is `false`.
           */
          livemode?: boolean | null;
          /**
           * What pays: a payment intent, a charge, or a payment outside of Stripe.
           */
          payment?: {
            /**
             * ID of the successful charge for this payment when `type` is `charge`. Note: charge is only surfaced if the charge object is not associated with a payment intent. If the charge object does have a payment intent, the Invoice Payment surfaces the payment intent instead.
             */
            charge?: string | null;
            /**
             * ID of the PaymentIntent associated with this payment when `type` is `payment_intent`. Note: This property is only populated for invoices finalized on or after March 15th, 2019.
             */
            payment_intent?: string | null;
            /**
             * ID of the PaymentRecord associated with this payment when `type` is `payment_record`.
             */
            payment_record?: string | null;
            /**
             * Type of payment object associated with this invoice payment. One of: charge, payment_intent, payment_record.
             */
            type?: string | null;
            [k: string]: unknown;
          } | null;
          /**
           * The status of the payment, one of `open`, `paid`, or `canceled`.
           */
          status?: string | null;
          /**
           * When the payment was made or canceled.
           */
          status_transitions?: {
            /**
             * The time that the payment was canceled.
             */
            canceled_at?: number | null;
            /**
             * The time that the payment succeeded.
             */
            paid_at?: number | null;
            [k: string]: unknown;
          } | null;
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
   * The latest timestamp at which invoice items can be associated with this invoice. Use the [line item period](https://docs.stripe.com/api/invoices/line_item#invoice_line_item_object-period) to get the service period for each price.
   */
  period_end?: number | null;
  /**
   * The earliest timestamp at which invoice items can be associated with this invoice. Use the [line item period](https://docs.stripe.com/api/invoices/line_item#invoice_line_item_object-period) to get the service period for each price.
   */
  period_start?: number | null;
  /**
   * Total amount of all post-payment credit notes issued for this invoice.
   */
  post_payment_credit_notes_amount?: number | null;
  /**
   * Total amount of all pre-payment credit notes issued for this invoice.
   */
  pre_payment_credit_notes_amount?: number | null;
  /**
   * This is the transaction number that appears on email receipts sent for this invoice.
   */
  receipt_number?: string | null;
  /**
   * The rendering-related settings that control how invoices render in customer-facing interfaces such as the PDF or hosted invoice page.
   */
  rendering?: {
    /**
     * How line-item prices and amounts will be displayed with respect to tax on invoice PDFs.
     */
    amount_tax_display?: string | null;
    /**
     * Invoice pdf rendering options
     */
    pdf?: {
      /**
       * Page size of invoice pdf. Options include a4, letter, and auto. If set to auto, page size will be switched to a4 or letter based on customer locale. One of: a4, auto, letter.
       */
      page_size?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * ID of the rendering template that the invoice is formatted by.
     */
    template?: string | null;
    /**
     * Version of the rendering template that the invoice is using.
     */
    template_version?: number | null;
    [k: string]: unknown;
  } | null;
  /**
   * The details of the cost of shipping, including the ShippingRate applied on the invoice.
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
   * Shipping details for the invoice. The Invoice PDF will use the `shipping_details` value if it is set, otherwise the PDF will render the shipping address from the customer.
   */
  shipping_details?: {
    /**
     * Address of the shipping details.
     */
    address?: {
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
     * The delivery service that shipped a physical product, such as Fedex, UPS, USPS, etc.
     */
    carrier?: string | null;
    /**
     * Recipient name.
     */
    name?: string | null;
    /**
     * Recipient phone (including extension).
     */
    phone?: string | null;
    /**
     * The tracking number for a physical product, obtained from the delivery service. If multiple tracking numbers were generated for this purchase, please separate them with commas.
     */
    tracking_number?: string | null;
    [k: string]: unknown;
  } | null;
  /**
   * Starting customer balance before the invoice is finalized. If the invoice has not been finalized yet, this will be the current customer balance. For revision invoices, this also includes any customer balance that was applied to the original invoice.
   */
  starting_balance?: number | null;
  /**
   * Extra information about an invoice for the customer's credit card statement.
   */
  statement_descriptor?: string | null;
  /**
   * The status of the invoice, one of `draft`, `open`, `paid`, `uncollectible`, or `void`. [Learn more](https://docs.stripe.com/billing/invoices/workflow#workflow-overview)
   */
  status?: string | null;
  /**
   * Details of the invoice's status.
   */
  status_details?: {
    /**
     * Uncollectible of the status details.
     */
    uncollectible?: {
      /**
       * The reason why the invoice is uncollectible. One of: max_payment_attempts, payment_not_received, subscription_canceled, subscription_paused, user_forgiven.
       */
      reason?: string | null;
      [k: string]: unknown;
    } | null;
    [k: string]: unknown;
  } | null;
  /**
   * When the invoice reached each status.
   */
  status_transitions?: {
    /**
     * The time that the invoice draft was finalized.
     */
    finalized_at?: number | null;
    /**
     * The time that the invoice was marked uncollectible.
     */
    marked_uncollectible_at?: number | null;
    /**
     * The time that the invoice was paid.
     */
    paid_at?: number | null;
    /**
     * The time that the invoice was voided.
     */
    voided_at?: number | null;
    [k: string]: unknown;
  } | null;
  /**
   * Total of all subscriptions, invoice items, and prorations on the invoice before any invoice level discount or exclusive tax is applied. Item discounts are already incorporated
   */
  subtotal?: number | null;
  /**
   * The integer amount in cents (or local equivalent) representing the subtotal of the invoice before any invoice level discount or tax is applied. Item discounts are already incorporated
   */
  subtotal_excluding_tax?: number | null;
  /**
   * ID of the test clock this invoice belongs to.
   */
  test_clock?: string | null;
  /**
   * The billing thresholds that caused the invoice, if any did.
   */
  threshold_reason?: {
    /**
     * The total invoice amount threshold boundary if it triggered the threshold invoice.
     */
    amount_gte?: number | null;
    /**
     * Indicates which line items triggered a threshold invoice.
     */
    item_reasons?:
      | ({
          /**
           * The IDs of the line items that triggered the threshold invoice.
           */
          line_item_ids?: (string | null)[] | null;
          /**
           * The quantity threshold boundary that applied to the given line item.
           */
          usage_gte?: number | null;
          [k: string]: unknown;
        } | null)[]
      | null;
    [k: string]: unknown;
  } | null;
  /**
   * Total after discounts and taxes.
   */
  total?: number | null;
  /**
   * The aggregate amounts calculated per discount across all line items.
   */
  total_discount_amounts?:
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
   * The integer amount in cents (or local equivalent) representing the total amount of the invoice including all discounts but excluding all tax.
   */
  total_excluding_tax?: number | null;
  /**
   * Contains pretax credit amounts (ex: discount, credit grants, etc) that apply to this invoice. This is a combined list of total_pretax_credit_amounts across all invoice line items.
   */
  total_pretax_credit_amounts?:
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
   * The aggregate tax information of all line items.
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
   * Invoices are automatically paid or sent 1 hour after webhooks are delivered, or until all webhook delivery attempts have [been exhausted](https://docs.stripe.com/billing/webhooks#understand). This field tracks the time when webhooks for this invoice were successfully delivered. If the invoice had no webhooks to deliver, this will be set while the invoice is being created.
   */
  webhooks_delivered_at?: number | null;
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
