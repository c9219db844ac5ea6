import type { CreateProduct } from "../params/catalog.js";
import type { Product } from "../types.js";
import type { Origin } from "./origin.js";

/** https://docs.stripe.com/api/products/object */
export function newProduct(params: CreateProduct, origin: Origin): Product {
  return {
    id: origin.ids("product"),
    object: "product",
    active: true,
    created: origin.nowSeconds,
    default_price: null,
    description: params.description ?? null,
    images: [],
    livemode: origin.livemode,
    marketing_features: [],
    metadata: { ...params.metadata },
    name: params.name,
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: null,
    tax_details: null,
    type: "service",
    unit_label: null,
    updated: origin.nowSeconds,
    url: null,
  };
}
