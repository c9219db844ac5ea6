import type { CustomerFacts } from "../metrics/customer-facts.js";
import type { InvoiceFacts } from "../metrics/invoice-facts.js";
import type { SubscriptionFacts } from "../metrics/subscription-facts.js";
import type { StripeObject } from "../stripe/resource.js";
import { couponFacts } from "./facts/coupon.js";
import { customerFacts } from "./facts/customer.js";
import { invoiceFacts } from "./facts/invoice.js";
import { priceFacts } from "./facts/price.js";
import { productFacts } from "./facts/product.js";
import { subscriptionFacts } from "./facts/subscription.js";

/** What is known of one customer while it is being gathered. */
export interface OpenDossier {
  customer: CustomerFacts | undefined;
  readonly subscriptions: SubscriptionFacts[];
  readonly invoices: InvoiceFacts[];
}

/** A collection whose objects each belong to one customer. */
export interface DossierSource {
  /** The field that holds the customer's id. */
  readonly customerField: string;
  /** @throws UnreadableObject */
  readonly add: (dossier: OpenDossier, object: StripeObject) => void;
}

/** The collections that make up a dossier. The derived streams can't do without them. */
export const dossierSources: Readonly<Record<string, DossierSource>> = {
  customers: {
    customerField: "id",
    add: (dossier, object) => {
      dossier.customer = customerFacts(object);
    },
  },
  subscriptions: {
    customerField: "customer",
    add: (dossier, object) => dossier.subscriptions.push(subscriptionFacts(object)),
  },
  invoices: {
    customerField: "customer",
    add: (dossier, object) => dossier.invoices.push(invoiceFacts(object)),
  },
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

/** The customer that an object or an event's payload is about; undefined for guests, who are no customers. */
export function customerIn(json: Readonly<Record<string, unknown>>, customerField: string): string | undefined {
  const value = json[customerField];
  const id = typeof value === "object" && value !== null ? (value as { id?: unknown }).id : value;
  return typeof id === "string" && !id.startsWith("gcus_") ? id : undefined;
}
