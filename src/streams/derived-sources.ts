import type { StripeEvent } from "../stripe/change-feed.js";
import type { StripeObject } from "../stripe/resource.js";
import type { Fact } from "./dossiers/fact-table.js";
import { couponFacts } from "./facts/coupon.js";
import { customerFacts } from "./facts/customer.js";
import { invoiceFacts } from "./facts/invoice.js";
import { priceFacts } from "./facts/price.js";
import { productFacts } from "./facts/product.js";
import { subscriptionFacts } from "./facts/subscription.js";

/** A collection whose objects each belong to one customer. */
export interface DossierSource {
  /** The field that holds the customer's id. */
  readonly customerField: string;
  /** @throws UnreadableObject */
  readonly facts: (object: StripeObject) => object;
}

/** The collections that make up a dossier. The derived streams can't do without them. */
export const dossierSources: Readonly<Record<string, DossierSource>> = {
  customers: { customerField: "id", facts: customerFacts },
  subscriptions: { customerField: "customer", facts: subscriptionFacts },
  invoices: { customerField: "customer", facts: invoiceFacts },
};

/** The collections that dossiers refer to, by the kind of reference. The derived streams degrade without them. */
export const referenceSources = {
  prices: priceFacts,
  products: productFacts,
  coupons: couponFacts,
} as const;

export type ReferenceKind = keyof typeof referenceSources;

export function isDossierSource(collection: string): boolean {
  return collection in dossierSources;
}

export function isReferenceSource(collection: string): collection is ReferenceKind {
  return collection in referenceSources;
}

/** What an object tells of its customer; undefined where it has none. @throws UnreadableObject */
export function factOfObject(collection: string, object: StripeObject): Fact | undefined {
  const source = dossierSources[collection];
  const customerId = source && customerIn(object, source.customerField);
  if (!source || customerId === undefined) return undefined;
  return { customerId, kind: collection, id: object.id, value: source.facts(object) };
}

/** The customer that an event is about. */
export function customerOf({ data: { object } }: StripeEvent): string | undefined {
  return customerIn(object, object["object"] === "customer" ? "id" : "customer");
}

/** The customer that an object or an event's payload is about; undefined for guests, who are no customers. */
export function customerIn(json: Readonly<Record<string, unknown>>, customerField: string): string | undefined {
  const value = json[customerField];
  const id = typeof value === "object" && value !== null ? (value as { id?: unknown }).id : value;
  return typeof id === "string" && !id.startsWith("gcus_") ? id : undefined;
}
