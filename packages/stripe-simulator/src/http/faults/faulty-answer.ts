import { rateLimited } from "../access/limits.js";
import { ApiError } from "../api-error.js";
import { failed, ok, type HttpAnswer } from "../response.js";
import type { FaultRule } from "./fault.js";

/**
 * Returns the answer that a fault sends in place of the correct one. Undefined for faults of the connection and for
 * delays.
 */
export function faultyAnswer(rule: FaultRule, requestId: string, livemode: boolean): HttpAnswer | undefined {
  const answer = answerOf(rule, requestId, livemode);
  const shouldRetry = rule.shouldRetry ?? (rule.kind === "lock_timeout" ? true : undefined);
  if (!answer || shouldRetry === undefined) return answer;
  return { ...answer, headers: { ...answer.headers, "stripe-should-retry": String(shouldRetry) } };
}

function answerOf(rule: FaultRule, requestId: string, livemode: boolean): HttpAnswer | undefined {
  const error = (thrown: ApiError): HttpAnswer => failed(thrown, requestId, livemode);
  switch (rule.kind) {
    case "429":
      return error(rateLimited(rule.reason ?? "endpoint-rate"));
    case "lock_timeout":
      return error(rateLimited(undefined));
    case "409":
      return error(new ApiError(409, rateLimited(undefined).message, { code: "lock_timeout" }));
    case "500":
      return error(new ApiError(500, "An unknown error occurred", { type: "api_error" }));
    case "503":
      return error(new ApiError(503, "Stripe is temporarily unavailable. Please try again.", { type: "api_error" }));
    case "status":
      return error(new ApiError(rule.status ?? 400, "The request failed.", typeOf(rule.status ?? 400)));
    case "502-html":
      return {
        status: 502,
        headers: { "content-type": "text/html" },
        body: "<html><body><h1>502 Bad Gateway</h1></body></html>",
      };
    case "200-html":
      return {
        status: 200,
        headers: { "content-type": "text/html" },
        body: "<html><body><h1>Sign in to the network</h1></body></html>",
      };
    case "not-a-list":
      return ok({ status: "ok" });
    default:
      return undefined;
  }
}

function typeOf(status: number): { readonly type?: "api_error" } {
  return status < 500 ? {} : { type: "api_error" };
}
