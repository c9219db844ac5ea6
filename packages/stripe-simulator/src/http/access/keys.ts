import { ApiError } from "../api-error.js";
import { maskKey } from "./mask.js";

/** An API key of the account. */
export interface KeySpec {
  readonly key: string;
  /**
   * Permissions as Stripe names them: `customer_read`, `plan_write` (which implies reading). `all` on a secret key: all
   * that a secret key may do, writing included. `all` on a restricted key (`rk_...`): every read permission.
   */
  readonly scopes: "all" | readonly string[];
  /** Answers 401 `api_key_expired`. */
  readonly expired?: boolean;
  /** The mode that the key sees. Default: by its prefix, or the account's own if the prefix shows none. */
  readonly livemode?: boolean;
  /** Answers 401, as for an address outside the key's allowed ones. */
  readonly ipBlocked?: boolean;
  /** Which of Stripe's wordings reports a missing permission. Default: `2026`. */
  readonly permissionWording?: "2026" | "older";
}

/** The account's keys. */
export interface Keys {
  /** Adds a key, or replaces the one with that name. */
  readonly add: (spec: KeySpec) => void;
  readonly remove: (key: string) => void;
  /**
   * Returns the key of a request.
   * @throws ApiError 401 for a key that cannot be used.
   */
  readonly authenticate: (authorization: string | undefined) => KeySpec;
}

export function createKeys(initial: readonly KeySpec[] = []): Keys {
  const specs = new Map(initial.map((spec) => [spec.key, spec]));
  return {
    add: (spec) => void specs.set(spec.key, spec),
    remove: (key) => void specs.delete(key),
    authenticate: (authorization) => {
      const key = keyOf(authorization);
      if (key === undefined) throw unauthorized(NO_KEY);
      if (key.startsWith("pk_")) throw unauthorized(PUBLISHABLE_KEY, "secret_key_required");
      const spec = specs.get(key);
      if (!spec) throw unauthorized(`Invalid API Key provided: ${maskKey(key)}`);
      if (spec.expired) throw unauthorized(`Expired API Key provided: ${maskKey(key)}`, "api_key_expired");
      if (spec.ipBlocked) throw unauthorized("The API key provided does not allow requests from your IP address.");
      return spec;
    },
  };
}

/** Returns the key of `Authorization: Bearer <key>`, or of Basic authentication's user name. */
export function keyOf(authorization: string | undefined): string | undefined {
  const [, scheme, value] = /^(bearer|basic)\s+(\S+)$/i.exec(authorization ?? "") ?? [];
  if (scheme === undefined || value === undefined) return undefined;
  if (scheme.toLowerCase() === "bearer") return value;
  return Buffer.from(value, "base64").toString("utf8").split(":")[0] || undefined;
}

/**
 * Returns true if the key sees the account's objects. Otherwise it sees the other mode, in which this account has none.
 */
export function seesMode(spec: KeySpec, livemode: boolean): boolean {
  const byPrefix = /^[a-z]+_(?:org_)?(live|test)_/.exec(spec.key)?.[1];
  return (spec.livemode ?? (byPrefix === undefined ? livemode : byPrefix === "live")) === livemode;
}

const NO_KEY =
  "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth " +
  "(e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details.";
const PUBLISHABLE_KEY =
  "This API call cannot be made with a publishable API key. Please use a secret API key. You can find a list of your " +
  "API keys at https://dashboard.stripe.com/account/apikeys.";

function unauthorized(message: string, code?: string): ApiError {
  return new ApiError(401, message, {
    ...(code === undefined ? {} : { code }),
    headers: { "www-authenticate": 'Bearer realm="Stripe"' },
  });
}
