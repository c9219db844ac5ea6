import { SystemError } from "@airbyte/cdk-typescript-compat";

/** Reports a customer whose events and numbers could not be computed. `cause` is the reason. */
export class DerivationError extends SystemError {
  readonly customerId: string;

  constructor(customerId: string, cause: unknown) {
    super(sentences([customerId]), { cause });
    this.customerId = customerId;
  }
}

/**
 * Returns the result of the derivation.
 *
 * @throws DerivationError for any error of `derive`. It must be pure, so that the customer's data is the only cause.
 */
export function ofCustomer<T>(customerId: string, derive: () => T): T {
  try {
    return derive();
  } catch (error) {
    throw new DerivationError(customerId, error);
  }
}

/**
 * Returns the error that the streams end with after all other customers were emitted.
 * Without it, a missing customer would look like one without changes.
 */
export function errorOfCustomers(errors: readonly DerivationError[]): SystemError {
  return new SystemError(sentences(errors.map(({ customerId }) => customerId)), { cause: errors[0]?.cause });
}

function sentences(customerIds: readonly string[]): string {
  const count = customerIds.length;
  const named = customerIds.slice(0, mostNamed).join(", ");
  const rest = count > mostNamed ? ` and ${count - mostNamed} more` : "";
  return (
    `The events and numbers of ${count === 1 ? "one customer" : `${count} customers`} could not be computed: ` +
    `${named}${rest}. The stream's state does not change, so a later sync computes them and nothing is lost. ` +
    "Please report this error."
  );
}

const mostNamed = 10;
