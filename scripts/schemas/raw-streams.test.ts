import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";
import { embeddedField } from "../../src/streams/parents.js";
import { rawStreams } from "../../src/streams/raw-streams.js";
import { constituents } from "./constituents.mjs";
import type { JsonSchema } from "./json-schema.mjs";
import { rawSchema } from "./raw-schema.mjs";
import { openSdkTypes, type SdkTypes } from "./sdk-types.mjs";
import { undeclared, walk } from "./testing/walk.js";
import { validator } from "./testing/validator.js";

const sdkFolder = fileURLToPath(new URL(".", import.meta.resolve("stripe")));
const fixturesFile = fileURLToPath(new URL("../../../shared/data/stripe-fixtures3.json", import.meta.url));
const fixtures = existsSync(fixturesFile)
  ? (JSON.parse(readFileSync(fixturesFile, "utf8")) as { resources: Record<string, object> }).resources
  : {};

/** Fields of a stream's fixture that the API of its version does not return, or not in a list. */
const leftInFixtures: Readonly<Record<string, readonly string[]>> = {
  invoices: ["invoices.subscription"], // moved to `parent` in 2025-03-31.basil
};

/** The object of an event. */
const ofAnyKind = "events.data.object.";

/** What is an object in a fixture, but an id in a list that does not expand it. */
const expandedInFixtures: Readonly<Record<string, readonly string[]>> = {
  billing_alerts: ["usage_threshold.meter"],
  charges: ["transfer_data.destination"],
  credit_grants: ["customer"],
  payment_intents: ["transfer_data.destination"],
  payment_links: ["transfer_data.destination"],
  quotes: ["transfer_data.destination"],
  subscription_schedules: ["default_settings.transfer_data.destination", "phases.items.plan", "phases.transfer_data.destination"],
  subscriptions: ["transfer_data.destination"],
};

let sdk: SdkTypes;
beforeAll(() => {
  sdk = openSdkTypes(join(sdkFolder, "stripe.core.d.ts"));
}, 60_000);

const fileOf = (name: string) => fileURLToPath(new URL(`../../schemas/${name}.json`, import.meta.url));
const schemaOf = (name: string) => JSON.parse(readFileSync(fileOf(name), "utf8")) as JsonSchema;

describe.each(rawStreams)("the schema of $name", (stream) => {
  const schema = schemaOf(stream.name);
  const key = stream.primaryKey ?? ["id"];

  it("is valid, and admits null everywhere but in the primary key and the cursor", () => {
    validator(schema);
    const plain = [...walk(schema)].filter(([, { type }]) => !Array.isArray(type)).map(([path]) => path);
    expect(new Set(plain)).toEqual(new Set(["", ...key, "observed_at"]));
  });

  it("is small enough for a catalog", () => {
    expect(statSync(fileOf(stream.name)).size).toBeLessThan(300 * 1024);
  });

  it("has a column for each embedded list that is read to its end, and embeds no list that is not", () => {
    if (stream.children) return;
    const lists = Object.entries(schema.properties ?? {}).filter(
      ([, { properties }]) => properties && "has_more" in properties && "data" in properties,
    );
    expect(lists.map(([name]) => name).toSorted()).toEqual(stream.nested.map(({ field }) => field).toSorted());
  });

  it("describes Stripe's own example completely (as far as ../shared/data has one)", () => {
    for (const fixture of kindsOf(stream.object)) {
      const example = fixtures[fixture];
      if (!example) continue;
      const expand = [...stream.expand, ...(expandedInFixtures[stream.name] ?? [])];
      const whole = rawSchema(sdk, { ...stream, expand });
      const validate = validator(whole);
      const added = { id: "none", parent_id: "none", observed_at: "2026-01-02T03:04:05.000006Z" };
      expect(validate({ ...added, ...example }) ? [] : validate.errors).toEqual([]);
      const unknown = undeclared(example, whole, stream.name).filter((path) => !path.startsWith(ofAnyKind));
      expect(unknown).toEqual(leftInFixtures[stream.name] ?? []);
    }
  });
});

describe("the objects of Stripe's SDK that can be deleted", () => {
  const listed = rawStreams.filter(({ listing }) => listing !== "single");

  it.each(listed)("vanish from $name by an event or by a complete list", (stream) => {
    const { object, deletion, vanishes, changes } = stream;
    const canBeDeleted = constituents([sdk.typeOf(object)]).some((type) => type.getProperty("deleted"));
    // An update of the object that embeds the rows shows those that were removed.
    const updates = embeddedField(stream) === undefined ? [] : changes.flatMap(({ types }) => types);
    const removal = updates.find((type) => type.endsWith(".updated"));
    if (canBeDeleted) expect(deletion ?? vanishes ?? removal).toBeDefined();
  });
});

describe("the events of Stripe's SDK", () => {
  it.each(rawStreams)("name the changed objects of $name in the field of its entry", ({ changes, deletion }) => {
    const fields = new Map(changes.flatMap(({ types, idField }) => types.map((type) => [type, idField] as const)));
    if (deletion !== undefined) fields.set(deletion, "id");
    const wrong = [...fields].filter(([type, field]) => objectsOf(type).every((object) => !object.getProperty(field)));
    expect(wrong).toEqual([]);
  });
});

/** Returns the alternatives of the object of events of a type. */
function objectsOf(type: string): readonly ts.Type[] {
  const { checker, typeOf } = sdk;
  const event = constituents([typeOf("Event")]).find((each) => literal(each, "type") === type);
  if (!event) throw new Error(`the SDK has no event ${type}`);
  const data = checker.getTypeOfSymbol(event.getProperty("data")!);
  return constituents([checker.getTypeOfSymbol(data.getProperty("object")!)]);
}

/** Returns the values of `object` of the SDK's type. */
function kindsOf(name: string): readonly string[] {
  return constituents([sdk.typeOf(name)]).flatMap((type) => literal(type, "object") ?? []);
}

function literal(type: ts.Type, field: string): string | undefined {
  const property = type.getProperty(field);
  const own = property && sdk.checker.getTypeOfSymbol(property);
  return own?.isStringLiteral() ? own.value : undefined;
}
