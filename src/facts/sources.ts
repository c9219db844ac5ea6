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
import { priceFacts } from "./parse/price.js";
import { productFacts } from "./parse/product.js";
import { subscriptionFacts } from "./parse/subscription.js";

/** A collection whose objects each belong to one customer. */
export interface DossierSource {
  /** The field that holds the customer's id. */
  readonly customerField: string;
  /** @throws UnreadableObject */
  readonly facts: (object: StripeObject) => object;
  /** What the derived streams go on without when the key may not read it. Absent: they can't do without it. */
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

/** A collection that dossiers refer to. The derived streams can do without each. */
export interface ReferenceSource<Facts extends { readonly id: string }> {
  /** @throws UnreadableObject */
  readonly facts: (object: StripeObject) => Facts;
  /** What the derived streams go on without when the key may not read it. */
  readonly degradedWithout: string;
  /** The field by which dossiers know its objects, which its list can be asked for; their id when absent. */
  readonly by?: string;
  /** What each of its objects belongs to. Absent: it is of the whole account. */
  readonly memberOf?: {
    readonly collection: string;
    /** The field of that collection's objects that says whether there are any. */
    readonly flag: string;
  };
}

/** The collections that dossiers refer to, by the kind of reference. */
export const referenceSources = {
  prices: { facts: priceFacts, degradedWithout: "the tiers of tiered prices" },
  products: { facts: productFacts, degradedWithout: "product names: plans show the price's nickname or id" },
  coupons: { facts: couponFacts, degradedWithout: "discounts whose terms Stripe tells nowhere else" },
  disputes: {
    facts: disputeFacts,
    degradedWithout: "disputes: ltv_net stays empty where a charge was disputed",
    by: "charge",
    memberOf: { collection: "charges", flag: "disputed" },
  },
} as const satisfies Readonly<Record<string, ReferenceSource<{ readonly id: string }>>>;

export type ReferenceKind = keyof typeof referenceSources;

/** A collection whose objects each belong to one object of another. */
export interface Member {
  readonly name: ReferenceKind;
  /** The filter of its list that takes the other's id. */
  readonly field: string;
  /** The field of the other that says whether there are any. */
  readonly flag: string;
}

/** The collections whose objects belong to those of the given one. */
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

/** What the derived streams go on without when the key may not read the collection; undefined where they can't. */
export function degradedWithout(collection: string): string | undefined {
  return isReferenceSource(collection)
    ? referenceSources[collection].degradedWithout
    : dossierSources[collection]?.degradedWithout;
}

/** What an object tells of its customer; undefined where it has none. @throws UnreadableObject */
export function factOfObject(collection: string, object: StripeObject): Fact | undefined {
  const source = dossierSources[collection];
  if (!source) return undefined;
  const { customerField } = source;
  const customerId = customerIn(object, customerField);
  if (customerId === undefined) {
    const isNobodys = object[customerField] === null || object[customerField] === undefined;
    return isNobodys || idOf(object[customerField]) !== null
      ? undefined
      : unreadable(object, customerField, collection);
  }
  return { customerId, kind: collection, id: object.id, value: source.facts(object) };
}

/** The customer that an event is about, where it names one. */
export function customerOf({ data: { object } }: StripeEvent): string | undefined {
  return customerIn(object, object["object"] === "customer" ? "id" : "customer");
}

/**
 * The charge that stands for the customer in an event that has no place for one: a dispute's, and a refund's in versions before
 * dahlia. undefined for any other event.
 */
export function chargeInPlaceOfCustomer({ data: { object } }: StripeEvent): string | undefined {
  if (object["customer"] !== undefined || (object["object"] !== "dispute" && object["object"] !== "refund")) {
    return undefined;
  }
  return idOf(object["charge"]) ?? undefined;
}

/** The charge whose disputes an event tells of. */
export function disputedCharge({ data: { object } }: StripeEvent): string | undefined {
  return object["object"] === "dispute" ? (idOf(object["charge"]) ?? undefined) : undefined;
}

/** The coupon that an event tells of: its id may be another coupon's now. */
export function changedCoupon({ data: { object } }: StripeEvent): string | undefined {
  return object["object"] === "coupon" ? (idOf(object["id"]) ?? undefined) : undefined;
}

/** The customer that an object or an event's payload is about; undefined for guests, who are no customers. */
export function customerIn(json: Readonly<Record<string, unknown>>, customerField: string): string | undefined {
  const id = idOf(json[customerField]);
  return id === null || id.startsWith("gcus_") ? undefined : id;
}
