// Generated from schemas/customers.json by scripts/schemas/main.mjs: change that, not this.

export interface Customers {
  /**
   * Unique identifier for the object.
   */
  id?: string;
  /**
   * String representing the object's type. Objects of the same type share the same value. Always: customer.
   */
  object?: string | null;
  /**
   * The customer's billing address.
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
   * The current balance, if any, that's stored on the customer in their default currency. If negative, the customer has credit to apply to their next invoice. If positive, the customer has an amount owed that's added to their next invoice. The balance only considers amounts that Stripe hasn't successfully applied to any invoice. It doesn't reflect unpaid invoices. This balance is only taken into account after invoices finalize. For multi-currency balances, see [invoice_credit_balance](https://docs.stripe.com/api/customers/object#customer_object-invoice_credit_balance).
   */
  balance?: number | null;
  /**
   * The customer's business name.
   */
  business_name?: string | null;
  /**
   * Time at which the object was created. Measured in seconds since the Unix epoch.
   */
  created?: number | null;
  /**
   * Three-letter [ISO code for the currency](https://stripe.com/docs/currencies) the customer can be charged in for recurring billing purposes.
   */
  currency?: string | null;
  /**
   * The ID of an Account representing a customer. You can use this ID with any v1 API that accepts a customer_account parameter.
   */
  customer_account?: string | null;
  /**
   * ID of the default payment source for the customer. If you use payment methods created through the PaymentMethods API, see the [invoice_settings.default_payment_method](https://docs.stripe.com/api/customers/object#customer_object-invoice_settings-default_payment_method) field instead.
   */
  default_source?: string | null;
  /**
   * Tracks the most recent state change on any invoice belonging to the customer. Paying an invoice or marking it uncollectible via the API will set this field to false. An automatic payment failure or passing the `invoice.due_date` will set this field to `true`. If an invoice becomes uncollectible by [dunning](https://docs.stripe.com/billing/automatic-collection), `delinquent` doesn't reset to `false`. If you care whether the customer has paid their most recent subscription invoice, use `subscription.status` instead. Paying or marking uncollectible any customer invoice regardless of whether it is the latest invoice for a subscription will always set this field to `false`.
   */
  delinquent?: boolean | null;
  /**
   * An arbitrary string attached to the object. Often useful for displaying to users.
   */
  description?: string | null;
  /**
   * Describes the current discount active on the customer, if there is one.
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
   * The customer's email address.
   */
  email?: string | null;
  /**
   * The customer's individual name.
   */
  individual_name?: string | null;
  /**
   * The prefix for the customer used to generate unique invoice numbers.
   */
  invoice_prefix?: string | null;
  /**
   * The customer's defaults for invoices.
   */
  invoice_settings?: {
    /**
     * Default custom fields to be displayed on invoices for this customer.
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
     * ID of a payment method that's attached to the customer, to be used as the customer's default payment method for subscriptions and invoices.
     */
    default_payment_method?: string | null;
    /**
     * Default footer to be displayed on invoices for this customer.
     */
    footer?: string | null;
    /**
     * Default options for invoice PDF rendering for this customer.
     */
    rendering_options?: {
      /**
       * How line-item prices and amounts will be displayed with respect to tax on invoice PDFs.
       */
      amount_tax_display?: string | null;
      /**
       * ID of the invoice rendering template to be used for this customer's invoices. If set, the template will be used on all invoices for this customer unless a template is set directly on the invoice.
       */
      template?: string | null;
      [k: string]: unknown;
    } | null;
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
   * The customer's full name or business name.
   */
  name?: string | null;
  /**
   * The suffix of the customer's next invoice number (for example, 0001). When the account uses account level sequencing, this parameter is ignored in API requests and the field omitted in API responses.
   */
  next_invoice_sequence?: number | null;
  /**
   * The customer's phone number.
   */
  phone?: string | null;
  /**
   * The customer's preferred locales (languages), ordered by preference.
   */
  preferred_locales?: (string | null)[] | null;
  /**
   * Mailing and shipping address for the customer. Appears on invoices emailed to this customer.
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
   * Describes the customer's tax exemption status, which is `none`, `exempt`, or `reverse`. When set to `reverse`, invoice and receipt PDFs include the following text: **"Reverse charge"**.
   */
  tax_exempt?: string | null;
  /**
   * ID of the test clock that this customer belongs to.
   */
  test_clock?: string | null;
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
