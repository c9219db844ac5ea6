/** An action that Stripe would reject. The message names the object and the reason. */
export class ActionError extends Error {
  override readonly name = "ActionError";
}
