import type { ApiObject } from "../api-object.js";
import type { Params } from "../params.js";

/** One authorized request to an endpoint. */
export interface Call {
  readonly params: Params;
  /** True if the key sees this account's mode. Otherwise the account is empty for the key. */
  readonly seesAccount: boolean;
  /**
   * Requires a permission.
   * @throws ApiError 403 unless the key may read objects of this permission.
   */
  readonly require: (permission: string) => void;
}

/** The endpoint of one path. */
export interface Endpoint {
  /** `/v1/invoices/{id}/lines`: the unit of Stripe's limits and of this log's counts. */
  readonly template: string;
  readonly permission: string;
  /** The type of the path's object, `invoice`. */
  readonly object: string;
  /** The id in the path. A collection has none. */
  readonly id?: string;
  /** Returns true if the path's object exists. Needed to answer a request that would change it. */
  readonly exists: () => boolean;
  readonly get: (call: Call) => ApiObject;
}

/** Returns the body of a list. https://docs.stripe.com/api/pagination */
export function listBody(url: string, data: readonly ApiObject[], hasMore: boolean): ApiObject {
  return { object: "list", data, has_more: hasMore, url };
}
