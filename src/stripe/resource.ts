/** A list that Stripe embeds in an object and truncates. Another endpoint returns the complete list. */
export interface NestedList {
  /** The field that contains it, e.g. `lines`. */
  readonly field: string;
  /** The endpoint of the complete list, e.g. `/v1/invoices/{id}/lines`. */
  readonly route: string;
  /** The query parameter for the parent's id, if the route has no `{id}`. */
  readonly parentParam?: string;
}

/**
 * How a list is read:
 * - "created": by ranges of creation time, several pages at a time. The objects' field is `created`, or `date`.
 * - "created_after": the same, with the parameters `created_after` and `created_before` in place of `created`.
 * - "walk": page after page from the newest end, because the list takes no time.
 * - "unpaged": the list is one answer, and takes neither a page size nor a cursor.
 * - "single": the path is not a list but one object of the account, such as its balance.
 */
export type Listing = "created" | "created_after" | "walk" | "unpaged" | "single";

/**
 * How to read one type of Stripe object. Docs: https://docs.stripe.com/api/pagination, https://docs.stripe.com/expand
 */
export interface Resource {
  /** The list's path, e.g. `/v1/customers`. The path of one object is `{path}/{id}`. */
  readonly path: string;
  /** Absent: "created". */
  readonly listing?: Listing;
  /** Parameters that every list call sends, e.g. `status=all`. */
  readonly params?: Readonly<Record<string, string>>;
  /**
   * Further parameters, if one call cannot show all objects: the list is read once with each of them, e.g.
   * `active=true` and `active=false`.
   */
  readonly parts?: readonly Readonly<Record<string, string>>[];
  /** The fields to expand, relative to one object, e.g. `tiers`. */
  readonly expand: readonly string[];
  readonly nested: readonly NestedList[];
}

/** A Stripe object as received over HTTP: decimals are strings, and unknown fields are kept. */
export interface StripeObject {
  readonly id: string;
  readonly [field: string]: unknown;
}
