import type Stripe from "stripe";

/** The JSON form of an SDK type, as sent over HTTP. The SDK's Decimal objects are strings there. */
export type Wire<T> = T extends Stripe.Decimal
  ? string
  : T extends string | number | boolean | null | undefined | void
    ? T
    : T extends readonly (infer Item)[]
      ? Wire<Item>[]
      : T extends object
        ? { [Key in keyof T]: Wire<T[Key]> }
        : T;

/** All kinds of objects in the account, by the name of their list in the API's paths. */
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
  invoiceitems: Wire<Stripe.InvoiceItem>;
  balance_transactions: Wire<Stripe.BalanceTransaction>;
}
export type Kind = keyof Kinds;

/** https://docs.stripe.com/api/test_clocks/object */
export type TestClock = Wire<Stripe.TestHelpers.TestClock>;

/** An event as it happened. `data.object` has the current version's shape; the API renders it in `api_version`. */
export interface StoredEvent {
  readonly id: string;
  readonly type: string;
  /** Unix seconds. */
  readonly created: number;
  /** Unix seconds from which the API lists it. Later than `created` if the event is late. */
  readonly visibleAt: number;
  /** The API version at the time of the event. Its payload is rendered in it permanently. */
  readonly apiVersion: string;
  /** A deep, frozen copy of the object after the change. */
  readonly object: Readonly<Record<string, unknown>>;
  readonly previousAttributes?: Readonly<Record<string, unknown>>;
}

/** The field that holds an object's time of creation. Invoice items call it `date`. */
export type DateField = "created" | "date";

/**
 * Objects of one kind in the order of (creation, insertion). Stripe's lists have the reverse order. Objects are
 * normalised: references are ids (`customer: "cus_..."`, never an object), and embedded lists are whole. Fields that
 * the API only shows when expanded (tiers, applies_to, discounts) are complete. The API layer cuts, hides and expands.
 */
export class Collection<T extends { id: string }> {
  readonly #dateField: DateField;
  readonly #positions = new Map<string, number>();
  readonly #ordered: T[] = [];
  #revision = 0;

  constructor(dateField: DateField = "created") {
    this.#dateField = dateField;
  }

  /** Grows with every change, so that an index over the objects can detect that it is outdated. */
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
    const seconds = secondsOf(item, this.#dateField);
    while (index > 0 && secondsOf(this.#ordered[index - 1]!, this.#dateField) > seconds) index -= 1;
    this.#ordered.splice(index, 0, item);
    this.#renumberFrom(index);
  }

  /** Replaces the object with the id of `item`. Both have the same time of creation. */
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

/** Returns an object's time of creation, in Unix seconds. 0 if it shows none: then the order of insertion decides. */
export function secondsOf(object: object, dateField: DateField): number {
  return (object as Readonly<Partial<Record<DateField, number>>>)[dateField] ?? 0;
}

export type Collections = { readonly [K in Kind]: Collection<Kinds[K]> };

/** An object of a kind that no story makes. */
export type ShelfObject = Readonly<Record<string, unknown>> & { readonly id: string };

/** The objects that no story makes. Tests put them there (`src/shelf/shelf.ts`). */
export interface ShelfStore {
  /** By the path of their list. Each parent's list has its own path, `/v1/transfers/tr_1/reversals`. */
  readonly lists: Map<string, Collection<ShelfObject>>;
  /** By path, if they differ from the initial ones: `/v1/balance`. */
  readonly single: Map<string, Readonly<Record<string, unknown>>>;
}

/** The whole simulated account: the truth that a sync is compared with. */
export interface Store {
  readonly accountId: string;
  readonly livemode: boolean;
  readonly collections: Collections;
  /** The clocks to which some customers belong. Sandboxes only. */
  readonly testClocks: Collection<TestClock>;
  readonly shelf: ShelfStore;
  /** The whole history of events, oldest first. The API shows the visible ones of the last 30 days. */
  readonly events: StoredEvent[];
  /** Deleted customers. Retrieving one returns {id, object, deleted: true}. */
  readonly deletedCustomers: Set<string>;
  /** Prices created by `price_data`. /v1/prices omits them. Items contain them, and they can be retrieved. */
  readonly inlinePrices: Set<string>;
}
