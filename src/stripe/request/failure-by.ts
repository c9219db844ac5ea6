import type { BoundedSignal } from "./bounded-signal.js";
import { StripeError } from "./errors.js";
import { unansweredRequest } from "./explain.js";

/**
 * What a request that was to be answered by a deadline failed with: where the deadline ended it, what its last attempt had
 * failed with, or that there was no answer.
 *
 * @param request e.g. `GET /v1/customers`
 * @throws the error itself where it tells nothing of the request: the client was stopped, or it is no StripeError
 */
export function failureBy(deadline: BoundedSignal, request: string, error: unknown): StripeError {
  if (!(error instanceof StripeError)) throw error;
  if (error.kind !== "aborted") return error;
  if (!deadline.timedOut()) throw error;
  return error.lastFailure ?? unansweredRequest(request, error);
}
