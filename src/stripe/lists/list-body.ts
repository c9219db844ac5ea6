import type { JsonObject } from "../request/json.js";

/** A page as Stripe returns it: https://docs.stripe.com/api/pagination */
export interface ListBody {
  readonly data: readonly unknown[];
  readonly has_more: boolean;
}

/** Whether an answer's body is a page of a list. */
export function isListBody(body: JsonObject): body is JsonObject & ListBody {
  return body["object"] === "list" && Array.isArray(body["data"]) && typeof body["has_more"] === "boolean";
}
