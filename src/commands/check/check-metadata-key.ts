import { nearest } from "@airbyte/cdk-typescript-compat";
import type { StripeClient } from "../../stripe/client.js";
import { asPage, listParams } from "../../stripe/lists/page.js";
import { StripeError } from "../../stripe/request/errors.js";
import type { Resource, StripeObject } from "../../stripe/resource.js";

/** An option that names a key of the metadata of Stripe's objects. */
export interface MetadataKeyOption {
  readonly option: string;
  readonly key: string;
  /** The lists of the objects. One of them has to have the key. */
  readonly lists: readonly Resource[];
  /** What happens to objects without the key. */
  readonly effect: string;
}

/**
 * Returns a sentence if none of the newest hundred objects of the lists has the key, with a key that they have and that
 * was probably meant. Returns undefined if one has it, if there are no objects, or if they cannot be read, because then
 * nothing is known.
 */
export async function checkMetadataKey(
  client: StripeClient,
  signal: AbortSignal,
  { option, key, lists, effect }: MetadataKeyOption,
): Promise<string | undefined> {
  const pages = await Promise.all(lists.map(async (list) => pageOf(client, list, signal)));
  const objects = pages.flat();
  const keys = new Set(objects.flatMap(({ metadata }) => Object.keys(metadata ?? {})));
  if (objects.length === 0 || keys.has(key)) return undefined;
  const meant = nearest(key, [...keys]);
  const advice = meant === undefined ? "Check the key's name." : `Did you mean "${meant}"?`;
  const names = lists.map(({ path }) => path.slice(path.lastIndexOf("/") + 1)).join(" or ");
  return `${option}: none of the newest ${objects.length} ${names} has the metadata key "${key}", so ${effect}. ${advice}`;
}

async function pageOf(client: StripeClient, list: Resource, signal: AbortSignal): Promise<readonly StripeObject[]> {
  try {
    const { body } = await client.get({ route: list.path, params: { ...listParams(list), limit: 100 }, signal });
    return asPage(body, list.path).objects;
  } catch (error) {
    if (!(error instanceof StripeError)) throw error;
    // The check itself reports a list that cannot be read.
    return [];
  }
}
