import type { ApiObject } from "../api-object.js";
import type { Params } from "../params.js";

/** One request to an endpoint, already let in. */
export interface Call {
  readonly params: Params;
  /** The key sees this account's mode; otherwise nothing of the account is there for it. */
  readonly seesAccount: boolean;
  /** @throws ApiError 403 unless the key may read objects of this permission. */
  readonly require: (permission: string) => void;
}

/** What answers at one path. */
export interface Endpoint {
  /** `/v1/invoices/{id}/lines`: what Stripe limits and this log counts by. */
  readonly template: string;
  readonly permission: string;
  /** The type of the object that the path names, `invoice`. */
  readonly object: string;
  /** The id in the path, absent for a collection. */
  readonly id?: string;
  /** True when the object of the path exists, for the answer to a request that would change it. */
  readonly exists: () => boolean;
  readonly get: (call: Call) => ApiObject;
}

/** The body of a list; https://docs.stripe.com/api/pagination. */
export function listBody(url: string, data: readonly ApiObject[], hasMore: boolean): ApiObject {
  return { object: "list", data, has_more: hasMore, url };
}
