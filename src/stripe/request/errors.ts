import { maskSecrets, maskedError, oneLine } from "../key/mask.js";
import type { Permission } from "../key/permissions.js";
import type { RetryableFailure } from "./retry.js";

/**
 * The kinds of failed requests, by what the user can do:
 * - "invalid_key": the key is malformed, refused by policy, unknown, expired or not allowed from this address
 * - "permission": the key lacks a permission, or has no access to the account
 * - "product_off": the account does not have the Stripe product that the request is about
 * - "not_found": no such object (also a deleted list cursor)
 * - "invalid_request": Stripe refuses the request itself
 * - "rate_limited": Stripe's limits refused it in all attempts
 * - "unavailable": 5xx, connection faults, timeouts, cut or non-JSON bodies, in all attempts
 * - "environment": this machine or its network must be set up: a certificate is not accepted, a proxy refuses, too few
 *   files may be open
 * - "unreadable": an answer that does not match the API's documentation
 * - "aborted": the caller's signal aborted it
 */
export type StripeErrorKind =
  | "invalid_key"
  | "permission"
  | "product_off"
  | "not_found"
  | "invalid_request"
  | "rate_limited"
  | "unavailable"
  | "environment"
  | "unreadable"
  | "aborted";

export interface StripeErrorDetails {
  /** HTTP status of the last answer. */
  readonly status?: number | undefined;
  /** Stripe's error code: https://docs.stripe.com/error-codes */
  readonly code?: string | undefined;
  /** The permission that the key lacks: as Stripe's answer names it, or else as the route is known to need it. */
  readonly permission?: Permission | undefined;
  /**
   * Whether Stripe's answer says that a permission is missing. A 403 can have other reasons: no access to the account,
   * a gateway, a text that the connector does not know.
   */
  readonly lacksPermission?: boolean | undefined;
  /** Only of "product_off": the product, e.g. `Issuing`. */
  readonly product?: string | undefined;
  /** Stripe's id of the request, for its support and for the Dashboard's logs. */
  readonly requestId?: string | undefined;
  /** The account id (`acct_...`) in a refusal. */
  readonly accountId?: string | undefined;
  /** The failure of the last attempt, if such failures are retried. */
  readonly failure?: RetryableFailure | undefined;
  /** Only of "aborted": the error of the last attempt, as if it had been final. */
  readonly lastFailure?: StripeError | undefined;
  readonly cause?: unknown;
}

/**
 * A failed Stripe request. The message is one line for the person who must act. The message, the stack and the causes
 * never contain a key or an e-mail address.
 */
export class StripeError extends Error {
  override readonly name = "StripeError";
  readonly kind: StripeErrorKind;
  readonly status?: number;
  readonly code?: string;
  readonly permission?: Permission;
  readonly lacksPermission: boolean;
  readonly product?: string;
  readonly requestId?: string;
  readonly accountId?: string;
  readonly failure?: RetryableFailure;
  readonly lastFailure?: StripeError;

  constructor(kind: StripeErrorKind, message: string, details: StripeErrorDetails = {}) {
    const cause = maskedError(details.cause);
    super(oneLine(maskSecrets(message)), cause && { cause });
    this.kind = kind;
    if (details.status !== undefined) this.status = details.status;
    if (details.code !== undefined) this.code = details.code;
    if (details.permission !== undefined) this.permission = details.permission;
    this.lacksPermission = details.lacksPermission === true;
    if (details.product !== undefined) this.product = details.product;
    if (details.requestId !== undefined) this.requestId = details.requestId;
    if (details.accountId !== undefined) this.accountId = details.accountId;
    if (details.failure !== undefined) this.failure = details.failure;
    if (details.lastFailure !== undefined) this.lastFailure = details.lastFailure;
  }
}
