// Generated from schemas/coupons.json by scripts/schemas/main.mjs: change that, not this.

export interface Coupons {
  /**
   * Unique identifier for the object.
   */
  id?: string;
  /**
   * String representing the object's type. Objects of the same type share the same value. Always: coupon.
   */
  object?: string | null;
  /**
   * Amount (in the `currency` specified) that will be taken off the subtotal of any invoices for this customer.
   */
  amount_off?: number | null;
  /**
   * What the coupon is limited to. Null where it applies to every product.
   */
  applies_to?: {
    /**
     * A list of product IDs this coupon applies to
     */
    products?: (string | null)[] | null;
    [k: string]: unknown;
  } | null;
  /**
   * Time at which the object was created. Measured in seconds since the Unix epoch.
   */
  created?: number | null;
  /**
   * If `amount_off` has been set, the three-letter [ISO code for the currency](https://stripe.com/docs/currencies) of the amount to take off.
   */
  currency?: string | null;
  /**
   * Coupons defined in each available currency option. Each key must be a three-letter [ISO currency code](https://www.iso.org/iso-4217-currency-codes.html) and a [supported currency](https://stripe.com/docs/currencies).
   */
  currency_options?: {
    [k: string]: {
      /**
       * Amount (in the `currency` specified) that will be taken off the subtotal of any invoices for this customer.
       */
      amount_off?: number | null;
      [k: string]: unknown;
    } | null;
  } | null;
  /**
   * One of `forever`, `once`, or `repeating`. Describes how long a customer who applies this coupon will get the discount.
   */
  duration?: string | null;
  /**
   * If `duration` is `repeating`, the number of months the coupon applies. Null if coupon `duration` is `forever` or `once`.
   */
  duration_in_months?: number | null;
  /**
   * If the object exists in live mode, the value is `true`. If the object exists in test mode, the value is `false`.
   */
  livemode?: boolean | null;
  /**
   * Maximum number of times this coupon can be redeemed, in total, across all customers, before it is no longer valid.
   */
  max_redemptions?: number | null;
  /**
   * Set of [key-value pairs](https://docs.stripe.com/api/metadata) that you can attach to an object. This can be useful for storing additional information about the object in a structured format.
   */
  metadata?: {
    [k: string]: string | null;
  } | null;
  /**
   * Name of the coupon displayed to customers on for instance invoices or receipts.
   */
  name?: string | null;
  /**
   * Percent that will be taken off the subtotal of any invoices for this customer for the duration of the coupon. For example, a coupon with percent_off of 50 will make a $ (or local equivalent)100 invoice $ (or local equivalent)50 instead.
   */
  percent_off?: number | null;
  /**
   * Date after which the coupon can no longer be redeemed.
   */
  redeem_by?: number | null;
  /**
   * Number of times this coupon has been applied to a customer.
   */
  times_redeemed?: number | null;
  /**
   * Taking account of the above properties, whether this coupon can still be applied to a customer.
   */
  valid?: boolean | null;
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
