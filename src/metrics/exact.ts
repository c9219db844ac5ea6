/** An amount that a number can't hold exactly. Rounded in silence it would be wrong by more than anybody would notice. */
export class InexactAmountError extends Error {
  override readonly name = "InexactAmountError";

  constructor(amount: number) {
    super(`An amount of about ${amount} minor units is beyond 2^53, so that it can't be given exactly.`);
  }
}

/** The whole number. @throws InexactAmountError beyond 2^53 */
export function exact(amountMinor: number): number {
  if (!Number.isSafeInteger(amountMinor)) throw new InexactAmountError(amountMinor);
  return amountMinor;
}
