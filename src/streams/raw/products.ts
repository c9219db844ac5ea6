import { listOf } from "../children.js";
import type { RawStream } from "../kinds.js";

// Section "Products" of Stripe's API: https://docs.stripe.com/api/products

export const products: RawStream = {
  name: "products",
  object: "Product",
  path: "/v1/products",
  expand: [],
  nested: [],
  changes: [{ types: ["product.created", "product.updated"], idField: "id" }],
  deletion: "product.deleted",
  reusesIds: true,
  ignoresImportWindow: true,
};

export const prices: RawStream = {
  name: "prices",
  object: "Price",
  path: "/v1/prices",
  // Without it, the list omits inactive prices: https://docs.stripe.com/api/prices/list
  parts: [{ active: "true" }, { active: "false" }],
  expand: ["tiers", "currency_options"],
  nested: [],
  changes: [{ types: ["price.created", "price.updated"], idField: "id" }],
  deletion: "price.deleted",
  ignoresImportWindow: true,
};

export const coupons: RawStream = {
  name: "coupons",
  object: "Coupon",
  path: "/v1/coupons",
  expand: ["applies_to", "currency_options"],
  nested: [],
  changes: [{ types: ["coupon.created", "coupon.updated"], idField: "id" }],
  deletion: "coupon.deleted",
  reusesIds: true,
  ignoresImportWindow: true,
};

/** The entitlement features of a product: https://docs.stripe.com/billing/entitlements */
const productFeatures: RawStream = {
  name: "product_features",
  object: "ProductFeature",
  ...listOf(products),
  children: { route: "/v1/products/{id}/features" },
  changes: [],
  unreported: "all",
  vanishes: true,
  isRare: true,
};

const promotionCodes: RawStream = {
  name: "promotion_codes",
  object: "PromotionCode",
  path: "/v1/promotion_codes",
  expand: ["restrictions.currency_options"],
  nested: [],
  changes: [{ types: ["promotion_code.created", "promotion_code.updated"], idField: "id" }],
  ignoresImportWindow: true,
};

const shippingRates: RawStream = {
  name: "shipping_rates",
  object: "ShippingRate",
  path: "/v1/shipping_rates",
  expand: ["fixed_amount.currency_options"],
  nested: [],
  changes: [],
  unreported: "all",
  ignoresImportWindow: true,
};

/** The list takes creation times, but its objects have none. */
const trialOffers: RawStream = {
  name: "trial_offers",
  object: "ProductCatalog.TrialOffer",
  path: "/v1/product_catalog/trial_offers",
  listing: "walk",
  expand: [],
  nested: [],
  changes: [],
  unreported: "all",
  ignoresImportWindow: true,
};

/** The section's streams beside those that the catalog shows first. */
export const productStreams: readonly RawStream[] = [productFeatures, promotionCodes, shippingRates, trialOffers];
