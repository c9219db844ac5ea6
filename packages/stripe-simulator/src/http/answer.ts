import type { IncomingHttpHeaders } from "node:http";
import { requireAccount, type ServedAccount } from "./access/accounts.js";
import { keyOf, seesMode, type Keys } from "./access/keys.js";
import type { Limiter } from "./access/limits.js";
import { maskKey } from "./access/mask.js";
import { requirePermission } from "./access/permissions.js";
import { ApiError, badRequest, resourceMissing } from "./api-error.js";
import type { ApiObject } from "./api-object.js";
import type { Endpoint } from "./endpoints/endpoint.js";
import type { Params } from "./params.js";
import { refuseUnknownVersion } from "./versions/api-version.js";

export interface Answering {
  readonly keys: Keys;
  readonly limiter: Limiter;
}

export interface IncomingCall {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly params: Params;
  /** Undefined if the request names an unknown account. */
  readonly account: ServedAccount | undefined;
  /** Undefined if the path has no endpoint. */
  readonly endpoint: Endpoint | undefined;
  readonly endpointName: string;
  readonly inFlight: { readonly account: number; readonly endpoint: number };
}

/**
 * Returns the body of a 200. Checks in Stripe's order: key, limits, address, permission, parameters, object.
 *
 * @throws ApiError for every other status.
 */
export function answer({ keys, limiter }: Answering, call: IncomingCall): ApiObject {
  const { method, path, endpoint, params, headers } = call;
  const spec = keys.authenticate(headers.authorization);
  const store = requireAccount(call.account, spec, headers);
  refuseUnknownVersion(headers);
  limiter.admit(call.endpointName, call.inFlight);
  if (!endpoint) {
    throw new ApiError(
      404,
      `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
    );
  }
  requirePermission(spec, endpoint.permission, method === "GET" ? "read" : "write", store.accountId);
  const seesAccount = seesMode(spec, store.livemode);
  if (method !== "GET") throw refuseChange(endpoint, seesAccount, method);
  return endpoint.get({
    params,
    seesAccount,
    require: (permission) => requirePermission(spec, permission, "read", store.accountId),
  });
}

/** Returns the masked key of a request, for the log. */
export function maskedKeyOf(headers: IncomingHttpHeaders): string | undefined {
  const key = keyOf(headers.authorization);
  return key === undefined ? undefined : maskKey(key);
}

/**
 * Nothing can be changed over HTTP: a request that would change an object is rejected. A missing object is still
 * reported as missing.
 */
function refuseChange(endpoint: Endpoint, seesAccount: boolean, method: string): ApiError {
  const { id, object, template } = endpoint;
  if (id !== undefined && !(seesAccount && endpoint.exists())) return resourceMissing(404, object, id, "id");
  return badRequest(
    `This Stripe is simulated and read-only: ${method} ${template} changes nothing. Change the account through the simulator's own API.`,
  );
}
