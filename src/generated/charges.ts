// Generated from schemas/charges.json by scripts/schemas/main.mjs: change that, not this.

export interface Charges {
  /**
   * Unique identifier for the object.
   */
  id?: string;
  /**
   * String representing the object's type. Objects of the same type share the same value. Always: charge.
   */
  object?: string | null;
  /**
   * Amount intended to be collected by this payment. A positive integer representing how much to charge in the [smallest currency unit](https://docs.stripe.com/currencies#zero-decimal) (e.g., 100 cents to charge $1.00 or 100 to charge ¥100, a zero-decimal currency). The minimum amount is $0.50 US or [equivalent in charge currency](https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts). The amount value supports up to eight digits (e.g., a value of 99999999 for a USD charge of $999,999.99).
   */
  amount?: number | null;
  /**
   * Amount in cents (or local equivalent) captured (can be less than the amount attribute on the charge if a partial capture was made).
   */
  amount_captured?: number | null;
  /**
   * Amount in cents (or local equivalent) refunded (can be less than the amount attribute on the charge if a partial refund was issued).
   */
  amount_refunded?: number | null;
  /**
   * ID of the Connect application that created the charge.
   */
  application?: string | null;
  /**
   * The application fee (if any) for the charge. [See the Connect documentation](https://docs.stripe.com/connect/direct-charges#collect-fees) for details.
   */
  application_fee?: string | null;
  /**
   * The amount of the application fee (if any) requested for the charge. [See the Connect documentation](https://docs.stripe.com/connect/direct-charges#collect-fees) for details.
   */
  application_fee_amount?: number | null;
  /**
   * Authorization code on the charge.
   */
  authorization_code?: string | null;
  /**
   * ID of the balance transaction that describes the impact of this charge on your account balance (not including refunds or disputes).
   */
  balance_transaction?: string | null;
  /**
   * Billing information of the payment method when the charge was made.
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
   * The full statement descriptor that is passed to card networks, and that is displayed on your customers' credit card and bank statements. Allows you to see what the statement descriptor looks like after the static and dynamic portions are combined. This value only exists for card payments.
   */
  calculated_statement_descriptor?: string | null;
  /**
   * If the charge was created without capturing, this Boolean represents whether it is still uncaptured or has since been captured.
   */
  captured?: boolean | null;
  /**
   * Time at which the object was created. Measured in seconds since the Unix epoch.
   */
  created?: number | null;
  /**
   * Three-letter [ISO currency code](https://www.iso.org/iso-4217-currency-codes.html), in lowercase. Must be a [supported currency](https://stripe.com/docs/currencies).
   */
  currency?: string | null;
  /**
   * ID of the customer this charge is for if one exists.
   */
  customer?: string | null;
  /**
   * An arbitrary string attached to the object. Often useful for displaying to users.
   */
  description?: string | null;
  /**
   * Whether the charge has been disputed.
   */
  disputed?: boolean | null;
  /**
   * ID of the balance transaction that describes the reversal of the balance on your account due to payment failure.
   */
  failure_balance_transaction?: string | null;
  /**
   * Error code explaining reason for charge failure if available (see [the errors section](https://docs.stripe.com/error-codes) for a list of codes).
   */
  failure_code?: string | null;
  /**
   * Message to user further explaining reason for charge failure if available.
   */
  failure_message?: string | null;
  /**
   * Information on fraud assessments for the charge.
   */
  fraud_details?: {
    /**
     * Assessments from Stripe. If set, the value is `fraudulent`.
     */
    stripe_report?: string | null;
    /**
     * Assessments reported by you. If set, possible values of are `safe` and `fraudulent`.
     */
    user_report?: string | null;
    [k: string]: unknown;
  } | null;
  /**
   * Level 3 data of the purchase, which card networks ask for with corporate cards.
   */
  level3?: {
    /**
     * Customer reference of the level3.
     */
    customer_reference?: string | null;
    /**
     * Line items of the level3.
     */
    line_items?:
      | ({
          /**
           * Discount amount of the line items.
           */
          discount_amount?: number | null;
          /**
           * Product code of the line items.
           */
          product_code?: string | null;
          /**
           * Product description of the line items.
           */
          product_description?: string | null;
          /**
           * Quantity of the line items.
           */
          quantity?: number | null;
          /**
           * Tax amount of the line items.
           */
          tax_amount?: number | null;
          /**
           * Unit cost of the line items.
           */
          unit_cost?: number | null;
          [k: string]: unknown;
        } | null)[]
      | null;
    /**
     * Merchant reference of the level3.
     */
    merchant_reference?: string | null;
    /**
     * Shipping address ZIP of the level3.
     */
    shipping_address_zip?: string | null;
    /**
     * Shipping amount of the level3.
     */
    shipping_amount?: number | null;
    /**
     * Shipping from ZIP of the level3.
     */
    shipping_from_zip?: string | null;
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
   * The account (if any) the charge was made on behalf of without triggering an automatic transfer. See the [Connect documentation](https://docs.stripe.com/connect/separate-charges-and-transfers) for details.
   */
  on_behalf_of?: string | null;
  /**
   * Details about whether the payment was accepted, and why. See [understanding declines](https://docs.stripe.com/declines) for details.
   */
  outcome?: {
    /**
     * An enumerated value providing a more detailed explanation on [how to proceed with an error](https://docs.stripe.com/declines#retrying-issuer-declines). One of: confirm_card_data, do_not_try_again, try_again_later.
     */
    advice_code?: string | null;
    /**
     * For charges declined by the network, a 2 digit code which indicates the advice returned by the network on how to proceed with an error.
     */
    network_advice_code?: string | null;
    /**
     * For charges declined by the network, an alphanumeric code which indicates the reason the charge failed.
     */
    network_decline_code?: string | null;
    /**
     * Possible values are `approved_by_network`, `declined_by_network`, `not_sent_to_network`, and `reversed_after_approval`. The value `reversed_after_approval` indicates the payment was [blocked by Stripe](https://docs.stripe.com/declines#blocked-payments) after bank authorization, and may temporarily appear as "pending" on a cardholder's statement.
     */
    network_status?: string | null;
    /**
     * An enumerated value providing a more detailed explanation of the outcome's `type`. Charges blocked by Radar's default block rule have the value `highest_risk_level`. Charges placed in review by Radar's default review rule have the value `elevated_risk_level`. Charges blocked because the payment is unlikely to be authorized have the value `low_probability_of_authorization`. Charges authorized, blocked, or placed in review by custom rules have the value `rule`. See [understanding declines](https://docs.stripe.com/declines) for more details.
     */
    reason?: string | null;
    /**
     * Stripe Radar's evaluation of the riskiness of the payment. Possible values for evaluated payments are `normal`, `elevated`, `highest`. For non-card payments, and card-based payments predating the public assignment of risk levels, this field will have the value `not_assessed`. In the event of an error in the evaluation, this field will have the value `unknown`. This field is only available with Radar.
     */
    risk_level?: string | null;
    /**
     * Stripe Radar's evaluation of the riskiness of the payment. Possible values for evaluated payments are between 0 and 100. For non-card payments, card-based payments predating the public assignment of risk scores, or in the event of an error during evaluation, this field will not be present. This field is only available with Radar for Fraud Teams.
     */
    risk_score?: number | null;
    /**
     * The ID of the Radar rule that matched the payment, if applicable.
     */
    rule?: string | null;
    /**
     * A human-readable description of the outcome type and reason, designed for you (the recipient of the payment), not your customer.
     */
    seller_message?: string | null;
    /**
     * Possible values are `authorized`, `manual_review`, `issuer_declined`, `blocked`, and `invalid`. See [understanding declines](https://docs.stripe.com/declines) and [Radar reviews](https://docs.stripe.com/radar/reviews) for details.
     */
    type?: string | null;
    [k: string]: unknown;
  } | null;
  /**
   * `true` if the charge succeeded, or was successfully authorized for later capture.
   */
  paid?: boolean | null;
  /**
   * ID of the PaymentIntent associated with this charge, if one exists.
   */
  payment_intent?: string | null;
  /**
   * ID of the payment method used in this charge.
   */
  payment_method?: string | null;
  /**
   * Details about the payment method at the time of the transaction.
   */
  payment_method_details?: {
    /**
     * ACH credit transfer of the payment method details.
     */
    ach_credit_transfer?: {
      /**
       * Account number to transfer funds to.
       */
      account_number?: string | null;
      /**
       * Name of the bank associated with the routing number.
       */
      bank_name?: string | null;
      /**
       * Routing transit number for the bank account to transfer funds to.
       */
      routing_number?: string | null;
      /**
       * SWIFT code of the bank associated with the routing number.
       */
      swift_code?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * ACH debit of the payment method details.
     */
    ach_debit?: {
      /**
       * Type of entity that holds the account. This can be either `individual` or `company`.
       */
      account_holder_type?: string | null;
      /**
       * Name of the bank associated with the bank account.
       */
      bank_name?: string | null;
      /**
       * Two-letter ISO code representing the country the bank account is located in.
       */
      country?: string | null;
      /**
       * Uniquely identifies this particular bank account. You can use this attribute to check whether two bank accounts are the same.
       */
      fingerprint?: string | null;
      /**
       * Last four digits of the bank account number.
       */
      last4?: string | null;
      /**
       * Routing transit number of the bank account.
       */
      routing_number?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * ACSS debit of the payment method details.
     */
    acss_debit?: {
      /**
       * Name of the bank associated with the bank account.
       */
      bank_name?: string | null;
      /**
       * Estimated date to debit the customer's bank account. A date string in YYYY-MM-DD format.
       */
      expected_debit_date?: string | null;
      /**
       * Uniquely identifies this particular bank account. You can use this attribute to check whether two bank accounts are the same.
       */
      fingerprint?: string | null;
      /**
       * Institution number of the bank account
       */
      institution_number?: string | null;
      /**
       * Last four digits of the bank account number.
       */
      last4?: string | null;
      /**
       * ID of the mandate used to make this payment.
       */
      mandate?: string | null;
      /**
       * Transit number of the bank account.
       */
      transit_number?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Affirm of the payment method details.
     */
    affirm?: {
      /**
       * ID of the location that this reader is assigned to.
       */
      location?: string | null;
      /**
       * ID of the reader this transaction was made on.
       */
      reader?: string | null;
      /**
       * The Affirm transaction ID associated with this payment.
       */
      transaction_id?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Afterpay clearpay of the payment method details.
     */
    afterpay_clearpay?: {
      /**
       * The Afterpay order ID associated with this payment intent.
       */
      order_id?: string | null;
      /**
       * Order identifier shown to the merchant in Afterpay's online portal.
       */
      reference?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Alipay of the payment method details.
     */
    alipay?: {
      /**
       * Uniquely identifies this particular Alipay account. You can use this attribute to check whether two Alipay accounts are the same.
       */
      buyer_id?: string | null;
      /**
       * Uniquely identifies this particular Alipay account. You can use this attribute to check whether two Alipay accounts are the same.
       */
      fingerprint?: string | null;
      /**
       * Transaction ID of this particular Alipay transaction.
       */
      transaction_id?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Alma of the payment method details.
     */
    alma?: {
      /**
       * Installments of the alma.
       */
      installments?: {
        /**
         * The number of installments.
         */
        count?: number | null;
        [k: string]: unknown;
      } | null;
      /**
       * The Alma transaction ID associated with this payment.
       */
      transaction_id?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Amazon pay of the payment method details.
     */
    amazon_pay?: {
      /**
       * Funding of the amazon pay.
       */
      funding?: {
        /**
         * Card of the funding.
         */
        card?: {
          /**
           * Card brand. Can be `American Express`, `Cartes Bancaires`, `Diners Club`, `Discover`, `Eftpos Australia`, `Girocard`, `JCB`, `MasterCard`, `UnionPay`, `Visa`, or `Unknown`.
           */
          brand?: string | null;
          /**
           * Two-letter ISO code representing the country of the card. You could use this attribute to get a sense of the international breakdown of cards you've collected.
           */
          country?: string | null;
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
           * The last four digits of the card.
           */
          last4?: string | null;
          [k: string]: unknown;
        } | null;
        /**
         * funding type of the underlying payment method. Always: card.
         */
        type?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * The Amazon Pay transaction ID associated with this payment.
       */
      transaction_id?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Au becs debit of the payment method details.
     */
    au_becs_debit?: {
      /**
       * Bank-State-Branch number of the bank account.
       */
      bsb_number?: string | null;
      /**
       * Estimated date to debit the customer's bank account. A date string in YYYY-MM-DD format.
       */
      expected_debit_date?: string | null;
      /**
       * Uniquely identifies this particular bank account. You can use this attribute to check whether two bank accounts are the same.
       */
      fingerprint?: string | null;
      /**
       * Last four digits of the bank account number.
       */
      last4?: string | null;
      /**
       * ID of the mandate used to make this payment.
       */
      mandate?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Bacs debit of the payment method details.
     */
    bacs_debit?: {
      /**
       * Estimated date to debit the customer's bank account. A date string in YYYY-MM-DD format.
       */
      expected_debit_date?: string | null;
      /**
       * Uniquely identifies this particular bank account. You can use this attribute to check whether two bank accounts are the same.
       */
      fingerprint?: string | null;
      /**
       * Last four digits of the bank account number.
       */
      last4?: string | null;
      /**
       * ID of the mandate used to make this payment.
       */
      mandate?: string | null;
      /**
       * Sort code of the bank account. (e.g., `10-20-30`)
       */
      sort_code?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Bancontact of the payment method details.
     */
    bancontact?: {
      /**
       * Bank code of bank associated with the bank account.
       */
      bank_code?: string | null;
      /**
       * Name of the bank associated with the bank account.
       */
      bank_name?: string | null;
      /**
       * Bank Identifier Code of the bank associated with the bank account.
       */
      bic?: string | null;
      /**
       * The ID of the SEPA Direct Debit PaymentMethod which was generated by this Charge.
       */
      generated_sepa_debit?: string | null;
      /**
       * The mandate for the SEPA Direct Debit PaymentMethod which was generated by this Charge.
       */
      generated_sepa_debit_mandate?: string | null;
      /**
       * Last four characters of the IBAN.
       */
      iban_last4?: string | null;
      /**
       * Preferred language of the Bancontact authorization page that the customer is redirected to. Can be one of `en`, `de`, `fr`, or `nl`
       */
      preferred_language?: string | null;
      /**
       * Owner's verified full name. Values are verified or provided by Bancontact directly (if supported) at the time of authorization or settlement. They cannot be set or mutated.
       */
      verified_name?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Billie of the payment method details.
     */
    billie?: {
      /**
       * The Billie transaction ID associated with this payment.
       */
      transaction_id?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Bizum of the payment method details.
     */
    bizum?: {
      /**
       * A unique identifier for the buyer as determined by the local payment processor.
       */
      buyer_id?: string | null;
      /**
       * The Bizum transaction ID associated with this payment.
       */
      transaction_id?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Blik of the payment method details.
     */
    blik?: {
      /**
       * A unique and immutable identifier assigned by BLIK to every buyer.
       */
      buyer_id?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Boleto of the payment method details.
     */
    boleto?: {
      /**
       * The tax ID of the customer (CPF for individuals consumers or CNPJ for businesses consumers)
       */
      tax_id?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Card of the payment method details.
     */
    card?: {
      /**
       * The authorized amount.
       */
      amount_authorized?: number | null;
      /**
       * Authorization code on the charge.
       */
      authorization_code?: string | null;
      /**
       * Card brand. Can be `amex`, `cartes_bancaires`, `diners`, `discover`, `eftpos_au`, `jcb`, `link`, `mastercard`, `unionpay`, `visa` or `unknown`.
       */
      brand?: string | null;
      /**
       * When using manual capture, a future timestamp at which the charge will be automatically refunded if uncaptured.
       */
      capture_before?: number | null;
      /**
       * Check results by Card networks on Card address and CVC at time of payment.
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
       * The Electronic Commerce Indicator (ECI) returned by the card network in the authorization response. Indicates the level of authentication used. Only populated for Visa and Mastercard transactions. This is the network's final ECI and can differ from the request value. An authenticated ECI alone doesn't determine liability shift.
       */
      electronic_commerce_indicator?: string | null;
      /**
       * Two-digit number representing the card's expiration month.
       */
      exp_month?: number | null;
      /**
       * Four-digit number representing the card's expiration year.
       */
      exp_year?: number | null;
      /**
       * Extended authorization of the card.
       */
      extended_authorization?: {
        /**
         * Indicates whether or not the capture window is extended beyond the standard authorization. One of: disabled, enabled.
         */
        status?: string | null;
        [k: string]: unknown;
      } | null;
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
       * Incremental authorization of the card.
       */
      incremental_authorization?: {
        /**
         * Indicates whether or not the incremental authorization feature is supported. One of: available, unavailable.
         */
        status?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Installment details for this payment. For more information, see the [installments integration guide](https://docs.stripe.com/payments/installments).
       */
      installments?: {
        /**
         * Installment plan selected for the payment.
         */
        plan?: {
          /**
           * For `fixed_count` installment plans, this is the number of installment payments your customer will make to their credit card.
           */
          count?: number | null;
          /**
           * For `fixed_count` installment plans, this is the interval between installment payments your customer will make to their credit card. One of `month`.
           */
          interval?: string | null;
          /**
           * Type of installment plan, one of `fixed_count`, `bonus`, or `revolving`.
           */
          type?: string | null;
          [k: string]: unknown;
        } | null;
        [k: string]: unknown;
      } | null;
      /**
       * The name of the card's issuing bank. (For internal use only and not typically available in standard API requests.)
       */
      issuer?: string | null;
      /**
       * The last four digits of the card.
       */
      last4?: string | null;
      /**
       * ID of the mandate used to make this payment or created by it.
       */
      mandate?: string | null;
      /**
       * True if this payment was marked as MOTO and out of scope for SCA.
       */
      moto?: boolean | null;
      /**
       * Multicapture of the card.
       */
      multicapture?: {
        /**
         * Indicates whether or not multiple captures are supported. One of: available, unavailable.
         */
        status?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Identifies which network this charge was processed on. Can be `amex`, `cartes_bancaires`, `diners`, `discover`, `eftpos_au`, `interac`, `jcb`, `link`, `mastercard`, `unionpay`, `visa`, or `unknown`.
       */
      network?: string | null;
      /**
       * If this card has network token credentials, this contains the details of the network token credentials.
       */
      network_token?: {
        /**
         * Indicates if Stripe used a network token, either user provided or Stripe managed when processing the transaction.
         */
        used?: boolean | null;
        [k: string]: unknown;
      } | null;
      /**
       * This is used by the financial networks to identify a transaction. Visa calls this the Transaction ID, Mastercard calls this the Trace ID, and American Express calls this the Acquirer Reference Data. This value will be present if it is returned by the financial network in the authorization response, and null otherwise.
       */
      network_transaction_id?: string | null;
      /**
       * Overcapture of the card.
       */
      overcapture?: {
        /**
         * The maximum amount that can be captured.
         */
        maximum_amount_capturable?: number | null;
        /**
         * Indicates whether or not the authorized amount can be over-captured. One of: available, unavailable.
         */
        status?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Status of a card based on the card issuer. One of: regulated, unregulated.
       */
      regulated_status?: string | null;
      /**
       * The payment_method_options.card.setup_credential_usage value that was passed when setup_future_usage was present at confirmation, one of `recurring`, `unscheduled`, or `installment`
       */
      setup_credential_usage?: string | null;
      /**
       * The payment_method_options.card.stored_credential_usage value that was passed for an off session, merchant-initiated transaction. One of: installment, recurring, unscheduled.
       */
      stored_credential_usage?: string | null;
      /**
       * Populated if this transaction used 3D Secure authentication.
       */
      three_d_secure?: {
        /**
         * For authenticated transactions: how the customer was authenticated by the issuing bank. One of: challenge, frictionless.
         */
        authentication_flow?: string | null;
        /**
         * The Electronic Commerce Indicator (ECI). A protocol-level field indicating what degree of authentication was performed. One of: 01, 02, 05, 06, 07.
         */
        electronic_commerce_indicator?: string | null;
        /**
         * The exemption requested via 3DS and accepted by the issuer at authentication time. One of: low_risk, none.
         */
        exemption_indicator?: string | null;
        /**
         * Whether Stripe requested the value of `exemption_indicator` in the transaction. This will depend on the outcome of Stripe's internal risk assessment.
         */
        exemption_indicator_applied?: boolean | null;
        /**
         * Indicates the outcome of 3D Secure authentication. One of: attempt_acknowledged, authenticated, data_share_only, exempted, failed, not_supported, processing_error.
         */
        result?: string | null;
        /**
         * Additional information about why 3D Secure succeeded or failed based on the `result`. One of: abandoned, bypassed, canceled, card_not_enrolled, network_not_supported, protocol_error, rejected.
         */
        result_reason?: string | null;
        /**
         * The 3D Secure 1 XID or 3D Secure 2 Directory Server Transaction ID (dsTransId) for this payment.
         */
        transaction_id?: string | null;
        /**
         * The version of 3D Secure that was used. One of: 1.0.2, 2.1.0, 2.2.0, 2.3.0, 2.3.1.
         */
        version?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * Transaction Link ID (TLID) is a unique identifier for a transaction. This is used by some card networks, such as Mastercard, for transaction linking, in addition to Network Transaction IDs. This value will be present if it is returned by the financial network in the authorization response, and null otherwise.
       */
      transaction_link_id?: string | null;
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
          /**
           * The [funding source group code](https://docs.stripe.com/payments/link/link-payment-methods) applied to this Link payment at confirmation time.
           */
          funding_source_group?: string | null;
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
     * Cashapp of the payment method details.
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
      /**
       * A unique and immutable identifier of payments assigned by Cash App
       */
      transaction_id?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Crypto of the payment method details.
     */
    crypto?: {
      /**
       * The wallet address of the customer.
       */
      buyer_address?: string | null;
      /**
       * The blockchain network that the transaction was sent on. One of: base, ethereum, polygon, solana, sui, tempo.
       */
      network?: string | null;
      /**
       * The token currency that the transaction was sent with. One of: ousd, phantom_cash, usdc, usdg, usdp, usdsui, usdt.
       */
      token_currency?: string | null;
      /**
       * The blockchain transaction hash of the crypto payment.
       */
      transaction_hash?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Customer balance of the payment method details.
     */
    customer_balance?: {
      [k: string]: unknown;
    } | null;
    /**
     * Eps of the payment method details.
     */
    eps?: {
      /**
       * The customer's bank. Should be one of `arzte_und_apotheker_bank`, `austrian_anadi_bank_ag`, `bank_austria`, `bankhaus_carl_spangler`, `bankhaus_schelhammer_und_schattera_ag`, `bawag_psk_ag`, `bks_bank_ag`, `brull_kallmus_bank_ag`, `btv_vier_lander_bank`, `capital_bank_grawe_gruppe_ag`, `deutsche_bank_ag`, `dolomitenbank`, `easybank_ag`, `erste_bank_und_sparkassen`, `hypo_alpeadriabank_international_ag`, `hypo_noe_lb_fur_niederosterreich_u_wien`, `hypo_oberosterreich_salzburg_steiermark`, `hypo_tirol_bank_ag`, `hypo_vorarlberg_bank_ag`, `hypo_bank_burgenland_aktiengesellschaft`, `marchfelder_bank`, `oberbank_ag`, `raiffeisen_bankengruppe_osterreich`, `schoellerbank_ag`, `sparda_bank_wien`, `volksbank_gruppe`, `volkskreditbank_ag`, or `vr_bank_braunau`.
       */
      bank?: string | null;
      /**
       * Owner's verified full name. Values are verified or provided by EPS directly (if supported) at the time of authorization or settlement. They cannot be set or mutated. EPS rarely provides this information so the attribute is usually empty.
       */
      verified_name?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Fpx of the payment method details.
     */
    fpx?: {
      /**
       * Account holder type, if provided. Can be one of `individual` or `company`.
       */
      account_holder_type?: string | null;
      /**
       * The customer's bank. Can be one of `affin_bank`, `agrobank`, `alliance_bank`, `ambank`, `bank_islam`, `bank_muamalat`, `bnp_paribas`, `bank_rakyat`, `bsn`, `cimb`, `citibank`, `hong_leong_bank`, `hsbc`, `kfh`, `maybank2u`, `ocbc`, `public_bank`, `rhb`, `standard_chartered`, `uob`, `deutsche_bank`, `maybank2e`, `mbsb_bank`, `pb_enterprise`, or `bank_of_china`.
       */
      bank?: string | null;
      /**
       * Unique transaction id generated by FPX for every request from the merchant
       */
      transaction_id?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Giropay of the payment method details.
     */
    giropay?: {
      /**
       * Bank code of bank associated with the bank account.
       */
      bank_code?: string | null;
      /**
       * Name of the bank associated with the bank account.
       */
      bank_name?: string | null;
      /**
       * Bank Identifier Code of the bank associated with the bank account.
       */
      bic?: string | null;
      /**
       * Owner's verified full name. Values are verified or provided by Giropay directly (if supported) at the time of authorization or settlement. They cannot be set or mutated. Giropay rarely provides this information so the attribute is usually empty.
       */
      verified_name?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Grabpay of the payment method details.
     */
    grabpay?: {
      /**
       * Unique transaction id generated by GrabPay
       */
      transaction_id?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Ideal of the payment method details.
     */
    ideal?: {
      /**
       * The customer's bank. Can be one of `abn_amro`, `adyen`, `asn_bank`, `bunq`, `buut`, `finom`, `handelsbanken`, `ing`, `knab`, `mollie`, `moneyou`, `n26`, `nn`, `rabobank`, `regiobank`, `revolut`, `sns_bank`, `triodos_bank`, `van_lanschot`, or `yoursafe`.
       */
      bank?: string | null;
      /**
       * The Bank Identifier Code of the customer's bank. One of: ABNANL2A, ADYBNL2A, ASNBNL21, BITSNL2A, BUNQNL2A, BUUTNL2A, FNOMNL22, FVLBNL22, HANDNL2A, INGBNL2A, KNABNL2H, MLLENL2A, MOYONL21, NNBANL2G, NTSBDEB1, RABONL2U, RBRBNL21, REVOIE23, REVOLT21, SNSBNL2A, TRIONL2U.
       */
      bic?: string | null;
      /**
       * The ID of the SEPA Direct Debit PaymentMethod which was generated by this Charge.
       */
      generated_sepa_debit?: string | null;
      /**
       * The mandate for the SEPA Direct Debit PaymentMethod which was generated by this Charge.
       */
      generated_sepa_debit_mandate?: string | null;
      /**
       * Last four characters of the IBAN.
       */
      iban_last4?: string | null;
      /**
       * Unique transaction ID generated by iDEAL.
       */
      transaction_id?: string | null;
      /**
       * Owner's verified full name. Values are verified or provided by iDEAL directly (if supported) at the time of authorization or settlement. They cannot be set or mutated.
       */
      verified_name?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Interac present of the payment method details.
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
         * The type of account being debited or credited One of: checking, savings, unknown.
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
      [k: string]: unknown;
    } | null;
    /**
     * Kakao pay of the payment method details.
     */
    kakao_pay?: {
      /**
       * A unique identifier for the buyer as determined by the local payment processor.
       */
      buyer_id?: string | null;
      /**
       * The Kakao Pay transaction ID associated with this payment.
       */
      transaction_id?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Klarna of the payment method details.
     */
    klarna?: {
      /**
       * ID of the [location](https://docs.stripe.com/api/terminal/locations) that this transaction's reader is assigned to.
       */
      location?: string | null;
      /**
       * The payer details for this transaction.
       */
      payer_details?: {
        /**
         * The payer's address
         */
        address?: {
          /**
           * The payer address country
           */
          country?: string | null;
          [k: string]: unknown;
        } | null;
        [k: string]: unknown;
      } | null;
      /**
       * The Klarna payment method used for this transaction. Can be one of `pay_later`, `pay_now`, `pay_with_financing`, or `pay_in_installments`
       */
      payment_method_category?: string | null;
      /**
       * Preferred language of the Klarna authorization page that the customer is redirected to. Can be one of `de-AT`, `en-AT`, `nl-BE`, `fr-BE`, `en-BE`, `de-DE`, `en-DE`, `da-DK`, `en-DK`, `es-ES`, `en-ES`, `fi-FI`, `sv-FI`, `en-FI`, `en-GB`, `en-IE`, `it-IT`, `en-IT`, `nl-NL`, `en-NL`, `nb-NO`, `en-NO`, `sv-SE`, `en-SE`, `en-US`, `es-US`, `fr-FR`, `en-FR`, `cs-CZ`, `en-CZ`, `ro-RO`, `en-RO`, `el-GR`, `en-GR`, `en-AU`, `en-NZ`, `en-CA`, `fr-CA`, `pl-PL`, `en-PL`, `pt-PT`, `en-PT`, `de-CH`, `fr-CH`, `it-CH`, or `en-CH`
       */
      preferred_locale?: string | null;
      /**
       * ID of the [reader](https://docs.stripe.com/api/terminal/readers) this transaction was made on.
       */
      reader?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Konbini of the payment method details.
     */
    konbini?: {
      /**
       * If the payment succeeded, this contains the details of the convenience store where the payment was completed.
       */
      store?: {
        /**
         * The name of the convenience store chain where the payment was completed. One of: familymart, lawson, ministop, seicomart.
         */
        chain?: string | null;
        [k: string]: unknown;
      } | null;
      [k: string]: unknown;
    } | null;
    /**
     * Kr card of the payment method details.
     */
    kr_card?: {
      /**
       * The local credit or debit card brand. One of: bc, citi, hana, hyundai, jeju, jeonbuk, kakaobank, kbank, kdbbank, kookmin, kwangju, lotte, mg, nh, post, samsung, savingsbank, shinhan, shinhyup, suhyup, tossbank, woori.
       */
      brand?: string | null;
      /**
       * A unique identifier for the buyer as determined by the local payment processor.
       */
      buyer_id?: string | null;
      /**
       * The last four digits of the card. This may not be present for American Express cards.
       */
      last4?: string | null;
      /**
       * The Korean Card transaction ID associated with this payment.
       */
      transaction_id?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Link of the payment method details.
     */
    link?: {
      /**
       * Two-letter ISO code representing the funding source country beneath the Link payment. You could use this attribute to get a sense of international fees.
       */
      country?: string | null;
      /**
       * The [funding source group code](https://docs.stripe.com/payments/link/link-payment-methods) applied to this Link payment at confirmation time.
       */
      funding_source_group?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Mb way of the payment method details.
     */
    mb_way?: {
      [k: string]: unknown;
    } | null;
    /**
     * Mobilepay of the payment method details.
     */
    mobilepay?: {
      /**
       * Internal card details
       */
      card?: {
        /**
         * Brand of the card used in the transaction
         */
        brand?: string | null;
        /**
         * Two-letter ISO code representing the country of the card
         */
        country?: string | null;
        /**
         * Two digit number representing the card's expiration month
         */
        exp_month?: number | null;
        /**
         * Two digit number representing the card's expiration year
         */
        exp_year?: number | null;
        /**
         * The last 4 digits of the card
         */
        last4?: string | null;
        [k: string]: unknown;
      } | null;
      [k: string]: unknown;
    } | null;
    /**
     * Multibanco of the payment method details.
     */
    multibanco?: {
      /**
       * Entity number associated with this Multibanco payment.
       */
      entity?: string | null;
      /**
       * Reference number associated with this Multibanco payment.
       */
      reference?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Naver pay of the payment method details.
     */
    naver_pay?: {
      /**
       * A unique identifier for the buyer as determined by the local payment processor.
       */
      buyer_id?: string | null;
      /**
       * The Naver Pay transaction ID associated with this payment.
       */
      transaction_id?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Nz bank account of the payment method details.
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
       * Estimated date to debit the customer's bank account. A date string in YYYY-MM-DD format.
       */
      expected_debit_date?: string | null;
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
     * Oxxo of the payment method details.
     */
    oxxo?: {
      /**
       * OXXO reference number
       */
      number?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * P24 of the payment method details.
     */
    p24?: {
      /**
       * The customer's bank. Can be one of `ing`, `citi_handlowy`, `tmobile_usbugi_bankowe`, `plus_bank`, `etransfer_pocztowy24`, `banki_spbdzielcze`, `bank_nowy_bfg_sa`, `getin_bank`, `velobank`, `blik`, `noble_pay`, `ideabank`, `envelobank`, `santander_przelew24`, `nest_przelew`, `mbank_mtransfer`, `inteligo`, `pbac_z_ipko`, `bnp_paribas`, `credit_agricole`, `toyota_bank`, `bank_pekao_sa`, `volkswagen_bank`, `bank_millennium`, `alior_bank`, or `boz`.
       */
      bank?: string | null;
      /**
       * Unique reference for this Przelewy24 payment.
       */
      reference?: string | null;
      /**
       * Owner's verified full name. Values are verified or provided by Przelewy24 directly (if supported) at the time of authorization or settlement. They cannot be set or mutated. Przelewy24 rarely provides this information so the attribute is usually empty.
       */
      verified_name?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Pay by bank of the payment method details.
     */
    pay_by_bank?: {
      [k: string]: unknown;
    } | null;
    /**
     * Payco of the payment method details.
     */
    payco?: {
      /**
       * A unique identifier for the buyer as determined by the local payment processor.
       */
      buyer_id?: string | null;
      /**
       * The Payco transaction ID associated with this payment.
       */
      transaction_id?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Paynow of the payment method details.
     */
    paynow?: {
      /**
       * ID of the [location](https://docs.stripe.com/api/terminal/locations) that this transaction's reader is assigned to.
       */
      location?: string | null;
      /**
       * ID of the [reader](https://docs.stripe.com/api/terminal/readers) this transaction was made on.
       */
      reader?: string | null;
      /**
       * Reference number associated with this PayNow payment
       */
      reference?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Paypal of the payment method details.
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
      /**
       * Owner's full name. Values provided by PayPal directly (if supported) at the time of authorization or settlement. They cannot be set or mutated.
       */
      payer_name?: string | null;
      /**
       * The level of protection offered as defined by PayPal Seller Protection for Merchants, for this transaction.
       */
      seller_protection?: {
        /**
         * An array of conditions that are covered for the transaction, if applicable.
         */
        dispute_categories?: (string | null)[] | null;
        /**
         * Indicates whether the transaction is eligible for PayPal's seller protection. One of: eligible, not_eligible, partially_eligible.
         */
        status?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * A unique ID generated by PayPal for this transaction.
       */
      transaction_id?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Paypay of the payment method details.
     */
    paypay?: {
      [k: string]: unknown;
    } | null;
    /**
     * Payto of the payment method details.
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
       * ID of the mandate used to make this payment.
       */
      mandate?: string | null;
      /**
       * The PayID alias for the bank account.
       */
      pay_id?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Pix of the payment method details.
     */
    pix?: {
      /**
       * Unique transaction id generated by BCB
       */
      bank_transaction_id?: string | null;
      /**
       * Uniquely identifies this particular Pix account. You can use this attribute to check whether two Pix accounts are the same.
       */
      fingerprint?: string | null;
      /**
       * ID of the multi use Mandate generated by the PaymentIntent or SetupIntent.
       */
      mandate?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Promptpay of the payment method details.
     */
    promptpay?: {
      /**
       * Bill reference generated by PromptPay
       */
      reference?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Revolut pay of the payment method details.
     */
    revolut_pay?: {
      /**
       * Funding of the revolut pay.
       */
      funding?: {
        /**
         * Card of the funding.
         */
        card?: {
          /**
           * Card brand. Can be `American Express`, `Cartes Bancaires`, `Diners Club`, `Discover`, `Eftpos Australia`, `Girocard`, `JCB`, `MasterCard`, `UnionPay`, `Visa`, or `Unknown`.
           */
          brand?: string | null;
          /**
           * Two-letter ISO code representing the country of the card. You could use this attribute to get a sense of the international breakdown of cards you've collected.
           */
          country?: string | null;
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
           * The last four digits of the card.
           */
          last4?: string | null;
          [k: string]: unknown;
        } | null;
        /**
         * funding type of the underlying payment method. Always: card.
         */
        type?: string | null;
        [k: string]: unknown;
      } | null;
      /**
       * The Revolut Pay transaction ID associated with this payment.
       */
      transaction_id?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Samsung pay of the payment method details.
     */
    samsung_pay?: {
      /**
       * A unique identifier for the buyer as determined by the local payment processor.
       */
      buyer_id?: string | null;
      /**
       * The Samsung Pay transaction ID associated with this payment.
       */
      transaction_id?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Satispay of the payment method details.
     */
    satispay?: {
      /**
       * The Satispay transaction ID associated with this payment.
       */
      transaction_id?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Scalapay of the payment method details.
     */
    scalapay?: {
      /**
       * The Scalapay transaction ID associated with this payment.
       */
      transaction_id?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * SEPA credit transfer of the payment method details.
     */
    sepa_credit_transfer?: {
      /**
       * Name of the bank associated with the bank account.
       */
      bank_name?: string | null;
      /**
       * Bank Identifier Code of the bank associated with the bank account.
       */
      bic?: string | null;
      /**
       * IBAN of the bank account to transfer funds to.
       */
      iban?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * SEPA debit of the payment method details.
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
       * Estimated date to debit the customer's bank account. A date string in YYYY-MM-DD format.
       */
      expected_debit_date?: string | null;
      /**
       * Uniquely identifies this particular bank account. You can use this attribute to check whether two bank accounts are the same.
       */
      fingerprint?: string | null;
      /**
       * Last four characters of the IBAN.
       */
      last4?: string | null;
      /**
       * Find the ID of the mandate used for this payment under the [payment_method_details.sepa_debit.mandate](https://docs.stripe.com/api/charges/object#charge_object-payment_method_details-sepa_debit-mandate) property on the Charge. Use this mandate ID to [retrieve the Mandate](https://docs.stripe.com/api/mandates/retrieve).
       */
      mandate?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Sequra of the payment method details.
     */
    sequra?: {
      /**
       * The SeQura transaction ID associated with this payment.
       */
      transaction_id?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Sofort of the payment method details.
     */
    sofort?: {
      /**
       * Bank code of bank associated with the bank account.
       */
      bank_code?: string | null;
      /**
       * Name of the bank associated with the bank account.
       */
      bank_name?: string | null;
      /**
       * Bank Identifier Code of the bank associated with the bank account.
       */
      bic?: string | null;
      /**
       * Two-letter ISO code representing the country the bank account is located in.
       */
      country?: string | null;
      /**
       * The ID of the SEPA Direct Debit PaymentMethod which was generated by this Charge.
       */
      generated_sepa_debit?: string | null;
      /**
       * The mandate for the SEPA Direct Debit PaymentMethod which was generated by this Charge.
       */
      generated_sepa_debit_mandate?: string | null;
      /**
       * Last four characters of the IBAN.
       */
      iban_last4?: string | null;
      /**
       * Preferred language of the SOFORT authorization page that the customer is redirected to. Can be one of `de`, `en`, `es`, `fr`, `it`, `nl`, or `pl`
       */
      preferred_language?: string | null;
      /**
       * Owner's verified full name. Values are verified or provided by SOFORT directly (if supported) at the time of authorization or settlement. They cannot be set or mutated.
       */
      verified_name?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Stripe account of the payment method details.
     */
    stripe_account?: {
      [k: string]: unknown;
    } | null;
    /**
     * Sunbit of the payment method details.
     */
    sunbit?: {
      /**
       * The Sunbit transaction ID associated with this payment.
       */
      transaction_id?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Swish of the payment method details.
     */
    swish?: {
      /**
       * Uniquely identifies the payer's Swish account. You can use this attribute to check whether two Swish transactions were paid for by the same payer
       */
      fingerprint?: string | null;
      /**
       * Payer bank reference number for the payment
       */
      payment_reference?: string | null;
      /**
       * The last four digits of the Swish account phone number
       */
      verified_phone_last4?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Twint of the payment method details.
     */
    twint?: {
      /**
       * ID of the multi use Mandate generated by the PaymentIntent or SetupIntent.
       */
      mandate?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * The type of transaction-specific details of the payment method used in the payment. See [PaymentMethod.type](https://docs.stripe.com/api/payment_methods/object#payment_method_object-type) for the full list of possible types. An additional hash is included on `payment_method_details` with a name matching this value. It contains information specific to the payment method.
     */
    type?: string | null;
    /**
     * Upi of the payment method details.
     */
    upi?: {
      /**
       * Customer's unique Virtual Payment Address.
       */
      vpa?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Us bank account of the payment method details.
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
       * Name of the bank associated with the bank account.
       */
      bank_name?: string | null;
      /**
       * Estimated date to debit the customer's bank account. A date string in YYYY-MM-DD format.
       */
      expected_debit_date?: string | null;
      /**
       * Uniquely identifies this particular bank account. You can use this attribute to check whether two bank accounts are the same.
       */
      fingerprint?: string | null;
      /**
       * Last four digits of the bank account number.
       */
      last4?: string | null;
      /**
       * ID of the mandate used to make this payment.
       */
      mandate?: string | null;
      /**
       * Reference number to locate ACH payments with customer's bank.
       */
      payment_reference?: string | null;
      /**
       * Routing number of the bank account.
       */
      routing_number?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * Wechat of the payment method details.
     */
    wechat?: {
      [k: string]: unknown;
    } | null;
    /**
     * Wechat pay of the payment method details.
     */
    wechat_pay?: {
      /**
       * Uniquely identifies this particular WeChat Pay account. You can use this attribute to check whether two WeChat accounts are the same.
       */
      fingerprint?: string | null;
      /**
       * ID of the [location](https://docs.stripe.com/api/terminal/locations) that this transaction's reader is assigned to.
       */
      location?: string | null;
      /**
       * ID of the [reader](https://docs.stripe.com/api/terminal/readers) this transaction was made on.
       */
      reader?: string | null;
      /**
       * Transaction ID of this particular WeChat Pay transaction.
       */
      transaction_id?: string | null;
      [k: string]: unknown;
    } | null;
    /**
     * ZIP of the payment method details.
     */
    zip?: {
      [k: string]: unknown;
    } | null;
    [k: string]: unknown;
  } | null;
  /**
   * Amount and currency that the customer saw, where they differ from the charge's own.
   */
  presentment_details?: {
    /**
     * Amount intended to be collected by this payment, denominated in `presentment_currency`.
     */
    presentment_amount?: number | null;
    /**
     * Currency presented to the customer during payment.
     */
    presentment_currency?: string | null;
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
   * This is the email address that the receipt for this charge was sent to.
   */
  receipt_email?: string | null;
  /**
   * This is the transaction number that appears on email receipts sent for this charge. This attribute will be `null` until a receipt has been sent.
   */
  receipt_number?: string | null;
  /**
   * This is the URL to view the receipt for this charge. The receipt is kept up-to-date to the latest state of the charge, including any refunds. If the charge is for an Invoice, the receipt will be stylized as an Invoice receipt.
   */
  receipt_url?: string | null;
  /**
   * Whether the charge has been fully refunded. If the charge is only partially refunded, this attribute will still be false.
   */
  refunded?: boolean | null;
  /**
   * A list of refunds that have been applied to the charge.
   */
  refunds?: {
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
           * String representing the object's type. Objects of the same type share the same value. Always: refund.
           */
          object?: string | null;
          /**
           * Amount, in cents (or local equivalent).
           */
          amount?: number | null;
          /**
           * Balance transaction that describes the impact on your account balance.
           */
          balance_transaction?: string | null;
          /**
           * ID of the charge that's refunded.
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
           * ID of the customer of this refund.
           */
          customer?: string | null;
          /**
           * ID of the account of this refund.
           */
          customer_account?: string | null;
          /**
           * An arbitrary string attached to the object. You can use this for displaying to users (available on non-card refunds only).
           */
          description?: string | null;
          /**
           * Where the money goes back to, by the kind of payment method.
           */
          destination_details?: {
            /**
             * Affirm of the destination details.
             */
            affirm?: {
              [k: string]: unknown;
            } | null;
            /**
             * Afterpay clearpay of the destination details.
             */
            afterpay_clearpay?: {
              /**
               * The reference assigned to the refund.
               */
              reference?: string | null;
              /**
               * Status of the reference on the refund. This can be `pending`, `available` or `unavailable`.
               */
              reference_status?: string | null;
              [k: string]: unknown;
            } | null;
            /**
             * Alipay of the destination details.
             */
            alipay?: {
              [k: string]: unknown;
            } | null;
            /**
             * Alma of the destination details.
             */
            alma?: {
              [k: string]: unknown;
            } | null;
            /**
             * Amazon pay of the destination details.
             */
            amazon_pay?: {
              [k: string]: unknown;
            } | null;
            /**
             * Au bank transfer of the destination details.
             */
            au_bank_transfer?: {
              [k: string]: unknown;
            } | null;
            /**
             * Blik of the destination details.
             */
            blik?: {
              /**
               * For refunds declined by the network, a decline code provided by the network which indicates the reason the refund failed.
               */
              network_decline_code?: string | null;
              /**
               * The reference assigned to the refund.
               */
              reference?: string | null;
              /**
               * Status of the reference on the refund. This can be `pending`, `available` or `unavailable`.
               */
              reference_status?: string | null;
              [k: string]: unknown;
            } | null;
            /**
             * Br bank transfer of the destination details.
             */
            br_bank_transfer?: {
              /**
               * The reference assigned to the refund.
               */
              reference?: string | null;
              /**
               * Status of the reference on the refund. This can be `pending`, `available` or `unavailable`.
               */
              reference_status?: string | null;
              [k: string]: unknown;
            } | null;
            /**
             * Card of the destination details.
             */
            card?: {
              /**
               * Value of the reference number assigned to the refund.
               */
              reference?: string | null;
              /**
               * Status of the reference number on the refund. This can be `pending`, `available` or `unavailable`.
               */
              reference_status?: string | null;
              /**
               * Type of the reference number assigned to the refund.
               */
              reference_type?: string | null;
              /**
               * The type of refund. This can be `refund`, `reversal`, or `pending`.
               */
              type?: string | null;
              [k: string]: unknown;
            } | null;
            /**
             * Cashapp of the destination details.
             */
            cashapp?: {
              [k: string]: unknown;
            } | null;
            /**
             * Crypto of the destination details.
             */
            crypto?: {
              /**
               * The transaction hash of the refund.
               */
              reference?: string | null;
              [k: string]: unknown;
            } | null;
            /**
             * Customer cash balance of the destination details.
             */
            customer_cash_balance?: {
              [k: string]: unknown;
            } | null;
            /**
             * Eps of the destination details.
             */
            eps?: {
              [k: string]: unknown;
            } | null;
            /**
             * Eu bank transfer of the destination details.
             */
            eu_bank_transfer?: {
              /**
               * The reference assigned to the refund.
               */
              reference?: string | null;
              /**
               * Status of the reference on the refund. This can be `pending`, `available` or `unavailable`.
               */
              reference_status?: string | null;
              [k: string]: unknown;
            } | null;
            /**
             * Gb bank transfer of the destination details.
             */
            gb_bank_transfer?: {
              /**
               * The reference assigned to the refund.
               */
              reference?: string | null;
              /**
               * Status of the reference on the refund. This can be `pending`, `available` or `unavailable`.
               */
              reference_status?: string | null;
              [k: string]: unknown;
            } | null;
            /**
             * Giropay of the destination details.
             */
            giropay?: {
              [k: string]: unknown;
            } | null;
            /**
             * Grabpay of the destination details.
             */
            grabpay?: {
              [k: string]: unknown;
            } | null;
            /**
             * Jp bank transfer of the destination details.
             */
            jp_bank_transfer?: {
              /**
               * The reference assigned to the refund.
               */
              reference?: string | null;
              /**
               * Status of the reference on the refund. This can be `pending`, `available` or `unavailable`.
               */
              reference_status?: string | null;
              [k: string]: unknown;
            } | null;
            /**
             * Klarna of the destination details.
             */
            klarna?: {
              /**
               * The reference assigned to the refund.
               */
              reference?: string | null;
              /**
               * Status of the reference on the refund. This can be `pending`, `available` or `unavailable`.
               */
              reference_status?: string | null;
              [k: string]: unknown;
            } | null;
            /**
             * Mb way of the destination details.
             */
            mb_way?: {
              /**
               * The reference assigned to the refund.
               */
              reference?: string | null;
              /**
               * Status of the reference on the refund. This can be `pending`, `available` or `unavailable`.
               */
              reference_status?: string | null;
              [k: string]: unknown;
            } | null;
            /**
             * Multibanco of the destination details.
             */
            multibanco?: {
              /**
               * The reference assigned to the refund.
               */
              reference?: string | null;
              /**
               * Status of the reference on the refund. This can be `pending`, `available` or `unavailable`.
               */
              reference_status?: string | null;
              [k: string]: unknown;
            } | null;
            /**
             * Mx bank transfer of the destination details.
             */
            mx_bank_transfer?: {
              /**
               * The reference assigned to the refund.
               */
              reference?: string | null;
              /**
               * Status of the reference on the refund. This can be `pending`, `available` or `unavailable`.
               */
              reference_status?: string | null;
              [k: string]: unknown;
            } | null;
            /**
             * Nz bank transfer of the destination details.
             */
            nz_bank_transfer?: {
              [k: string]: unknown;
            } | null;
            /**
             * P24 of the destination details.
             */
            p24?: {
              /**
               * The reference assigned to the refund.
               */
              reference?: string | null;
              /**
               * Status of the reference on the refund. This can be `pending`, `available` or `unavailable`.
               */
              reference_status?: string | null;
              [k: string]: unknown;
            } | null;
            /**
             * Paynow of the destination details.
             */
            paynow?: {
              [k: string]: unknown;
            } | null;
            /**
             * Paypal of the destination details.
             */
            paypal?: {
              /**
               * For refunds declined by the network, a decline code provided by the network which indicates the reason the refund failed.
               */
              network_decline_code?: string | null;
              /**
               * The reference assigned to the refund.
               */
              reference?: string | null;
              /**
               * Status of the reference on the refund. This can be `pending`, `available` or `unavailable`.
               */
              reference_status?: string | null;
              [k: string]: unknown;
            } | null;
            /**
             * Pix of the destination details.
             */
            pix?: {
              [k: string]: unknown;
            } | null;
            /**
             * Revolut of the destination details.
             */
            revolut?: {
              [k: string]: unknown;
            } | null;
            /**
             * Scalapay of the destination details.
             */
            scalapay?: {
              [k: string]: unknown;
            } | null;
            /**
             * Sofort of the destination details.
             */
            sofort?: {
              [k: string]: unknown;
            } | null;
            /**
             * Swish of the destination details.
             */
            swish?: {
              /**
               * For refunds declined by the network, a decline code provided by the network which indicates the reason the refund failed.
               */
              network_decline_code?: string | null;
              /**
               * The reference assigned to the refund.
               */
              reference?: string | null;
              /**
               * Status of the reference on the refund. This can be `pending`, `available` or `unavailable`.
               */
              reference_status?: string | null;
              [k: string]: unknown;
            } | null;
            /**
             * Th bank transfer of the destination details.
             */
            th_bank_transfer?: {
              /**
               * The reference assigned to the refund.
               */
              reference?: string | null;
              /**
               * Status of the reference on the refund. This can be `pending`, `available` or `unavailable`.
               */
              reference_status?: string | null;
              [k: string]: unknown;
            } | null;
            /**
             * Twint of the destination details.
             */
            twint?: {
              [k: string]: unknown;
            } | null;
            /**
             * The type of transaction-specific details of the payment method used in the refund (e.g., `card`). An additional hash is included on `destination_details` with a name matching this value. It contains information specific to the refund transaction.
             */
            type?: string | null;
            /**
             * Us bank transfer of the destination details.
             */
            us_bank_transfer?: {
              /**
               * The reference assigned to the refund.
               */
              reference?: string | null;
              /**
               * Status of the reference on the refund. This can be `pending`, `available` or `unavailable`.
               */
              reference_status?: string | null;
              [k: string]: unknown;
            } | null;
            /**
             * Wechat pay of the destination details.
             */
            wechat_pay?: {
              [k: string]: unknown;
            } | null;
            /**
             * ZIP of the destination details.
             */
            zip?: {
              [k: string]: unknown;
            } | null;
            [k: string]: unknown;
          } | null;
          /**
           * After the refund fails, this balance transaction describes the adjustment made on your account balance that reverses the initial balance transaction.
           */
          failure_balance_transaction?: string | null;
          /**
           * Provides the reason for the refund failure. Possible values are: `lost_or_stolen_card`, `expired_or_canceled_card`, `charge_for_pending_refund_disputed`, `insufficient_funds`, `declined`, `merchant_request`, or `unknown`.
           */
          failure_reason?: string | null;
          /**
           * For payment methods without native refund support (for example, Konbini, PromptPay), provide an email address for the customer to receive refund instructions.
           */
          instructions_email?: string | null;
          /**
           * Set of [key-value pairs](https://docs.stripe.com/api/metadata) that you can attach to an object. This can be useful for storing additional information about the object in a structured format.
           */
          metadata?: {
            [k: string]: string | null;
          } | null;
          /**
           * What the customer has to do before the refund can go on.
           */
          next_action?: {
            /**
             * Display details of the next action.
             */
            display_details?: {
              /**
               * Email sent of the display details.
               */
              email_sent?: {
                /**
                 * The timestamp when the email was sent.
                 */
                email_sent_at?: number | null;
                /**
                 * The recipient's email address.
                 */
                email_sent_to?: string | null;
                [k: string]: unknown;
              } | null;
              /**
               * The expiry timestamp.
               */
              expires_at?: number | null;
              [k: string]: unknown;
            } | null;
            /**
             * Type of the next action to perform.
             */
            type?: string | null;
            [k: string]: unknown;
          } | null;
          /**
           * ID of the PaymentIntent that's refunded.
           */
          payment_intent?: string | null;
          /**
           * ID of the payment method associated with this refund.
           */
          payment_method?: string | null;
          /**
           * Provides the reason for why the refund is pending. Possible values are: `processing`, `insufficient_funds`, or `charge_pending`.
           */
          pending_reason?: string | null;
          /**
           * Amount and currency that the customer sees, where they differ from the refund's own.
           */
          presentment_details?: {
            /**
             * Amount intended to be collected by this payment, denominated in `presentment_currency`.
             */
            presentment_amount?: number | null;
            /**
             * Currency presented to the customer during payment.
             */
            presentment_currency?: string | null;
            [k: string]: unknown;
          } | null;
          /**
           * Reason for the refund, which is either user-provided (`duplicate`, `fraudulent`, or `requested_by_customer`) or generated by Stripe internally (`expired_uncaptured_charge`).
           */
          reason?: string | null;
          /**
           * This is the transaction number that appears on email receipts sent for this refund.
           */
          receipt_number?: string | null;
          /**
           * The transfer reversal that's associated with the refund. Only present if the charge came from another Stripe account.
           */
          source_transfer_reversal?: string | null;
          /**
           * Status of the refund. This can be `pending`, `requires_action`, `succeeded`, `failed`, or `canceled`. Learn more about [failed refunds](https://docs.stripe.com/refunds#failed-refunds).
           */
          status?: string | null;
          /**
           * This refers to the transfer reversal object if the accompanying transfer reverses. This is only applicable if the charge was created using the destination parameter.
           */
          transfer_reversal?: string | null;
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
   * ID of the review associated with this charge if one exists.
   */
  review?: string | null;
  /**
   * Shipping information for the charge.
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
  /**
   * This is a legacy field that will be removed in the future. It contains the Source, Card, or BankAccount object used for the charge. For details about the payment method used for this charge, refer to `payment_method` or `payment_method_details` instead.
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
   * The transfer ID which created this charge. Only present if the charge came from another Stripe account. [See the Connect documentation](https://docs.stripe.com/connect/destination-charges) for details.
   */
  source_transfer?: string | null;
  /**
   * For a non-card charge, text that appears on the customer's statement as the statement descriptor. This value overrides the account's default statement descriptor. For information about requirements, including the 22-character limit, see [the Statement Descriptor docs](https://docs.stripe.com/get-started/account/statement-descriptors). For a card charge, this value is ignored unless you don't specify a `statement_descriptor_suffix`, in which case this value is used as the suffix.
   */
  statement_descriptor?: string | null;
  /**
   * Provides information about a card charge. Concatenated to the account's [statement descriptor prefix](https://docs.stripe.com/get-started/account/statement-descriptors#static) to form the complete statement descriptor that appears on the customer's statement. If the account has no prefix value, the suffix is concatenated to the account's statement descriptor.
   */
  statement_descriptor_suffix?: string | null;
  /**
   * The status of the payment is either `succeeded`, `pending`, or `failed`.
   */
  status?: string | null;
  /**
   * ID of the transfer to the `destination` account (only applicable if the charge was created using the `destination` parameter).
   */
  transfer?: string | null;
  /**
   * An optional dictionary including the account to automatically transfer to as part of a destination charge. [See the Connect documentation](https://docs.stripe.com/connect/destination-charges) for details.
   */
  transfer_data?: {
    /**
     * The amount transferred to the destination account, if specified. By default, the entire charge amount is transferred to the destination account.
     */
    amount?: number | null;
    /**
     * ID of an existing, connected Stripe account to transfer funds to if `transfer_data` was specified in the charge request.
     */
    destination?: string | null;
    [k: string]: unknown;
  } | null;
  /**
   * A string that identifies this transaction as part of a group. See the [Connect documentation](https://docs.stripe.com/connect/separate-charges-and-transfers#transfer-options) for details.
   */
  transfer_group?: string | null;
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
