/** Part of an object that Stripe embeds as a list and cuts: the whole is read from an endpoint of its own. */
export interface NestedList {
  /** The field that embeds it, e.g. `lines`. */
  readonly field: string;
  /** Its endpoint, e.g. `/v1/invoices/{id}/lines`. */
  readonly route: string;
  /** The query parameter that takes the parent's id, where the route has no `{id}`. */
  readonly parentParam?: string;
}

/** What reading one kind of Stripe object takes. Docs: https://docs.stripe.com/api/pagination, https://docs.stripe.com/expand */
export interface Resource {
  /** The list's path, e.g. `/v1/customers`; one object is at `{path}/{id}`. */
  readonly path: string;
  /** Parameters that every list call sends, e.g. `status=all`. */
  readonly params?: Readonly<Record<string, string>>;
  /** What to expand, relative to one object, e.g. `tiers`. */
  readonly expand: readonly string[];
  readonly nested: readonly NestedList[];
}

/** A Stripe object as it came over HTTP: decimals are strings, unknown fields are kept. */
export interface StripeObject {
  readonly id: string;
  readonly [field: string]: unknown;
}
