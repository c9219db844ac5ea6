/** An object of Stripe's that lacks what it can't be understood without. Names the object, so that it can be looked up. */
export class UnreadableObject extends Error {
  override readonly name = "UnreadableObject";

  constructor(kind: string, id: string | undefined, what: string) {
    super(`Stripe's ${kind}${id === undefined ? "" : ` ${id}`} can't be understood: ${what}.`);
  }
}
