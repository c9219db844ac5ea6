import type { ThrottleReason } from "../limits/throttle.js";

/**
 * The fault of a request without a valid JSON answer:
 * - "reset": the connection could not be made (in time), or broke before the answer's headers
 * - "timeout": the attempt exceeded its timeout
 * - "cut_body": the body ended before its JSON did
 * - "cut_page": the same for a page of a list, which may be too large to arrive
 * - "not_json": the body is not JSON, e.g. the HTML page of a proxy or gateway
 * - "redirect": the answer points to another address; it is never followed, because the key would be sent there
 * - "no_error_body": an HTTP error whose JSON is not Stripe's error object
 * - "not_an_object": a success whose JSON is not an object of Stripe's
 * - "not_a_list": a success whose JSON is an object, but not the requested page
 */
export type TransportFault =
  | "reset"
  | "timeout"
  | "cut_body"
  | "cut_page"
  | "not_json"
  | "redirect"
  | "no_error_body"
  | "not_an_object"
  | "not_a_list";

/** One failed attempt of a request. Texts are as received and may contain the key. */
export interface FailedAnswer {
  /** HTTP status; undefined if no headers arrived. */
  readonly status?: number | undefined;
  readonly fault?: TransportFault | undefined;
  /** Stripe's error code, e.g. `resource_missing`: https://docs.stripe.com/error-codes */
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  readonly param?: string | undefined;
  readonly requestId?: string | undefined;
  readonly throttle?: ThrottleReason | undefined;
  /** The wait that a `Retry-After` header requests. */
  readonly retryAfterMs?: number | undefined;
  /**
   * Whether Stripe says that a retry may succeed; undefined: it does not say. Only of HTTP errors, because on a
   * success the header is not about the fault of the transport.
   * https://docs.stripe.com/error-low-level
   */
  readonly shouldRetry?: boolean | undefined;
  /** Stripe's time when it answered, in Unix seconds. */
  readonly dateSeconds?: number | undefined;
  readonly cause?: unknown;
}
