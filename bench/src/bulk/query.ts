import type { Collection } from "./collection.js";
import type { ListRequest } from "./list.js";
import { ApiFailure, noSuchObject } from "./api-failure.js";

/**
 * Parses a list's query. Ignores the expansions and the requested statuses, because the objects are whole and all are
 * listed, and `active`, by which the collection was chosen.
 *
 * @throws ApiFailure for a parameter that the reader is not known to send, and for a cursor that is not an object.
 */
export function parseListQuery(query: URLSearchParams, collection: Collection): ListRequest {
  let fromSeconds = 0;
  let beforeSeconds = Infinity;
  let limit = 10;
  let startingAfter: number | undefined;
  for (const [name, value] of query) {
    if (name === "created[gte]") fromSeconds = integer(name, value);
    else if (name === "created[gt]") fromSeconds = integer(name, value) + 1;
    else if (name === "created[lt]") beforeSeconds = integer(name, value);
    else if (name === "created[lte]") beforeSeconds = integer(name, value) + 1;
    else if (name === "limit") limit = integer(name, value);
    else if (name === "starting_after") startingAfter = collection.numberOf(value) ?? refuseCursor(value);
    else if (name !== "active" && !(name === "status" && value === "all") && !/^expand\[\d*\]$/.test(name)) {
      refuseParameter(name);
    }
  }
  return { fromSeconds, beforeSeconds, limit, startingAfter };
}

/** @throws ApiFailure as Stripe answers a parameter that the list does not know. */
export function refuseParameter(name: string): never {
  throw new ApiFailure(400, `Received unknown parameter: ${name}`, { code: "parameter_unknown", param: name });
}

function integer(name: string, value: string): number {
  const number = Number(value);
  if (Number.isSafeInteger(number)) return number;
  throw new ApiFailure(400, `Invalid integer: ${value}`, { param: name });
}

function refuseCursor(id: string): never {
  throw noSuchObject(400, id, "starting_after");
}
