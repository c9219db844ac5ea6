/**
 * Returns the smallest value; undefined if there is none. `Math.min(...values)` would overflow the stack with the 100,000
 * invoices that one customer can have.
 */
export function smallest(values: readonly number[]): number | undefined {
  return values.reduce<number | undefined>(
    (least, value) => (least === undefined || value < least ? value : least),
    undefined,
  );
}

/** Returns the largest value; undefined if there is none. */
export function largest(values: readonly number[]): number | undefined {
  return values.reduce<number | undefined>(
    (most, value) => (most === undefined || value > most ? value : most),
    undefined,
  );
}
