// The fields that the connector adds to the rows of a raw stream.

/** @typedef {import("./json-schema.mjs").JsonSchema} JsonSchema */

/**
 * Of rows that are parts of other objects.
 *
 * @type {JsonSchema}
 */
export const parentId = {
  type: ["string", "null"],
  description: "ID of the object that contains it. Added by the connector.",
};

/**
 * Of an object that an account has one of, such as its balance, if Stripe gives it none.
 *
 * @type {JsonSchema}
 */
export const idOfSingle = { description: "ID of the Stripe account. Added by the connector." };

/**
 * Of every row.
 *
 * @type {Readonly<Record<string, JsonSchema>>}
 */
export const addedFields = {
  account_id: {
    type: ["string", "null"],
    description:
      "ID of the Stripe account that the row came from. Null where the key may not read the account. Added by the connector.",
  },
  observed_at: {
    type: "string",
    format: "date-time",
    airbyte_type: "timestamp_with_timezone",
    description:
      "When the connector read this state of the object: UTC, with microseconds. It strictly increases from row to row within a stream, and is the stream's cursor: of two rows with one id the later one is the newer state. Added by the connector.",
  },
  is_deleted: {
    type: ["boolean", "null"],
    description:
      "True once Stripe deleted the object; the row then keeps the object's last known state. Added by the connector.",
  },
};
