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

/** The version in whose shapes the API answers, whichever is asked for. */
export const API_VERSION = "2026-10-28.endive";

export interface Answering {
  readonly keys: Keys;
  readonly limiter: Limiter;
}

export interface IncomingCall {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly params: Params;
  /** Undefined where the request names an account that isn't there. */
  readonly account: ServedAccount | undefined;
  /** Undefined where nothing answers at the path. */
  readonly endpoint: Endpoint | undefined;
  readonly endpointName: string;
  readonly inFlight: { readonly account: number; readonly endpoint: number };
}

/**
 * The body of a 200, in Stripe's order of checks: key, limits, address, permission, parameters, object.
 *
 * @throws ApiError everything else.
 */
export function answer({ keys, limiter }: Answering, call: IncomingCall): ApiObject {
  const { method, path, endpoint, params, headers } = call;
  const spec = keys.authenticate(headers.authorization);
  const store = requireAccount(call.account, spec, headers);
  refuseUnknownVersion(headers["stripe-version"]);
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

/** The masked key of a request, for the log. */
export function maskedKeyOf(headers: IncomingHttpHeaders): string | undefined {
  const key = keyOf(headers.authorization);
  return key === undefined ? undefined : maskKey(key);
}

/** Nothing changes over HTTP: what would change an object is refused, what isn't there is missing as ever. */
function refuseChange(endpoint: Endpoint, seesAccount: boolean, method: string): ApiError {
  const { id, object, template } = endpoint;
  if (id !== undefined && !(seesAccount && endpoint.exists())) return resourceMissing(404, object, id, "id");
  return badRequest(
    `This Stripe is simulated and read-only: ${method} ${template} changes nothing. Change the account through the simulator's own API.`,
  );
}

function refuseUnknownVersion(version: string | string[] | undefined): void {
  if (version === undefined || /^\d{4}-\d{2}-\d{2}(\.[a-z]+)?$/.test(String(version))) return;
  throw badRequest(`Invalid Stripe API version: ${String(version)}`);
}
