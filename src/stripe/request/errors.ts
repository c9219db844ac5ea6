import { maskSecrets, maskedError } from "../key/mask.js";
import type { Permission } from "../key/permissions.js";
import type { RetryableFailure } from "./retry.js";

/**
 * What became of a request, by what can be done about it:
 * - "invalid_key": the key is malformed, refused by policy, unknown, expired or not allowed from here
 * - "permission": the key lacks a right, or has no access to the account
 * - "not_found": no such object (also a list's cursor that is gone)
 * - "invalid_request": Stripe refuses the request itself
 * - "rate_limited": Stripe's limits kept refusing it through all retries
 * - "unavailable": 5xx, connection faults, timeouts, cut or non-JSON bodies, through all retries
 * - "unreadable": an answer that is not what the API promises
 * - "aborted": the caller's signal ended it
 */
export type StripeErrorKind =
  | "invalid_key"
  | "permission"
  | "not_found"
  | "invalid_request"
  | "rate_limited"
  | "unavailable"
  | "unreadable"
  | "aborted";

export interface StripeErrorDetails {
  /** HTTP status of the last answer. */
  readonly status?: number | undefined;
  /** Stripe's error code: https://docs.stripe.com/error-codes */
  readonly code?: string | undefined;
  /** The right that the key lacks, where Stripe names it. */
  readonly permission?: Permission | undefined;
  /** Stripe's id of the request, for its support and the Dashboard's logs. */
  readonly requestId?: string | undefined;
  /** The account (`acct_...`) that a refusal names. */
  readonly accountId?: string | undefined;
  /** What went wrong at the last attempt, where it was worth retrying. */
  readonly failure?: RetryableFailure | undefined;
  /** Of "aborted": what the request would have ended with, had its last attempt been final. */
  readonly lastFailure?: StripeError | undefined;
  readonly cause?: unknown;
}

/**
 * A Stripe request that did not succeed. The message is a sentence for the person who must act; neither it nor the
 * stack nor any cause ever contains a key.
 */
export class StripeError extends Error {
  override readonly name = "StripeError";
  readonly kind: StripeErrorKind;
  readonly status?: number;
  readonly code?: string;
  readonly permission?: Permission;
  readonly requestId?: string;
  readonly accountId?: string;
  readonly failure?: RetryableFailure;
  readonly lastFailure?: StripeError;

  constructor(kind: StripeErrorKind, message: string, details: StripeErrorDetails = {}) {
    const cause = maskedError(details.cause);
    super(maskSecrets(message), cause && { cause });
    this.kind = kind;
    if (details.status !== undefined) this.status = details.status;
    if (details.code !== undefined) this.code = details.code;
    if (details.permission !== undefined) this.permission = details.permission;
    if (details.requestId !== undefined) this.requestId = details.requestId;
    if (details.accountId !== undefined) this.accountId = details.accountId;
    if (details.failure !== undefined) this.failure = details.failure;
    if (details.lastFailure !== undefined) this.lastFailure = details.lastFailure;
  }
}
