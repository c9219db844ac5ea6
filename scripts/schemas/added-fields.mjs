// The fields that the connector adds to every object of a raw stream.

/** @type {Readonly<Record<string, import("./json-schema.mjs").JsonSchema>>} */
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
