import type { ThrottleReason } from "../limits/throttle.js";

/**
 * The fault of a request without a valid JSON answer. Before there is a connection:
 * - "unknown_host": DNS does not know the host, or does not answer
 * - "refused": nothing listens at the address
 * - "unreachable": no way leads to the address, or the machine forbids it
 * - "connect_timeout": the connection was not made in time
 * - "too_many_files": the process or the machine has no file handle left
 * - "proxy_login": the proxy requires a user name and a password, or other ones (407)
 * - "proxy_refused": the proxy answered with another error
 * - "no_tls": the other side does not speak TLS as expected
 * - "untrusted", "expired", "wrong_name": the certificate is not accepted
 *
 * Before the answer's body:
 * - "reset": the connection broke before the answer's headers, or another fault of it
 * - "timeout": the attempt exceeded its timeout, or was stopped by its caller, before the headers or in the body
 * - "upgrade": the answer switches to another protocol (101)
 * - "large_head": the answer's headers are larger than Node accepts
 * - "not_http": the answer is not HTTP
 * - "redirect": the answer points to another address; it is never followed, because the key would be sent there
 *
 * In the body:
 * - "cut_body": the body ended before its JSON did
 * - "cut_page": the same for a page of a list, which may be too large to arrive
 * - "large_body": the body is larger than the connector accepts
 * - "large_page": the same for a page of a list, which can be requested smaller
 * - "large_object": the same for a page of one object
 * - "encoded": the body is compressed, or not in UTF-8
 * - "byte_order_mark": the body begins with one, which JSON does not allow
 * - "trailing": other text follows the JSON
 * - "not_json": the body is not JSON, e.g. the HTML page of a proxy or gateway
 * - "no_error_body": an HTTP error whose JSON is not Stripe's error object
 * - "not_an_object": a success whose JSON is not an object of Stripe's
 * - "not_a_list": a success whose JSON is an object, but not the requested page
 */
export type TransportFault =
  | "unknown_host"
  | "refused"
  | "unreachable"
  | "connect_timeout"
  | "too_many_files"
  | "proxy_login"
  | "proxy_refused"
  | "no_tls"
  | "untrusted"
  | "expired"
  | "wrong_name"
  | "reset"
  | "timeout"
  | "upgrade"
  | "large_head"
  | "not_http"
  | "redirect"
  | "cut_body"
  | "cut_page"
  | "large_body"
  | "large_page"
  | "large_object"
  | "encoded"
  | "byte_order_mark"
  | "trailing"
  | "not_json"
  | "no_error_body"
  | "not_an_object"
  | "not_a_list";

/** One failed attempt of a request. Texts are as received and may contain the key. */
export interface FailedAnswer {
  /** HTTP status; undefined if no headers arrived. */
  readonly status?: number | undefined;
  readonly fault?: TransportFault | undefined;
  /** Host and port that the connection was made to: the proxy's, else the API's. */
  readonly peer?: string | undefined;
  /** Whether no request of this client has had an answer yet. Then the fault is probably one of the set-up. */
  readonly isFirstContact?: boolean | undefined;
  /** Only of "proxy_refused": the proxy's status. */
  readonly proxyStatus?: number | undefined;
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
