import type { ThrottleReason } from "../limits/throttle.js";

/**
 * What the connection did instead of giving a whole JSON answer:
 * - "reset": it could not be made (in time), or broke before the answer's head
 * - "timeout": the attempt took longer than it may
 * - "cut_body": the body ended before its JSON did
 * - "cut_page": so did that of a list's page, which may be too large to arrive
 * - "not_json": the body is something else, e.g. the HTML page of a proxy or gateway
 * - "redirect": the answer points elsewhere; it is never followed, since the key would travel with it
 * - "no_error_body": an HTTP error whose JSON is not the error that Stripe promises
 * - "not_an_object": a success whose JSON is not the object that Stripe promises
 * - "not_a_list": a success whose JSON is an object, but not the page that was asked for
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

/** One attempt of a request that did not succeed. Texts are as received: they may hold the key. */
export interface FailedAnswer {
  /** HTTP status; undefined where no answer's head arrived. */
  readonly status?: number | undefined;
  readonly fault?: TransportFault | undefined;
  /** Stripe's error code, e.g. `resource_missing`: https://docs.stripe.com/error-codes */
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  readonly param?: string | undefined;
  readonly requestId?: string | undefined;
  readonly throttle?: ThrottleReason | undefined;
  /** What a `Retry-After` header asks for. */
  readonly retryAfterMs?: number | undefined;
  /** Stripe's own clock when it answered, in Unix seconds. */
  readonly dateSeconds?: number | undefined;
  readonly cause?: unknown;
}
