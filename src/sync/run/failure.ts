import { ConfigError, SystemError, TransientError } from "@airbyte/cdk-typescript-compat";
import { StripeError, type StripeErrorKind } from "../../stripe/request/errors.js";

/** Who must act on what Stripe said: the user (ConfigError), time (TransientError) or we (SystemError). */
const byKind: Readonly<Record<StripeErrorKind, typeof ConfigError | typeof TransientError | typeof SystemError>> = {
  invalid_key: ConfigError,
  permission: ConfigError,
  not_found: SystemError,
  invalid_request: SystemError,
  rate_limited: TransientError,
  unavailable: TransientError,
  unreadable: TransientError,
  aborted: TransientError,
};

/** The error in the protocol's terms; anything but a StripeError stays what it is. */
export function toFailure(error: unknown): unknown {
  if (!(error instanceof StripeError)) return error;
  const Failure = byKind[error.kind];
  return new Failure(error.message, { cause: error });
}

/**
 * The work's outcome, its error in the protocol's terms. Once the signal is aborted the error is the signal's reason: what
 * breaks then tells of nothing else.
 */
export async function inProtocolTerms<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    signal.throwIfAborted();
    throw toFailure(error);
  }
}
