// The part of JSON Schema draft-07 that the streams' schemas use.

/**
 * @typedef {object} JsonSchema
 * @property {string} [$schema]
 * @property {string | undefined} [title]
 * @property {string | string[]} [type] one JSON type, or [type, "null"]
 * @property {string} [description]
 * @property {string} [format]
 * @property {string} [airbyte_type]
 * @property {Record<string, JsonSchema>} [properties]
 * @property {boolean | JsonSchema} [additionalProperties]
 * @property {JsonSchema} [items]
 * @property {JsonSchema[]} [oneOf] in the hand-written spec only
 */

/** The JSON Schema dialect of every stream's schema. */
export const draft07 = "http://json-schema.org/draft-07/schema#";

/**
 * Returns a schema for `type` that also admits null. Stripe sends null for properties that its types require, and
 * destinations accept it.
 *
 * @param {string} type
 * @param {Omit<JsonSchema, "type">} [rest]
 * @returns {JsonSchema}
 */
export const nullable = (type, rest = {}) => ({ type: [type, "null"], ...rest });
