// The schema of one raw stream.
import { addedFields, idOfSingle, parentId } from "./added-fields.mjs";
import { deriveProperties } from "./derive.mjs";
import { draft07 } from "./json-schema.mjs";

/**
 * @typedef {object} RawStream the part of a stream's entry that decides its schema
 * @property {string} name "customers"
 * @property {string} object the SDK's name of the rows: "Customer"
 * @property {string} [listing] "single": one object of the account, which may have no id
 * @property {readonly string[]} expand paths relative to one listed object
 * @property {{ readonly embedded: string } | { readonly route: string, readonly expand?: readonly string[] }} [children]
 * @property {readonly string[]} [primaryKey] the id, if absent
 */

/**
 * Returns the stream's JSON Schema (draft-07): Stripe's properties in the SDK's order, then those that the connector
 * adds. Every property except the primary key and the cursor admits null.
 *
 * @param {import("./sdk-types.mjs").SdkTypes} sdk
 * @param {Omit<RawStream, "name">} stream
 * @returns {import("./json-schema.mjs").JsonSchema}
 */
export function rawSchema(sdk, { object, listing, expand, children, primaryKey = ["id"] }) {
  const { id = listing === "single" ? idOfSingle : undefined, object: kind, ...others } = deriveProperties(
    sdk,
    object,
    expandOfRows(expand, children),
  );
  if (!id) throw new Error(`Stripe.${object} has no id: it can't be a stream.`);
  const isKey = primaryKey.includes("parent_id");
  return {
    $schema: draft07,
    type: "object",
    properties: {
      id: { ...id, type: "string" },
      ...(kind && { object: kind }),
      ...others,
      ...(children && { parent_id: isKey ? { ...parentId, type: "string" } : parentId }),
      ...addedFields,
    },
    additionalProperties: true,
  };
}

/**
 * Returns the expanded paths relative to one row.
 *
 * @param {readonly string[]} expand
 * @param {RawStream["children"]} children
 */
function expandOfRows(expand, children) {
  if (!children) return expand;
  if ("route" in children) return children.expand ?? [];
  const prefix = `${children.embedded}.data.`;
  return expand.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
}
