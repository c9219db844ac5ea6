import type { Random } from "../account/random.js";
import type { ApiObject } from "../http/api-object.js";

/**
 * Makes objects from a template, oldest first. Each has an id of its own with the template's prefix. Those with a time
 * of creation (`created`, or `date`) are `everySeconds` apart, the newest that long before now.
 */
export function copiesOf(
  template: ApiObject,
  count: number,
  {
    everySeconds,
    nowSeconds,
    random,
  }: { readonly everySeconds: number; readonly nowSeconds: number; readonly random: Random },
): ApiObject[] {
  return Array.from({ length: count }, (_, index) => {
    const seconds = nowSeconds - (count - index) * everySeconds;
    const times = ["created", "date"].filter((field) => typeof template[field] === "number");
    return {
      ...template,
      id: freshId(String(template["id"]), random),
      ...Object.fromEntries(times.map((field) => [field, seconds])),
    };
  });
}

/** Returns an id with the prefix of another: `po_` of `po_1Pgc79B7`. Without a prefix, it is random as a whole. */
function freshId(like: string, random: Random): string {
  const prefix = like.slice(0, like.lastIndexOf("_") + 1);
  let id = prefix;
  for (let index = 0; index < 16; index += 1) id += BASE62[Math.floor(random() * BASE62.length)];
  return id;
}

const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
