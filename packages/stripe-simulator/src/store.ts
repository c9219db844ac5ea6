import type Stripe from "stripe";

/** A JSON rendering of an SDK type: what travels over HTTP. The SDK's Decimal objects are strings there. */
export type Wire<T> = T extends Stripe.Decimal
  ? string
  : T extends string | number | boolean | null | undefined | void
    ? T
    : T extends readonly (infer Item)[]
      ? Wire<Item>[]
      : T extends object
        ? { [Key in keyof T]: Wire<T[Key]> }
        : T;

/** Every kind of object that the account keeps, by the name of its list in the API's paths. */
export interface Kinds {
  customers: Wire<Stripe.Customer>;
  subscriptions: Wire<Stripe.Subscription>;
  invoices: Wire<Stripe.Invoice>;
  products: Wire<Stripe.Product>;
  prices: Wire<Stripe.Price>;
  coupons: Wire<Stripe.Coupon>;
  charges: Wire<Stripe.Charge>;
  refunds: Wire<Stripe.Refund>;
  disputes: Wire<Stripe.Dispute>;
  credit_notes: Wire<Stripe.CreditNote>;
  invoice_payments: Wire<Stripe.InvoicePayment>;
}
export type Kind = keyof Kinds;

/** https://docs.stripe.com/api/test_clocks/object */
export type TestClock = Wire<Stripe.TestHelpers.TestClock>;

/** An event as it happened: `data.object` in the current version's shape; the API renders it in `api_version`. */
export interface StoredEvent {
  readonly id: string;
  readonly type: string;
  /** Unix seconds. */
  readonly created: number;
  /** Unix seconds from which the API lists it; later than `created` when the event is late. */
  readonly visibleAt: number;
  /** The API version in force when it happened: its payload is rendered in it for ever. */
  readonly apiVersion: string;
  /** A deep, frozen copy of the object after the change. */
  readonly object: Readonly<Record<string, unknown>>;
  readonly previousAttributes?: Readonly<Record<string, unknown>>;
}

/**
 * Objects of one kind in the order of (created, insertion): Stripe's lists are this order backwards. Objects are kept
 * normalised: references are ids (`customer: "cus_..."`, never an object), embedded lists are whole, and what the API
 * only shows when expanded (tiers, applies_to, discounts) is there in full. The API layer cuts, hides and expands.
 */
export class Collection<T extends { id: string; created: number }> {
  readonly #positions = new Map<string, number>();
  readonly #ordered: T[] = [];
  #revision = 0;

  /** Grows with every change, so that an index over the objects can tell that it is stale. */
  get revision(): number {
    return this.#revision;
  }

  get size(): number {
    return this.#ordered.length;
  }

  /** Oldest first. */
  all(): readonly T[] {
    return this.#ordered;
  }

  get(id: string): T | undefined {
    const position = this.#positions.get(id);
    return position === undefined ? undefined : this.#ordered[position];
  }

  add(item: T): void {
    let index = this.#ordered.length;
    while (index > 0 && this.#ordered[index - 1]!.created > item.created) index -= 1;
    this.#ordered.splice(index, 0, item);
    this.#renumberFrom(index);
  }

  /** Puts `item` in the place of the one with its id, which has the same `created`. */
  replace(item: T): void {
    const position = this.#positions.get(item.id);
    if (position === undefined) throw new RangeError(`there is no ${item.id} to replace`);
    this.#ordered[position] = item;
    this.#revision += 1;
  }

  remove(id: string): void {
    const position = this.#positions.get(id);
    if (position === undefined) return;
    this.#positions.delete(id);
    this.#ordered.splice(position, 1);
    this.#renumberFrom(position);
  }

  #renumberFrom(index: number): void {
    this.#revision += 1;
    for (let position = index; position < this.#ordered.length; position += 1) {
      this.#positions.set(this.#ordered[position]!.id, position);
    }
  }
}

export type Collections = { readonly [K in Kind]: Collection<Kinds[K]> };

/** Everything the simulated account holds: the truth that a sync is compared with. */
export interface Store {
  readonly accountId: string;
  readonly livemode: boolean;
  readonly collections: Collections;
  /** The clocks whose time some customers live in; sandboxes only. */
  readonly testClocks: Collection<TestClock>;
  /** The whole history of events, oldest first; the API shows the visible ones of the last 30 days. */
  readonly events: StoredEvent[];
  /** Customers that were deleted: retrieving one answers {id, object, deleted: true}. */
  readonly deletedCustomers: Set<string>;
  /** Prices made by `price_data`: absent from /v1/prices, present in items and by retrieval. */
  readonly inlinePrices: Set<string>;
}
