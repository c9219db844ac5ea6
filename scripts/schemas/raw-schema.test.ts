import { beforeAll, describe, expect, it } from "vitest";
import { rawSchema } from "./raw-schema.mjs";
import type { SdkTypes } from "./sdk-types.mjs";
import { declarations } from "./testing/declarations.js";
import { validator } from "./testing/validator.js";

let sdk: SdkTypes;
beforeAll(() => {
  sdk = declarations(`
    interface Owner { email: string; object: 'owner'; created: number; id: string }
    interface Balance { object: 'balance' }
  `);
});

describe("the schema of a raw stream", () => {
  it("has the key first, then Stripe's properties in the SDK's order, then the connector's", () => {
    const schema = rawSchema(sdk, { object: "Owner", expand: [] });
    const columns = ["id", "object", "email", "created", "account_id", "observed_at", "is_deleted"];
    expect(Object.keys(schema.properties ?? {})).toEqual(columns);
    expect(schema).toMatchObject({ $schema: "http://json-schema.org/draft-07/schema#", type: "object", additionalProperties: true });
  });

  it("requires the formats of a primary key and a cursor, and nothing of the other columns", () => {
    const validate = validator(rawSchema(sdk, { object: "Owner", expand: [] }));
    const row = { id: "own_1", object: null, email: null, created: null, account_id: null, is_deleted: null, new: 1 };
    expect(validate({ ...row, observed_at: "2026-01-02T03:04:05.000006Z" })).toBe(true);
    expect(validate({ ...row, observed_at: null })).toBe(false);
    expect(validate({ ...row, observed_at: "yesterday" })).toBe(false);
    expect(validate({ ...row, id: null, observed_at: "2026-01-02T03:04:05.000006Z" })).toBe(false);
    expect(validate({ ...row, created: 1.5, observed_at: "2026-01-02T03:04:05.000006Z" })).toBe(false);
  });

  it("is rejected for an object without an id", () => {
    expect(() => rawSchema(sdk, { object: "Balance", expand: [] })).toThrow("it can't be a stream");
  });
});
