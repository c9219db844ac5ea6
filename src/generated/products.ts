// Generated from schemas/products.json by scripts/schemas/main.mjs: change that, not this.

export interface Products {
  /**
   * Unique identifier for the object.
   */
  id?: string;
  /**
   * String representing the object's type. Objects of the same type share the same value. Always: product.
   */
  object?: string | null;
  /**
   * Whether the product is currently available for purchase.
   */
  active?: boolean | null;
  /**
   * Time at which the object was created. Measured in seconds since the Unix epoch.
   */
  created?: number | null;
  /**
   * The ID of the [Price](https://docs.stripe.com/api/prices) object that is the default price for this product.
   */
  default_price?: string | null;
  /**
   * The product's description, meant to be displayable to the customer. Use this field to optionally store a long form explanation of the product being sold for your own rendering purposes.
   */
  description?: string | null;
  /**
   * A list of up to 8 URLs of images for this product, meant to be displayable to the customer.
   */
  images?: (string | null)[] | null;
  /**
   * If the object exists in live mode, the value is `true`. If the object exists in test mode, the value is `false`.
   */
  livemode?: boolean | null;
  /**
   * A list of up to 15 marketing features for this product. These are displayed in [pricing tables](https://docs.stripe.com/payments/checkout/pricing-table).
   */
  marketing_features?:
    | ({
        /**
         * The marketing feature name. Up to 80 characters long.
         */
        name?: string | null;
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
   * The product's name, meant to be displayable to the customer.
   */
  name?: string | null;
  /**
   * The dimensions of this product for shipping purposes.
   */
  package_dimensions?: {
    /**
     * Height, in inches.
     */
    height?: number | null;
    /**
     * Length, in inches.
     */
    length?: number | null;
    /**
     * Weight, in ounces.
     */
    weight?: number | null;
    /**
     * Width, in inches.
     */
    width?: number | null;
    [k: string]: unknown;
  } | null;
  /**
   * Whether this product is shipped (i.e., physical goods).
   */
  shippable?: boolean | null;
  /**
   * Extra information about a product which will appear on your customer's credit card statement. In the case that multiple products are billed at once, the first statement descriptor will be used. Only used for subscription payments.
   */
  statement_descriptor?: string | null;
  /**
   * A [tax code](https://docs.stripe.com/tax/tax-categories) ID.
   */
  tax_code?: string | null;
  /**
   * Tax details for this product, including the [tax code](https://docs.stripe.com/tax/tax-codes) and an optional performance location.
   */
  tax_details?: {
    /**
     * The ID of a tax location with type `performance`, representing where the performance takes place.
     */
    performance_location?: string | null;
    /**
     * A [tax code](https://docs.stripe.com/tax/tax-categories) ID.
     */
    tax_code?: string | null;
    [k: string]: unknown;
  } | null;
  /**
   * The type of the product. The product is either of type `good`, which is eligible for use with Orders and SKUs, or `service`, which is eligible for use with Subscriptions and Plans.
   */
  type?: string | null;
  /**
   * A label that represents units of this product. When set, this will be included in customers' receipts, invoices, Checkout, and the customer portal.
   */
  unit_label?: string | null;
  /**
   * Time at which the object was last updated. Measured in seconds since the Unix epoch.
   */
  updated?: number | null;
  /**
   * A URL of a publicly-accessible webpage for this product.
   */
  url?: string | null;
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
