import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { abridgedWhenEmbedded, fractional, returnedOnlyWhenExpanded } from "./exceptions.mjs";
import { descriptions } from "./descriptions.mjs";
import { rawSchema } from "./raw-schema.mjs";
import type { JsonSchema } from "./json-schema.mjs";
import { openSdkTypes, type SdkTypes } from "./sdk-types.mjs";
import { declaredPlaces } from "./testing/declared-places.js";
import { objects } from "./testing/objects.js";
import { undeclared, walk } from "./testing/walk.js";
import { validator } from "./testing/validator.js";

const sdkFolder = fileURLToPath(new URL(".", import.meta.resolve("stripe")));
const fixturesFile = fileURLToPath(new URL("../../../shared/data/stripe-fixtures3.json", import.meta.url));
const hasFixtures = existsSync(fixturesFile);
const words = new Set(["$schema", "type", "description", "format", "airbyte_type", "properties", "additionalProperties", "items"]);

/** Fields of a fixture that the API of its version does not return, or not in a list. */
const leftInFixtures: Readonly<Record<string, readonly string[]>> = {
  invoice: ["invoice.subscription"], // moved to `parent` in 2025-03-31.basil
};

let sdk: SdkTypes;
const schemas = new Map<string, JsonSchema>();
function schemaOf(object: string, expand: readonly string[] = []): JsonSchema {
  const schema = schemas.get(object) ?? rawSchema(sdk, { object, expand });
  schemas.set(object, schema);
  return schema;
}
beforeAll(() => {
  sdk = openSdkTypes(join(sdkFolder, "stripe.core.d.ts"));
}, 60_000);

describe.each(objects)("the schema of $object", ({ object, fixture, expand }) => {
  it("is valid and uses only words that every destination knows", () => {
    const schema = schemaOf(object, expand);
    validator(schema);
    const inners = [...walk(schema)];
    const used = inners.flatMap(([path, inner]) => Object.keys(inner).map((word) => [path, word] as const));
    expect(used.filter(([, word]) => !words.has(word))).toEqual([]);
    expect(inners.filter(([, { type }]) => type === undefined).map(([path]) => path)).toEqual([]);
  });

  it("describes every property at every depth and admits new ones", () => {
    const inners = [...walk(schemaOf(object, expand))];
    const properties = inners.filter(([path]) => path !== "" && !/(\[\]|\{\})$/.test(path));
    expect(properties.filter(([, { description }]) => !description).map(([path]) => path)).toEqual([]);
    const objects = inners.filter(([, { type }]) => type?.includes("object"));
    expect(objects.filter(([, { additionalProperties }]) => !additionalProperties).map(([path]) => path)).toEqual([]);
  });

  it("admits null everywhere but in the primary key and the cursor", () => {
    const plain = [...walk(schemaOf(object, expand))].filter(([, { type }]) => !Array.isArray(type)).map(([path]) => path);
    expect(plain).toEqual(["", "id", "observed_at"]);
  });

  it.skipIf(!hasFixtures)("describes Stripe's own example completely (skipped without ../shared/data)", () => {
    const example: unknown = fixtures()[fixture];
    expect(example).toBeTypeOf("object");
    const validate = validator(schemaOf(object, expand));
    const record = { id: "none", ...(example as object), observed_at: "2026-01-02T03:04:05.000006Z" };
    expect(validate(record) ? [] : validate.errors).toEqual([]);
    expect(undeclared(example, schemaOf(object, expand), fixture)).toEqual(leftInFixtures[fixture] ?? []);
  });
});

it("a schema does not depend on those derived before it", () => {
  const later = rawSchema(sdk, { object: "Invoice", expand: ["discounts"] });
  const other = openSdkTypes(join(sdkFolder, "stripe.core.d.ts"));
  expect(JSON.stringify(rawSchema(other, { object: "Invoice", expand: ["discounts"] }))).toBe(JSON.stringify(later));
});

describe("the exceptions", () => {
  it("name only properties and interfaces that the SDK still declares", () => {
    const declared = declaredPlaces(sdkFolder);
    const keys = [returnedOnlyWhenExpanded, fractional, descriptions].flatMap((entries) => Object.keys(entries));
    expect(keys.filter((key) => !declared.has(key))).toEqual([]);
    const interfaces = new Set([...declared].map((key) => key.slice(0, key.lastIndexOf("."))));
    expect(Object.keys(abridgedWhenEmbedded).filter((name) => !interfaces.has(name))).toEqual([]);
  });

  it("include every number that by its name or comment is a percentage, a rate or a coordinate", () => {
    const suspicious = /percent|_rate |rates\{\} |latitude |longitude /i;
    const integers = objects.flatMap(({ object, expand }) =>
      [...walk(schemaOf(object, expand))]
        .filter(([path, { type, description }]) => type?.includes("integer") && suspicious.test(`${path} ${description}`))
        .map(([path]) => `${object}.${path}`),
    );
    expect(integers).toEqual([]);
  });
});

function fixtures(): Record<string, unknown> {
  return (JSON.parse(readFileSync(fixturesFile, "utf8")) as { resources: Record<string, unknown> }).resources;
}
