import type { BoundedSignal } from "./bounded-signal.js";
import { StripeError } from "./errors.js";
import { unansweredRequest } from "./explain.js";

/**
 * Returns the failure of a request with a deadline. If the deadline aborted it: the failure of its last attempt, or
 * that there was no answer.
 *
 * @param request e.g. `GET /v1/customers`
 * @throws the error itself if it is not about the request: the client was stopped, or it is not a StripeError
 */
export function failureBy(deadline: BoundedSignal, request: string, error: unknown): StripeError {
  if (!(error instanceof StripeError)) throw error;
  if (error.kind !== "aborted") return error;
  if (!deadline.timedOut()) throw error;
  return error.lastFailure ?? unansweredRequest(request, error);
}
