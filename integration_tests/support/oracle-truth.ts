import type { Kinds, Simulator, StoredEvent } from "stripe-simulator";

export type Customer = Kinds["customers"];
export type Subscription = Kinds["subscriptions"];
export type Item = Subscription["items"]["data"][number];
export type Invoice = Kinds["invoices"];
export type Price = Kinds["prices"];
export type Coupon = Kinds["coupons"];
export type Charge = Kinds["charges"];
export type Refund = Kinds["refunds"];
export type Dispute = Kinds["disputes"];
export type CreditNote = Kinds["credit_notes"];
export type Discount = Exclude<Customer["discount"], null | undefined>;

/** A coupon and the time of its deletion, in Unix seconds: Infinity if it exists. */
export interface CouponLife {
  readonly coupon: Coupon;
  readonly deletedSeconds: number;
}

/** Everything in the simulated account, read without the connector. */
export interface Truth {
  readonly customers: ReadonlyMap<string, Customer>;
  readonly deletedCustomers: ReadonlySet<string>;
  readonly subscriptions: readonly Subscription[];
  readonly invoices: readonly Invoice[];
  readonly charges: readonly Charge[];
  readonly refunds: readonly Refund[];
  readonly disputes: readonly Dispute[];
  readonly creditNotes: readonly CreditNote[];
  /** The payments of invoices. An invoice may have several, and not all of them are paid. */
  readonly invoicePayments: readonly Kinds["invoice_payments"][];
  /** The invoices of payment intents, whatever their result. */
  readonly invoicesOfIntents: ReadonlyMap<string, string>;
  /** Includes inline prices. */
  readonly prices: ReadonlyMap<string, Price>;
  readonly productNames: ReadonlyMap<string, string>;
  /** Includes deleted coupons, because discounts outlive them. An id can be used again. */
  readonly coupons: readonly CouponLife[];
  /** All events, oldest first. */
  readonly events: readonly StoredEvent[];
}

export function truthOf({ truth, store }: Pick<Simulator, "truth" | "store">): Truth {
  const all = <T>(kind: Parameters<Simulator["truth"]>[0]) => [...truth(kind)] as unknown as T[];
  const byId = <T extends { id: string }>(objects: readonly T[]) => new Map(objects.map((each) => [each.id, each]));
  const deletedCoupons = store.events
    .filter(({ type }) => type === "coupon.deleted")
    .map(({ object, created }) => ({ coupon: object as unknown as Coupon, deletedSeconds: created }));
  return {
    customers: byId(all<Customer>("customers")),
    deletedCustomers: new Set(all<{ id: string }>("deleted_customers").map(({ id }) => id)),
    subscriptions: all("subscriptions"),
    invoices: all("invoices"),
    charges: all("charges"),
    refunds: all("refunds"),
    disputes: all("disputes"),
    creditNotes: all("credit_notes"),
    invoicePayments: all("invoice_payments"),
    invoicesOfIntents: new Map(
      all<Kinds["invoice_payments"]>("invoice_payments").flatMap(({ payment, invoice }) =>
        payment.payment_intent === undefined ? [] : [[idOf(payment.payment_intent), idOf(invoice)] as const],
      ),
    ),
    prices: byId([...all<Price>("prices"), ...all<Price>("inline_prices")]),
    productNames: new Map(all<{ id: string; name: string }>("products").map(({ id, name }) => [id, name])),
    coupons: [...deletedCoupons, ...all<Coupon>("coupons").map((coupon) => ({ coupon, deletedSeconds: Infinity }))],
    events: [...store.events],
  };
}

/** Returns the id of a reference, which the API shows as an id or as an object. */
export function idOf(reference: string | { readonly id: string } | null | undefined): string {
  if (typeof reference === "string") return reference;
  if (!reference) throw new RangeError("the reference is missing");
  return reference.id;
}
