import type { StripeEvent } from "../stripe/change-feed.js";
import type { StripeObject } from "../stripe/resource.js";
import type { Fact } from "./index/fact-index.js";
import { chargeFacts } from "./parse/charge.js";
import { couponFacts } from "./parse/coupon.js";
import { creditNoteFacts } from "./parse/credit-note.js";
import { customerFacts } from "./parse/customer.js";
import { disputeFacts } from "./parse/dispute.js";
import { invoiceFacts } from "./parse/invoice.js";
import { idOf, unreadable } from "./parse/json.js";
import type { PartParser } from "./parse/parts.js";
import { priceFacts } from "./parse/price.js";
import { productFacts } from "./parse/product.js";
import { subscriptionFacts } from "./parse/subscription.js";

/** A collection whose objects each belong to one customer. */
export interface DossierSource {
  /** The field that holds the customer's id. */
  readonly customerField: string;
  /** @throws UnreadableObject */
  readonly facts: (object: StripeObject, parse: PartParser) => object;
  /** What is missing from the derived streams if the key may not read it. Absent: the collection is required. */
  readonly degradedWithout?: string;
}

/** The collections that make up a dossier. */
export const dossierSources: Readonly<Record<string, DossierSource>> = {
  customers: { customerField: "id", facts: customerFacts },
  subscriptions: { customerField: "customer", facts: subscriptionFacts },
  invoices: { customerField: "customer", facts: invoiceFacts },
  charges: {
    customerField: "customer",
    facts: chargeFacts,
    degradedWithout:
      "refunds, disputes and payments without an invoice: refunded, other_revenue and ltv_net stay empty",
  },
  credit_notes: {
    customerField: "customer",
    facts: creditNoteFacts,
    degradedWithout: "credit notes: ltv_net stays empty",
  },
};

/** A list that completes the dossiers, but that no stream is made of. */
const otherSources: Readonly<Record<string, string>> = {
  invoice_items: "changes that wait for their next invoice: their time is inferred",
};

/** A collection that dossiers reference. All are optional for the derived streams. */
export interface ReferenceSource<Facts extends { readonly id: string }> {
  /** @throws UnreadableObject */
  readonly facts: (object: StripeObject) => Facts;
  /** What is missing from the derived streams if the key may not read it. */
  readonly degradedWithout: string;
  /** The field that dossiers look its objects up by, and that its list can filter by. Absent: the id. */
  readonly by?: string;
  /** The parent of each object. Absent: the objects belong to the whole account. */
  readonly memberOf?: {
    readonly collection: string;
    /** The field of the parent that shows whether it has any. */
    readonly flag: string;
  };
}

/** The collections that dossiers reference, by kind of reference. */
export const referenceSources = {
  prices: { facts: priceFacts, degradedWithout: "the tiers of tiered prices" },
  products: { facts: productFacts, degradedWithout: "product names: plans show the price's nickname or id" },
  coupons: { facts: couponFacts, degradedWithout: "discounts whose terms no other object contains" },
  disputes: {
    facts: disputeFacts,
    degradedWithout: "disputes: ltv_net stays empty where a charge was disputed",
    by: "charge",
    memberOf: { collection: "charges", flag: "disputed" },
  },
} as const satisfies Readonly<Record<string, ReferenceSource<{ readonly id: string }>>>;

/** The collection of the balance transactions that show when charges failed. No stream reads it, only single ones are. */
export const failureTransactions = "balance_transactions";

export type ReferenceKind = keyof typeof referenceSources;

/** A collection whose objects each belong to one object of a parent collection. */
export interface Member {
  readonly name: ReferenceKind;
  /** The filter of its list that takes the parent's id. */
  readonly field: string;
  /** The field of the parent that shows whether it has any. */
  readonly flag: string;
}

/** Returns the collections whose objects belong to objects of the given collection. */
export function membersOf(collection: string): readonly Member[] {
  return (Object.keys(referenceSources) as ReferenceKind[]).flatMap((name) => {
    const { by, memberOf }: ReferenceSource<{ readonly id: string }> = referenceSources[name];
    return by !== undefined && memberOf?.collection === collection ? { name, field: by, flag: memberOf.flag } : [];
  });
}

export function isDossierSource(collection: string): boolean {
  return collection in dossierSources;
}

export function isReferenceSource(collection: string): collection is ReferenceKind {
  return collection in referenceSources;
}

/** Whether the derived streams read the collection. */
export function feedsDerived(collection: string): boolean {
  return isDossierSource(collection) || isReferenceSource(collection);
}

/**
 * Returns what is missing from the derived streams without the collection. undefined: they need it, or don't read it.
 */
export function degradedWithout(collection: string): string | undefined {
  if (collection === failureTransactions) return "the days on which bank debits failed: those failures are inferred";
  return isReferenceSource(collection)
    ? referenceSources[collection].degradedWithout
    : (dossierSources[collection]?.degradedWithout ?? otherSources[collection]);
}

/**
 * Returns the object's fact about its customer. undefined: it has no customer, or dossiers don't read its collection.
 *
 * @param parse for the object's parts: charges have refunds, invoices have payments
 * @throws UnreadableObject
 */
export function factOfObject(collection: string, object: StripeObject, parse: PartParser): Fact | undefined {
  const source = dossierSources[collection];
  if (!source) return undefined;
  const { customerField } = source;
  const customerId = customerIn(object, customerField);
  if (customerId === undefined) {
    const isMissing = object[customerField] === null || object[customerField] === undefined;
    return isMissing || idOf(object[customerField]) !== null
      ? undefined
      : unreadable(object, customerField, collection);
  }
  return { customerId, kind: collection, id: object.id, value: source.facts(object, parse) };
}

/** Returns the id of the customer that the event is about, if the event contains one. */
export function customerOf({ data: { object } }: StripeEvent): string | undefined {
  return customerIn(object, object["object"] === "customer" ? "id" : "customer");
}

/**
 * Returns the charge of an event whose object has no customer field. This is a dispute, or a refund in versions before
 * dahlia. undefined for any other event.
 */
export function chargeInPlaceOfCustomer({ data: { object } }: StripeEvent): string | undefined {
  if (object["customer"] !== undefined || (object["object"] !== "dispute" && object["object"] !== "refund")) {
    return undefined;
  }
  return idOf(object["charge"]) ?? undefined;
}

/** Whether an event's object belongs to a test clock. Such objects are read by their clock, or not at all. */
export function isOfTestClock({ data: { object } }: StripeEvent): boolean {
  return typeof object["test_clock"] === "string";
}

/** Returns the charge of an event about a dispute. */
export function disputedCharge({ data: { object } }: StripeEvent): string | undefined {
  return object["object"] === "dispute" ? (idOf(object["charge"]) ?? undefined) : undefined;
}

/** Returns the coupon that an event is about. Another coupon may have its id now. */
export function changedCoupon({ data: { object } }: StripeEvent): string | undefined {
  return object["object"] === "coupon" ? (idOf(object["id"]) ?? undefined) : undefined;
}

/**
 * Returns the customer id in an object or an event's payload. undefined for guests (`gcus_...`): they are not
 * customers.
 */
export function customerIn(json: Readonly<Record<string, unknown>>, customerField: string): string | undefined {
  const id = idOf(json[customerField]);
  return id === null || id.startsWith("gcus_") ? undefined : id;
}
