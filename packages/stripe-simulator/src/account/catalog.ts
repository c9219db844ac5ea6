import { ActionError } from "./action-error.js";
import { originOf, type Books } from "./books.js";
import { mergeMetadata } from "./metadata.js";
import { newCoupon } from "./objects/coupon.js";
import { newPrice } from "./objects/price.js";
import { newProduct } from "./objects/product.js";
import type { CreateCoupon, CreatePrice, CreateProduct, InlinePrice, UpdateProduct } from "./params/catalog.js";
import { idOf, type Coupon, type Price, type Product } from "./types.js";

export function createProduct(books: Books, params: CreateProduct): Product {
  return books.ledger.add("products", newProduct(params, originOf(books)), "product.created");
}

export function updateProduct(books: Books, id: string, params: UpdateProduct): Product {
  const { ledger } = books;
  const product = ledger.find("products", id);
  const { metadata, ...changes } = params;
  return ledger.change(
    "products",
    id,
    { ...changes, metadata: mergeMetadata(product.metadata, metadata), updated: ledger.nowSeconds },
    "product.updated",
  );
}

/**
 * Deletes a product. "Deleting a product is only possible if it has no prices associated with it."
 * https://docs.stripe.com/api/products/delete
 */
export function deleteProduct({ ledger }: Books, id: string): void {
  const price = ledger.store.collections.prices.all().find(({ product }) => idOf(product) === id);
  if (price) throw new ActionError(`${id} has a price (${price.id}): it can't be deleted.`);
  ledger.remove("products", id, "product.deleted");
}

export function createPrice(books: Books, params: CreatePrice): Price {
  books.ledger.find("products", params.product);
  return books.ledger.add("prices", newPrice(params, originOf(books)), "price.created");
}

/**
 * Creates an inline price. Stripe keeps inline prices and shows them in items. /v1/prices does not list them, and they
 * have no events.
 */
export function createInlinePrice(books: Books, params: InlinePrice): Price {
  books.ledger.find("products", params.product);
  const price = books.ledger.add("prices", newPrice(params, originOf(books)));
  books.ledger.store.inlinePrices.add(price.id);
  return price;
}

export function createCoupon(books: Books, params: CreateCoupon): Coupon {
  if (params.id && books.ledger.store.collections.coupons.get(params.id)) {
    throw new ActionError(`Coupon ${params.id} exists already.`);
  }
  const coupon = books.ledger.add("coupons", newCoupon(params, originOf(books)), "coupon.created");
  books.coupons.set(coupon.id, coupon);
  return coupon;
}

export function deleteCoupon(books: Books, id: string): void {
  books.ledger.remove("coupons", id, "coupon.deleted");
}
