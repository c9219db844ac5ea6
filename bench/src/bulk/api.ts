import type { BulkAccount } from "./account.js";
import { ApiFailure, noSuchObject } from "./api-failure.js";
import type { Collection } from "./collection.js";
import { bulkKinds } from "./families.js";
import { pageOf } from "./list.js";
import { parseListQuery, refuseParameter } from "./query.js";

/** The endpoint of a request. */
export interface Endpoint {
  /** The path's template, by which Stripe limits requests: `/v1/invoices/{id}`. */
  readonly route: string;
  /** True for a page of a collection that grows with the account. */
  readonly isPage: boolean;
  /**
   * Returns the body of the answer, as JSON.
   * @throws ApiFailure
   */
  readonly answer: () => string;
}

/**
 * Returns the endpoint of a path. Only the endpoints that a reader of the account needs exist. The lists of events and
 * of invoice items are empty, because the account never changes.
 */
export function endpointOf(account: BulkAccount, path: string, query: URLSearchParams): Endpoint {
  const [, version, name = "", id] = path.split("/");
  const collection = version === "v1" ? account.collections.get(name) : undefined;
  if (collection) {
    if (id === undefined) {
      return { route: path, isPage: growing.has(name), answer: () => listBody(collection, path, query) };
    }
    const collections = name === "prices" ? [collection, account.inlinePrices] : [collection];
    return { route: `/v1/${name}/{id}`, isPage: false, answer: () => objectBody(collections, id) };
  }
  if (alwaysEmpty.has(path)) return { route: path, isPage: false, answer: () => emptyList(path) };
  if (path === "/v1/account") return { route: path, isPage: false, answer: () => accountBody };
  if (path === `/v1/accounts/${accountId}`) {
    return { route: "/v1/accounts/{id}", isPage: false, answer: () => accountBody };
  }
  return {
    route: path,
    isPage: false,
    answer() {
      throw new ApiFailure(404, `Unrecognized request URL (GET: ${path}).`);
    },
  };
}

const growing: ReadonlySet<string> = new Set(bulkKinds);

const alwaysEmpty: ReadonlySet<string> = new Set(["/v1/events", "/v1/invoiceitems"]);

function emptyList(path: string): string {
  return JSON.stringify({ object: "list", data: [], has_more: false, url: path });
}

/** The id of every bulk account. */
export const accountId = "acct_1BulkAccount00000";

const accountBody = JSON.stringify({
  id: accountId,
  object: "account",
  country: "US",
  settings: { dashboard: { display_name: "Bulk account" } },
});

function listBody(all: Collection, path: string, query: URLSearchParams): string {
  const isActive = query.get("active");
  const collection = isActive === null ? all : (all.withActive?.(isActive === "true") ?? refuseParameter("active"));
  const { first, last, hasMore } = pageOf(collection, parseListQuery(query, collection));
  let data = "";
  for (let number = first; number >= last; number -= 1) data += (data === "" ? "" : ",") + collection.text(number);
  return `{"object":"list","data":[${data}],"has_more":${String(hasMore)},"url":"${path}"}`;
}

function objectBody(collections: readonly Collection[], id: string): string {
  for (const collection of collections) {
    const number = collection.numberOf(id);
    if (number !== undefined) return collection.text(number);
  }
  throw noSuchObject(404, id, "id");
}
