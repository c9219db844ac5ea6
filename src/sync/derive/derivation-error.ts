import { SystemError } from "@airbyte/cdk-typescript-compat";

/** A customer whose events and numbers could not be computed. Its cause tells why. */
export class DerivationError extends SystemError {
  readonly customerId: string;

  constructor(customerId: string, cause: unknown) {
    super(sentences([customerId]), { cause });
    this.customerId = customerId;
  }
}

/** The work's outcome. @throws UnderivableCustomerError for whatever it throws: it must be pure, so that nothing else can be the matter */
export function ofCustomer<T>(customerId: string, derive: () => T): T {
  try {
    return derive();
  } catch (error) {
    throw new DerivationError(customerId, error);
  }
}

/** What streams end with after all others were told: a customer who is missing must not look like one without changes. */
export function errorOfCustomers(errors: readonly DerivationError[]): SystemError {
  return new SystemError(sentences(errors.map(({ customerId }) => customerId)), { cause: errors[0]?.cause });
}

function sentences(customerIds: readonly string[]): string {
  const count = customerIds.length;
  const named = customerIds.slice(0, mostNamed).join(", ");
  const rest = count > mostNamed ? ` and ${count - mostNamed} more` : "";
  return (
    `The events and numbers of ${count === 1 ? "one customer" : `${count} customers`} could not be computed: ${named}${rest}. The ` +
    "stream's state stays where it was, so that a later sync computes them and nothing is lost. Please report this error."
  );
}

const mostNamed = 10;
