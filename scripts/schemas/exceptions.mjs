// Facts that the SDK's types do not contain. Keys are `Interface.property`, with the namespaces in which the SDK
// declares the interface: `SubscriptionSchedule.Phase.TransferData.amount_percent`.

/**
 * Properties that Stripe omits from a list's objects unless the request expands them. The types show them as optional,
 * like many that are always returned. A schema includes them only if the stream's `expand` names them.
 *
 * @type {Readonly<Record<string, string>>}
 */
export const returnedOnlyWhenExpanded = {
  "Charge.refunds": "a charge's refunds come on request since API version 2022-11-15",
  "Coupon.applies_to": "https://docs.stripe.com/api/coupons/object#coupon_object-applies_to",
  "Coupon.currency_options": "https://docs.stripe.com/api/coupons/object#coupon_object-currency_options",
  "Customer.cash_balance": "https://docs.stripe.com/api/customers/object#customer_object-cash_balance",
  "Customer.invoice_credit_balance": "https://docs.stripe.com/api/customers/object#customer_object-invoice_credit_balance",
  "Customer.sources": "a customer's sources come on request since API version 2020-08-27",
  "Customer.subscriptions": "a customer's subscriptions come on request since API version 2020-08-27",
  "Customer.tax": "https://docs.stripe.com/api/customers/object#customer_object-tax",
  "Customer.tax_ids": "a customer's tax ids come on request since API version 2020-08-27",
  "Invoice.payments": "https://docs.stripe.com/api/invoices/object#invoice_object-payments",
  "PaymentIntent.AmountDetails.line_items":
    "https://docs.stripe.com/api/payment_intents/object#payment_intent_object-amount_details-line_items",
  "PaymentLink.line_items": "https://docs.stripe.com/api/payment-link/object#payment_link_object-line_items",
  "Plan.tiers": "a plan's tiers come on request since API version 2020-08-27",
  "Price.CurrencyOptions.tiers": "https://docs.stripe.com/api/prices/object#price_object-currency_options-tiers",
  "Price.currency_options": "https://docs.stripe.com/api/prices/object#price_object-currency_options",
  "Price.tiers": "https://docs.stripe.com/api/prices/object#price_object-tiers",
  "PromotionCode.Restrictions.currency_options":
    "https://docs.stripe.com/api/promotion_codes/object#promotion_code_object-restrictions-currency_options",
  "Quote.Computed.Upfront.line_items": "https://docs.stripe.com/api/quotes/object#quote_object-computed-upfront-line_items",
  "Quote.line_items": "https://docs.stripe.com/api/quotes/object#quote_object-line_items",
  "Session.line_items": "https://docs.stripe.com/api/checkout/sessions/object#checkout_session_object-line_items",
  "ShippingRate.FixedAmount.currency_options":
    "https://docs.stripe.com/api/shipping_rates/object#shipping_rate_object-fixed_amount-currency_options",
};

/**
 * Numbers that may have a fraction. All others are whole (counts, minor units, Unix seconds). TypeScript has one type
 * for both. Stripe's SDKs for languages with two types (Python: `float`) declare exactly these.
 *
 * @type {Readonly<Record<string, string>>}
 */
export const fractional = {
  "BalanceTransaction.exchange_rate": "a rate between two currencies",
  "Coupon.percent_off": "a percentage",
  "ExchangeRate.rates": "rates between two currencies",
  "MeterEventSummary.aggregated_value": "the sum of a meter's values, which may be fractions",
  "Order.DeliveryDetail.Location.latitude": "degrees",
  "Order.DeliveryDetail.Location.longitude": "degrees",
  "PaymentEvaluation.Signals.EarlyFraudWarning.score": "a score with decimals",
  "PaymentEvaluation.Signals.FraudulentDispute.score": "a score with decimals",
  "PaymentEvaluation.Signals.FraudulentPayment.score": "a score with decimals",
  "PaymentLink.application_fee_percent": "a percentage",
  "Person.Relationship.percent_ownership": "a percentage",
  "Product.PackageDimensions.height": "inches",
  "Product.PackageDimensions.length": "inches",
  "Product.PackageDimensions.weight": "ounces",
  "Product.PackageDimensions.width": "inches",
  "Quote.TransferData.amount_percent": "a percentage",
  "Quote.application_fee_percent": "a percentage",
  "Review.IpAddressLocation.latitude": "degrees",
  "Review.IpAddressLocation.longitude": "degrees",
  "Subscription.TransferData.amount_percent": "a percentage",
  "Subscription.application_fee_percent": "a percentage",
  "SubscriptionSchedule.DefaultSettings.TransferData.amount_percent": "a percentage",
  "SubscriptionSchedule.DefaultSettings.application_fee_percent": "a percentage",
  "SubscriptionSchedule.Phase.TransferData.amount_percent": "a percentage",
  "SubscriptionSchedule.Phase.application_fee_percent": "a percentage",
  "Supplier.Location.latitude": "degrees",
  "Supplier.Location.longitude": "degrees",
  "TaxRate.effective_percentage": "a percentage",
  "TaxRate.percentage": "a percentage",
  "Transaction.PurchaseDetails.Receipt.quantity": "a quantity such as litres",
};

/**
 * Interfaces whose nested objects are left open if an object is embedded whole without expansion. When expanded, it is
 * complete. Otherwise an invoice's schema would describe two payment intents and two setup intents in full, each with
 * the other inside: 1.3 MB for a field that is nearly always null.
 *
 * @type {Readonly<Record<string, string>>}
 */
export const abridgedWhenEmbedded = {
  Account: "one of the things that a legacy charge's `source` may be; its details are about identity checks",
  "PaymentIntent.LastPaymentError": "contains the method, the source and the intents that failed",
  "Reader.Action.ApiError": "contains the method, the source and the intents that failed",
  "SetupAttempt.SetupError": "contains the method, the source and the intents that failed",
  "SetupIntent.LastSetupError": "contains the method, the source and the intents that failed",
  PaymentIntent: "embedded in errors only (`last_finalization_error.payment_intent`)",
  SetupIntent: "embedded in errors only (`last_setup_error.setup_intent`)",
};
