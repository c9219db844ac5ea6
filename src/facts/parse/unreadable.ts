/**
 * An object from Stripe that lacks a field it can't be parsed without. The message contains the object's id, so it can
 * be looked up.
 */
export class UnreadableObject extends Error {
  override readonly name = "UnreadableObject";

  constructor(kind: string, id: string | undefined, what: string) {
    super(`Stripe's ${kind}${id === undefined ? "" : ` ${id}`} can't be parsed: ${what}.`);
  }
}
