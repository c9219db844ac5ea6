import type { RawStream } from "../kinds.js";

// Section "Climate" of Stripe's API: https://docs.stripe.com/api/climate/order

const orders: RawStream = {
  name: "climate_orders",
  object: "Climate.Order",
  path: "/v1/climate/orders",
  listing: "walk",
  expand: [],
  nested: [],
  changes: [
    {
      types: [
        "climate.order.canceled",
        "climate.order.created",
        "climate.order.delayed",
        "climate.order.delivered",
        "climate.order.product_substituted",
      ],
      idField: "id",
    },
  ],
  product: "Climate",
  isRare: true,
};

/** No event reports how many tons are available. */
const climateProducts: RawStream = {
  name: "climate_products",
  object: "Climate.Product",
  path: "/v1/climate/products",
  listing: "walk",
  expand: [],
  nested: [],
  changes: [{ types: ["climate.product.created", "climate.product.pricing_updated"], idField: "id" }],
  unreported: "all",
  ignoresImportWindow: true,
  product: "Climate",
  isRare: true,
};

const suppliers: RawStream = {
  name: "climate_suppliers",
  object: "Climate.Supplier",
  path: "/v1/climate/suppliers",
  listing: "walk",
  expand: [],
  nested: [],
  changes: [],
  unreported: "all",
  ignoresImportWindow: true,
  product: "Climate",
  isRare: true,
};

export const climateStreams: readonly RawStream[] = [orders, climateProducts, suppliers];
