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
    interface Pet { id: string; object: 'pet'; owner: string | Owner }
    interface Household { id: string; object: 'household'; pets: ApiList<Pet> }
    type Anybody = Owner | Pet;
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

  it("is rejected for a list of objects without an id", () => {
    expect(() => rawSchema(sdk, { object: "Balance", expand: [] })).toThrow("Stripe.Balance has no id");
  });

  it("has the account's id as the key of an object that exists once and has none", () => {
    const { properties } = rawSchema(sdk, { object: "Balance", expand: [], listing: "single" });
    expect(properties?.["id"]).toEqual({ type: "string", description: "ID of the Stripe account. Added by the connector." });
    const own = rawSchema(sdk, { object: "Owner", expand: [], listing: "single" });
    expect(own.properties?.["id"]?.description).not.toContain("Added");
  });

  it("has the properties of every object that a row can be", () => {
    const columns = Object.keys(rawSchema(sdk, { object: "Anybody", expand: [] }).properties ?? {});
    expect(columns).toEqual(expect.arrayContaining(["email", "owner"]));
  });
});

describe("the schema of parts of other objects", () => {
  const types = (expand: readonly string[], children: { embedded: string } | { route: string; expand?: readonly string[] }) =>
    Object.entries(rawSchema(sdk, { object: "Pet", expand, children }).properties ?? {}).map(([name, { type }]) => [name, type]);

  it("has the id of the object that contains them", () => {
    const properties = types([], { embedded: "pets" });
    expect(properties).toContainEqual(["parent_id", ["string", "null"]]);
    expect(types([], { route: "/v1/pets" })).toEqual(properties);
  });

  it("has it as a part of the key if the entry says so", () => {
    const stream = { object: "Pet", expand: [], children: { embedded: "pets" }, primaryKey: ["parent_id", "id"] };
    expect(rawSchema(sdk, stream).properties?.["parent_id"]?.type).toBe("string");
  });

  it("shows as expanded what the listed object expands of them", () => {
    expect(types(["pets.data.owner"], { embedded: "pets" })).toContainEqual(["owner", ["object", "null"]]);
    expect(types(["owner"], { embedded: "pets" })).toContainEqual(["owner", ["string", "null"]]);
  });

  it("shows as expanded what their own list expands", () => {
    expect(types([], { route: "/v1/pets", expand: ["owner"] })).toContainEqual(["owner", ["object", "null"]]);
    expect(types(["pets.data.owner"], { route: "/v1/pets" })).toContainEqual(["owner", ["string", "null"]]);
  });
});
