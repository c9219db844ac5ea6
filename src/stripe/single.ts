import type { StripeClient } from "./client.js";
import { unreadableAnswer } from "./request/explain.js";
import type { Resource, StripeObject } from "./resource.js";

/** Whether the resource is one object of the account, not a list. */
export function isSingle({ listing }: Resource): boolean {
  return listing === "single";
}

/**
 * Returns the account's only object of a resource. The account's balance and its settings have no id. They get the
 * name of their type, e.g. `balance`. The caller knows the account and sets the final id.
 *
 * @throws StripeError
 */
export async function readSingle(client: StripeClient, { path, params, expand }: Resource): Promise<StripeObject> {
  const { body } = await client.get({
    route: path,
    params: { ...params, ...(expand.length > 0 && { expand }) },
  });
  const { id, object } = body;
  if (typeof object !== "string") throw unreadableAnswer(path, "something that is not an object of Stripe's");
  return typeof id === "string" ? (body as StripeObject) : { ...body, id: object };
}
