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
