// The schema of one raw stream.
import { addedFields } from "./added-fields.mjs";
import { deriveProperties } from "./derive.mjs";
import { draft07 } from "./json-schema.mjs";

/**
 * @typedef {object} RawStream the part of a stream's entry that decides its schema
 * @property {string} name "customers"
 * @property {string} object the SDK's name of the object: "Customer"
 * @property {readonly string[]} expand paths relative to one object
 */

/**
 * Returns the stream's JSON Schema (draft-07): Stripe's properties in the SDK's order, then those that the connector
 * adds. Every property except the primary key `id` and the cursor admits null.
 *
 * @param {import("./sdk-types.mjs").SdkTypes} sdk
 * @param {Pick<RawStream, "object" | "expand">} stream
 * @returns {import("./json-schema.mjs").JsonSchema}
 */
export function rawSchema(sdk, { object, expand }) {
  const { id, object: kind, ...others } = deriveProperties(sdk, object, expand);
  if (!id || !kind) throw new Error(`Stripe.${object} has no id or no object property: it can't be a stream.`);
  return {
    $schema: draft07,
    type: "object",
    properties: { id: { ...id, type: "string" }, object: kind, ...others, ...addedFields },
    additionalProperties: true,
  };
}
