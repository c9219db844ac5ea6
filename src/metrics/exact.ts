/** An amount beyond 2^53, which a JavaScript number cannot hold exactly. Rounding it would produce a wrong amount. */
export class InexactAmountError extends Error {
  override readonly name = "InexactAmountError";

  constructor(amount: number) {
    super(`An amount of about ${amount} minor units is beyond 2^53, so that it can't be given exactly.`);
  }
}

/** Returns the amount unchanged: `exact(2900)` is 2900. @throws InexactAmountError beyond 2^53 */
export function exact(amountMinor: number): number {
  if (!Number.isSafeInteger(amountMinor)) throw new InexactAmountError(amountMinor);
  return amountMinor;
}
