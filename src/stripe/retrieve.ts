import type { StripeClient } from "./client.js";
import { StripeError } from "./request/errors.js";
import { unreadableAnswer } from "./request/explain.js";
import { asObject } from "./lists/page.js";
import { canBeId } from "./request/encode.js";
import type { Resource, StripeObject } from "./resource.js";
import { isSingle, readSingle } from "./single.js";

/**
 * Returns one object by its id, expanded like the list's objects; embedded lists may still be truncated. The account's
 * only object of a resource is returned whatever the id. Returns
 * undefined if it is deleted: Stripe answers 404, or for customers `{id, object, deleted: true}`.
 *
 * @throws StripeError
 */
export async function retrieve(
  client: StripeClient,
  resource: Resource,
  id: string,
): Promise<StripeObject | undefined> {
  if (isSingle(resource)) return readSingle(client, resource);
  if (!canBeId(id)) return undefined;
  try {
    const { body } = await client.get({
      route: `${resource.path}/{id}`,
      id,
      ...(resource.expand.length > 0 && { params: { expand: resource.expand } }),
    });
    if (body["deleted"] === true) return undefined;
    const object = asObject(body, resource.path);
    if (object.id !== id) throw unreadableAnswer(`${resource.path}/{id}`, "another object than was asked for");
    return object;
  } catch (error) {
    if (error instanceof StripeError && error.kind === "not_found") return undefined;
    throw error;
  }
}
