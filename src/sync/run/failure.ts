import { ConfigError, SystemError, TransientError } from "@airbyte/cdk-typescript-compat";
import { StripeError, type StripeErrorKind } from "../../stripe/request/errors.js";

/** Who must act on Stripe's error: the user (ConfigError), only time (TransientError) or we (SystemError). */
const byKind: Readonly<Record<StripeErrorKind, typeof ConfigError | typeof TransientError | typeof SystemError>> = {
  invalid_key: ConfigError,
  permission: ConfigError,
  product_off: ConfigError,
  not_found: SystemError,
  invalid_request: SystemError,
  rate_limited: TransientError,
  unavailable: TransientError,
  environment: ConfigError,
  unreadable: TransientError,
  aborted: TransientError,
};

/** Returns a StripeError as an error of the protocol. Returns any other error unchanged. */
export function toFailure(error: unknown): unknown {
  if (!(error instanceof StripeError)) return error;
  const Failure = byKind[error.kind];
  return new Failure(error.message, { cause: error });
}

/**
 * Returns the result of the work. Throws its error as an error of the protocol.
 * After an abort it throws the signal's reason, because the abort causes all later errors.
 */
export async function inProtocolTerms<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    signal.throwIfAborted();
    throw toFailure(error);
  }
}
