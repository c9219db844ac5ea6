// Generated from schemas/disputes.json by scripts/schemas/main.mjs: change that, not this.

export interface Disputes {
  /**
   * Unique identifier for the object.
   */
  id?: string;
  /**
   * String representing the object's type. Objects of the same type share the same value. Always: dispute.
   */
  object?: string | null;
  /**
   * Disputed amount. Usually the amount of the charge, but it can differ (usually because of currency fluctuation or because only part of the order is disputed).
   */
  amount?: number | null;
  /**
   * List of zero, one, or two balance transactions that show funds withdrawn and reinstated to your Stripe account as a result of this dispute.
   */
  balance_transactions?:
    | ({
        /**
         * Unique identifier for the object.
         */
        id?: string | null;
        /**
         * String representing the object's type. Objects of the same type share the same value. Always: balance_transaction.
         */
        object?: string | null;
        /**
         * Gross amount of this transaction (in cents (or local equivalent)). A positive value represents funds charged to another party, and a negative value represents funds sent to another party.
         */
        amount?: number | null;
        /**
         * The date that the transaction's net funds become available in the Stripe balance.
         */
        available_on?: number | null;
        /**
         * The balance that this transaction impacts. One of: issuing, payments, refund_and_dispute_prefunding, risk_reserved.
         */
        balance_type?: string | null;
        /**
         * Time at which the object was created. Measured in seconds since the Unix epoch.
         */
        created?: number | null;
        /**
         * Three-letter [ISO currency code](https://www.iso.org/iso-4217-currency-codes.html), in lowercase. Must be a [supported currency](https://stripe.com/docs/currencies).
         */
        currency?: string | null;
        /**
         * An arbitrary string attached to the object. Often useful for displaying to users.
         */
        description?: string | null;
        /**
         * If applicable, this transaction uses an exchange rate. If money converts from currency A to currency B, then the `amount` in currency A, multiplied by the `exchange_rate`, equals the `amount` in currency B. For example, if you charge a customer 10.00 EUR, the PaymentIntent's `amount` is `1000` and `currency` is `eur`. If this converts to 12.34 USD in your Stripe account, the BalanceTransaction's `amount` is `1234`, its `currency` is `usd`, and the `exchange_rate` is `1.234`.
         */
        exchange_rate?: number | null;
        /**
         * Fees (in cents (or local equivalent)) paid for this transaction. Represented as a positive integer when assessed.
         */
        fee?: number | null;
        /**
         * Detailed breakdown of fees (in cents (or local equivalent)) paid for this transaction.
         */
        fee_details?:
          | ({
              /**
               * Amount of the fee, in cents.
               */
              amount?: number | null;
              /**
               * ID of the Connect application that earned the fee.
               */
              application?: string | null;
              /**
               * Three-letter [ISO currency code](https://www.iso.org/iso-4217-currency-codes.html), in lowercase. Must be a [supported currency](https://stripe.com/docs/currencies).
               */
              currency?: string | null;
              /**
               * An arbitrary string attached to the object. Often useful for displaying to users.
               */
              description?: string | null;
              /**
               * Type of the fee, one of: `application_fee`, `payment_method_passthrough_fee`, `stripe_fee`, `tax`, or `withheld_tax`.
               */
              type?: string | null;
              [k: string]: unknown;
            } | null)[]
          | null;
        /**
         * Net impact to a Stripe balance (in cents (or local equivalent)). A positive value represents incrementing a Stripe balance, and a negative value decrementing a Stripe balance. You can calculate the net impact of a transaction on a balance by `amount` - `fee`
         */
        net?: number | null;
        /**
         * Learn more about how [reporting categories](https://stripe.com/docs/reports/reporting-categories) can help you understand balance transactions from an accounting perspective.
         */
        reporting_category?: string | null;
        /**
         * This transaction relates to the Stripe object.
         */
        source?: string | null;
        /**
         * The transaction's net funds status in the Stripe balance, which are either `available` or `pending`.
         */
        status?: string | null;
        /**
         * Transaction type: `tax_fund`, `adjustment`, `advance`, `advance_funding`, `anticipation_repayment`, `application_fee`, `application_fee_refund`, `charge`, `climate_order_purchase`, `climate_order_refund`, `connect_collection_transfer`, `contribution`, `inbound_transfer`, `inbound_transfer_reversal`, `issuing_authorization_hold`, `issuing_authorization_release`, `issuing_dispute`, `issuing_dispute_provisional_credit`, `issuing_dispute_provisional_credit_reversal`, `issuing_transaction`, `obligation_outbound`, `obligation_reversal_inbound`, `payment`, `payment_failure_refund`, `payment_network_reserve_hold`, `payment_network_reserve_release`, `payment_refund`, `payment_reversal`, `payment_unreconciled`, `payout`, `payout_cancel`, `payout_failure`, `payout_minimum_balance_hold`, `payout_minimum_balance_release`, `refund`, `refund_failure`, `reserve_transaction`, `reserved_funds`, `reserve_hold`, `reserve_release`, `stripe_fee`, `stripe_fx_fee`, `stripe_balance_payment_debit`, `stripe_balance_payment_debit_reversal`, `tax_fee`, `topup`, `topup_reversal`, `transfer`, `transfer_cancel`, `transfer_failure`, `transfer_refund`, or `fee_credit_funding`. Learn more about [balance transaction types and what they represent](https://stripe.com/docs/reports/balance-transaction-types). To classify transactions for accounting purposes, consider `reporting_category` instead.
         */
        type?: string | null;
        [k: string]: unknown;
      } | null)[]
    | null;
  /**
   * ID of the charge that's disputed.
   */
  charge?: string | null;
  /**
   * Time at which the object was created. Measured in seconds since the Unix epoch.
   */
  created?: number | null;
  /**
   * Three-letter [ISO currency code](https://www.iso.org/iso-4217-currency-codes.html), in lowercase. Must be a [supported currency](https://stripe.com/docs/currencies).
   */
  currency?: string | null;
  /**
   * List of eligibility types that are included in `enhanced_evidence`.
   */
  enhanced_eligibility_types?: (string | null)[] | null;
  /**
   * What the merchant submits to the bank against the dispute.
   */
  evidence?: {
    /**
     * Any server or activity logs showing proof that the customer accessed or downloaded the purchased digital product. This information should include IP addresses, corresponding timestamps, and any detailed recorded activity.
     */
    access_activity_log?: string | null;
    /**
     * Appeal evidence submitted during the appeal stage.
     */
    appeal?: {
      /**
       * Card of the appeal.
       */
      card?: {
        /**
         * The reason for filing the appeal.
         */
        reason_for_filing?: string | null;
        /**
         * One or more document IDs returned by a [file upload](https://docs.stripe.com/api#create_file) with a `purpose` value of `dispute_evidence` to support the appeal.
         */
        supporting_files?: (string | null)[] | null;
        [k: string]: unknown;
      } | null;
      [k: string]: unknown;
    } | null;
    /**
     * The billing address provided by the customer.
     */
    billing_address?: string | null;
    /**
     * (ID of a [file upload](https://stripe.com/docs/guides/file-upload)) Your subscription cancellation policy, as shown to the customer.
     */
    cancellation_policy?: string | null;
    /**
     * An explanation of how and when the customer was shown your refund policy prior to purchase.
     */
    cancellation_policy_disclosure?: string | null;
    /**
     * A justification for why the customer's subscription was not canceled.
     */
    cancellation_rebuttal?: string | null;
    /**
     * (ID of a [file upload](https://stripe.com/docs/guides/file-upload)) Any communication with the customer that you feel is relevant to your case. Examples include emails proving that the customer received the product or service, or demonstrating their use of or satisfaction with the product or service.
     */
    customer_communication?: string | null;
    /**
     * The email address of the customer.
     */
    customer_email_address?: string | null;
    /**
     * The name of the customer.
     */
    customer_name?: string | null;
    /**
     * The IP address that the customer used when making the purchase.
     */
    customer_purchase_ip?: string | null;
    /**
     * (ID of a [file upload](https://stripe.com/docs/guides/file-upload)) A relevant document or contract showing the customer's signature.
     */
    customer_signature?: string | null;
    /**
     * (ID of a [file upload](https://stripe.com/docs/guides/file-upload)) Documentation for the prior charge that can uniquely identify the charge, such as a receipt, shipping label, work order, etc. This document should be paired with a similar document from the disputed payment that proves the two payments are separate.
     */
    duplicate_charge_documentation?: string | null;
    /**
     * An explanation of the difference between the disputed charge versus the prior charge that appears to be a duplicate.
     */
    duplicate_charge_explanation?: string | null;
    /**
     * The Stripe ID for the prior charge which appears to be a duplicate of the disputed charge.
     */
    duplicate_charge_id?: string | null;
    /**
     * Enhanced evidence of the evidence.
     */
    enhanced_evidence?: {
      /**
       * Mastercard compliance of the enhanced evidence.
       */
      mastercard_compliance?: {
        /**
         * A field acknowledging the fee incurred when countering a Mastercard compliance dispute. If this field is set to true, evidence can be submitted for the compliance dispute.
         */
        fee_acknowledged?: boolean | null;
        [k: string]: unknown;
      } | null;
      /**
       * Visa compelling evidence 3 of the enhanced evidence.
       */
      visa_compelling_evidence_3?: {
        /**
         * Disputed transaction details for Visa Compelling Evidence 3.0 evidence submission.
         */
        disputed_transaction?: {
          /**
           * User Account ID used to log into business platform. Must be recognizable by the user.
           */
          customer_account_id?: string | null;
          /**
           * Unique identifier of the cardholder's device derived from a combination of at least two hardware and software attributes. Must be at least 20 characters.
           */
          customer_device_fingerprint?: string | null;
          /**
           * Unique identifier of the cardholder's device such as a device serial number (e.g., International Mobile Equipment Identity [IMEI]). Must be at least 15 characters.
           */
          customer_device_id?: string | null;
          /**
           * The email address of the customer.
           */
          customer_email_address?: string | null;
          /**
           * The IP address that the customer used when making the purchase.
           */
          customer_purchase_ip?: string | null;
          /**
           * Categorization of disputed payment. One of: merchandise, services.
           */
          merchandise_or_services?: string | null;
          /**
           * A description of the product or service that was sold.
           */
          product_description?: string | null;
          /**
           * The address to which a physical product was shipped. All fields are required for Visa Compelling Evidence 3.0 evidence submission.
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
         * List of exactly two prior undisputed transaction objects for Visa Compelling Evidence 3.0 evidence submission.
         */
        prior_undisputed_transactions?:
          | ({
              /**
               * Stripe charge ID for the Visa Compelling Evidence 3.0 eligible prior charge.
               */
              charge?: string | null;
              /**
               * User Account ID used to log into business platform. Must be recognizable by the user.
               */
              customer_account_id?: string | null;
              /**
               * Unique identifier of the cardholder's device derived from a combination of at least two hardware and software attributes. Must be at least 20 characters.
               */
              customer_device_fingerprint?: string | null;
              /**
               * Unique identifier of the cardholder's device such as a device serial number (e.g., International Mobile Equipment Identity [IMEI]). Must be at least 15 characters.
               */
              customer_device_id?: string | null;
              /**
               * The email address of the customer.
               */
              customer_email_address?: string | null;
              /**
               * The IP address that the customer used when making the purchase.
               */
              customer_purchase_ip?: string | null;
              /**
               * A description of the product or service that was sold.
               */
              product_description?: string | null;
              /**
               * The address to which a physical product was shipped. All fields are required for Visa Compelling Evidence 3.0 evidence submission.
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
            } | null)[]
          | null;
        [k: string]: unknown;
      } | null;
      /**
       * Visa compliance of the enhanced evidence.
       */
      visa_compliance?: {
        /**
         * A field acknowledging the fee incurred when countering a Visa compliance dispute. If this field is set to true, evidence can be submitted for the compliance dispute. Stripe collects a 500 USD (or local equivalent) amount to cover the network costs associated with resolving compliance disputes. Stripe refunds the 500 USD network fee if you win the dispute.
         */
        fee_acknowledged?: boolean | null;
        [k: string]: unknown;
      } | null;
      [k: string]: unknown;
    } | null;
    /**
     * A description of the product or service that was sold.
     */
    product_description?: string | null;
    /**
     * (ID of a [file upload](https://stripe.com/docs/guides/file-upload)) Any receipt or message sent to the customer notifying them of the charge.
     */
    receipt?: string | null;
    /**
     * (ID of a [file upload](https://stripe.com/docs/guides/file-upload)) Your refund policy, as shown to the customer.
     */
    refund_policy?: string | null;
    /**
     * Documentation demonstrating that the customer was shown your refund policy prior to purchase.
     */
    refund_policy_disclosure?: string | null;
    /**
     * A justification for why the customer is not entitled to a refund.
     */
    refund_refusal_explanation?: string | null;
    /**
     * The date on which the customer received or began receiving the purchased service, in a clear human-readable format.
     */
    service_date?: string | null;
    /**
     * (ID of a [file upload](https://stripe.com/docs/guides/file-upload)) Documentation showing proof that a service was provided to the customer. This could include a copy of a signed contract, work order, or other form of written agreement.
     */
    service_documentation?: string | null;
    /**
     * The address to which a physical product was shipped. You should try to include as complete address information as possible.
     */
    shipping_address?: string | null;
    /**
     * The delivery service that shipped a physical product, such as Fedex, UPS, USPS, etc. If multiple carriers were used for this purchase, please separate them with commas.
     */
    shipping_carrier?: string | null;
    /**
     * The date on which a physical product began its route to the shipping address, in a clear human-readable format.
     */
    shipping_date?: string | null;
    /**
     * (ID of a [file upload](https://stripe.com/docs/guides/file-upload)) Documentation showing proof that a product was shipped to the customer at the same address the customer provided to you. This could include a copy of the shipment receipt, shipping label, etc. It should show the customer's full shipping address, if possible.
     */
    shipping_documentation?: string | null;
    /**
     * The tracking number for a physical product, obtained from the delivery service. If multiple tracking numbers were generated for this purchase, please separate them with commas.
     */
    shipping_tracking_number?: string | null;
    /**
     * (ID of a [file upload](https://stripe.com/docs/guides/file-upload)) Any additional evidence or statements.
     */
    uncategorized_file?: string | null;
    /**
     * Any additional evidence or statements.
     */
    uncategorized_text?: string | null;
    [k: string]: unknown;
  } | null;
  /**
   * Until when evidence may be submitted, and what was.
   */
  evidence_details?: {
    /**
     * Date by which evidence must be submitted in order to successfully challenge dispute. Will be 0 if the customer's bank or credit card company doesn't allow a response for this particular dispute.
     */
    due_by?: number | null;
    /**
     * Enhanced eligibility of the evidence details.
     */
    enhanced_eligibility?: {
      /**
       * Mastercard compliance of the enhanced eligibility.
       */
      mastercard_compliance?: {
        /**
         * Mastercard compliance eligibility status. One of: fee_acknowledged, requires_fee_acknowledgement.
         */
        status?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Visa compelling evidence 3 of the enhanced eligibility.
       */
      visa_compelling_evidence_3?: {
        /**
         * List of actions required to qualify dispute for Visa Compelling Evidence 3.0 evidence submission.
         */
        required_actions?: (string | null)[] | null;
        /**
         * Visa Compelling Evidence 3.0 eligibility status. One of: not_qualified, qualified, requires_action.
         */
        status?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Visa compliance of the enhanced eligibility.
       */
      visa_compliance?: {
        /**
         * Visa compliance eligibility status. One of: fee_acknowledged, requires_fee_acknowledgement.
         */
        status?: string | null;
        [k: string]: unknown;
      } | null;
      [k: string]: unknown;
    } | null;
    /**
     * Whether evidence has been staged for this dispute.
     */
    has_evidence?: boolean | null;
    /**
     * Whether the last evidence submission was submitted past the due date. Defaults to `false` if no evidence submissions have occurred. If `true`, then delivery of the latest evidence is *not* guaranteed.
     */
    past_due?: boolean | null;
    /**
     * The number of times evidence has been submitted. Typically, you may only submit evidence once.
     */
    submission_count?: number | null;
    /**
     * Whether the dispute was submitted manually, with Smart Disputes, or not submitted. One of: manual, not_submitted, smart_disputes.
     */
    submission_method?: string | null;
    [k: string]: unknown;
  } | null;
  /**
   * Intended submission method for the dispute. One of: manual, prefer_manual, prefer_smart_disputes, smart_disputes.
   */
  intended_submission_method?: string | null;
  /**
   * If true, it's still possible to refund the disputed payment. After the payment has been fully refunded, no further funds are withdrawn from your Stripe account as a result of this dispute.
   */
  is_charge_refundable?: boolean | null;
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
   * Network-dependent reason code for the dispute.
   */
  network_reason_code?: string | null;
  /**
   * ID of the PaymentIntent that's disputed.
   */
  payment_intent?: string | null;
  /**
   * What the payment method's network says about the dispute.
   */
  payment_method_details?: {
    /**
     * Amazon pay of the payment method details.
     */
    amazon_pay?: {
      /**
       * The AmazonPay dispute type, chargeback or claim One of: chargeback, claim.
       */
      dispute_type?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Card of the payment method details.
     */
    card?: {
      /**
       * Card brand. Can be `amex`, `cartes_bancaires`, `diners`, `discover`, `eftpos_au`, `jcb`, `link`, `mastercard`, `unionpay`, `visa` or `unknown`.
       */
      brand?: string | null;
      /**
       * The type of dispute opened. Different case types may have varying fees and financial impact. One of: block, chargeback, compliance, inquiry, resolution.
       */
      case_type?: string | null;
      /**
       * Identifies which network this charge was processed on. Can be `amex`, `cartes_bancaires`, `diners`, `discover`, `eftpos_au`, `interac`, `jcb`, `link`, `mastercard`, `unionpay`, `visa`, or `unknown`.
       */
      network?: string | null;
      /**
       * The card network's specific dispute reason code, which maps to one of Stripe's primary dispute categories to simplify response guidance. The [Network code map](https://stripe.com/docs/disputes/categories#network-code-map) lists all available dispute reason codes by network.
       */
      network_reason_code?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Klarna of the payment method details.
     */
    klarna?: {
      /**
       * Chargeback loss reason mapped by Stripe from Klarna's chargeback loss reason
       */
      chargeback_loss_reason_code?: string | null;
      /**
       * The reason for the dispute as defined by Klarna
       */
      reason_code?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Paypal of the payment method details.
     */
    paypal?: {
      /**
       * The ID of the dispute in PayPal.
       */
      case_id?: string | null;
      /**
       * The reason for the dispute as defined by PayPal
       */
      reason_code?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Payment method type. One of: amazon_pay, card, klarna, paypal.
     */
    type?: string | null;
    [k: string]: unknown;
  } | null;
  /**
   * Reason given by cardholder for dispute. Possible values are `bank_cannot_process`, `check_returned`, `credit_not_processed`, `customer_initiated`, `debit_not_authorized`, `duplicate`, `fraudulent`, `general`, `incorrect_account_details`, `insufficient_funds`, `noncompliant`, `product_not_received`, `product_unacceptable`, `subscription_canceled`, or `unrecognized`. Learn more about [dispute reasons](https://docs.stripe.com/disputes/categories).
   */
  reason?: string | null;
  /**
   * The current status of a dispute. Possible values include:`warning_needs_response`, `warning_under_review`, `warning_closed`, `needs_response`, `under_review`, `appeal_needs_response`, `appeal_under_review`, `won`, `lost`, or `prevented`.
   */
  status?: string | null;
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
