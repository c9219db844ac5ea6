import type { IncomingHttpHeaders } from "node:http";
import type { Store } from "../../store.js";
import { ApiError } from "../api-error.js";
import type { Api } from "../api.js";
import type { KeySpec } from "./keys.js";
import { maskKey } from "./mask.js";

/** An account and its API. */
export interface ServedAccount {
  readonly store: Store;
  readonly api: Api;
}

/** The accounts at one address: the keys' own account and those that are connected to it. Each has its own objects. */
export interface ServedAccounts {
  readonly own: ServedAccount;
  /** By id. */
  readonly connected: ReadonlyMap<string, ServedAccount>;
}

/**
 * Returns the account that a request names (https://docs.stripe.com/context,
 * https://docs.stripe.com/connect/authentication).
 */
export function namedAccount(headers: IncomingHttpHeaders): string | undefined {
  const header = headers["stripe-context"] ?? headers["stripe-account"];
  return header === undefined ? undefined : String(header);
}

/**
 * Returns the account of a request. If the request names none, it is the keys' own. Undefined if it names an unknown
 * one.
 */
export function accountAskedFor(
  { own, connected }: ServedAccounts,
  headers: IncomingHttpHeaders,
): ServedAccount | undefined {
  const id = namedAccount(headers);
  return id === undefined || id === own.store.accountId ? own : connected.get(id);
}

/**
 * Returns the store of the account.
 * @throws ApiError if the request names an unknown account, or an organization's key names none.
 */
export function requireAccount(account: ServedAccount | undefined, spec: KeySpec, headers: IncomingHttpHeaders): Store {
  const named = namedAccount(headers);
  if (headers["stripe-context"] === undefined && spec.key.startsWith("sk_org_")) {
    throw new ApiError(
      400,
      "A request with an organization API key must name an account in the Stripe-Context header.",
    );
  }
  if (account !== undefined) return account.store;
  throw new ApiError(
    403,
    `The provided key '${maskKey(spec.key)}' does not have access to account '${String(named)}' (or that account does ` +
      "not exist). Application access may have been revoked.",
    { code: "account_invalid" },
  );
}
