/** An action that Stripe would refuse. The caller must act: the message names the object and the reason. */
export class ActionError extends Error {
  override readonly name = "ActionError";
}
