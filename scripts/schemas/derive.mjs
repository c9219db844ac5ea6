// One object of the Stripe SDK as JSON Schema.
import ts from "typescript";
import { commonKind, constituents, kindOf } from "./constituents.mjs";
import { describe } from "./describe.mjs";
import { leadsToObject, withPrefixes } from "./expand-paths.mjs";
import { nullable } from "./json-schema.mjs";
import { membersOf } from "./members.mjs";
import { enter, isFractional, isReturned, rootPlace } from "./place.mjs";

/** @typedef {import("./json-schema.mjs").JsonSchema} JsonSchema */
/** @typedef {import("./place.mjs").Place} Place */

/**
 * Returns the properties of a Stripe object as the API returns it in a list whose request expands `expand`. Each has a
 * description and admits null, at every depth. Throws an Error that names the property if no rule fits the SDK's type.
 *
 * @param {import("./sdk-types.mjs").SdkTypes} sdk
 * @param {string} object the SDK's name of the object: "Customer", "Checkout.Session"
 * @param {readonly string[]} [expand] paths relative to one object: ["discounts", "items.data.price.tiers"]
 * @returns {Record<string, JsonSchema>}
 */
export function deriveProperties({ checker, typeOf }, object, expand = []) {
  const schema = objectSchema(constituents([typeOf(object)]), rootPlace(checker, object, withPrefixes(expand)));
  const wrong = expand.filter((path) => !leadsToObject(schema, path.split(".")));
  if (wrong.length > 0) throw new Error(`${object} has nothing to expand at ${wrong.join(", ")}.`);
  return schema.properties ?? {};
}

/**
 * @param {readonly ts.Type[]} types the alternatives of one value
 * @param {Place} place
 * @returns {JsonSchema}
 */
function schemaOf(types, place) {
  const kind = commonKind(place.checker, types, place.path, place.expanded.has(place.path));
  const ofKind = types.filter((type) => kindOf(place.checker, type) === kind);
  switch (kind) {
    case "string":
    case "decimal":
      return nullable("string");
    case "boolean":
      return nullable("boolean");
    case "number":
      return nullable(isFractional(place) ? "number" : "integer");
    case "array":
      return nullable("array", { items: schemaOf(elementsOf(ofKind, place), place) });
    default:
      return objectSchema(ofKind, place);
  }
}

/**
 * @param {readonly ts.Type[]} variants
 * @param {Place} place
 * @returns {JsonSchema}
 */
function objectSchema(variants, place) {
  const { checker, ancestors, isAbridged } = place;
  const values = variants.flatMap((variant) => checker.getIndexInfosOfType(variant)).map((index) => index.type);
  if (values.length > 0) return nullable("object", { additionalProperties: valueSchema(values, place) });
  // An object inside its own kind would never end.
  if (isAbridged || variants.some((variant) => ancestors.includes(variant))) {
    return nullable("object", { additionalProperties: true });
  }
  return nullable("object", { properties: propertiesOf(variants, place), additionalProperties: true });
}

/**
 * @param {readonly ts.Type[]} variants
 * @param {Place} around
 * @returns {Record<string, JsonSchema>}
 */
function propertiesOf(variants, around) {
  /** @type {Record<string, JsonSchema>} */
  const properties = {};
  for (const member of membersOf(around.checker, variants)) {
    const place = enter(around, variants, member);
    if (!isReturned(place)) continue;
    const description = describe(member, place, around.owner);
    properties[member.name] = { ...schemaOf(member.types, place), description };
  }
  return properties;
}

/**
 * @param {readonly ts.Type[]} values the values of a map such as metadata
 * @param {Place} place
 * @returns {true | JsonSchema}
 */
function valueSchema(values, place) {
  return values.some((value) => value.flags & ts.TypeFlags.Unknown) ? true : schemaOf(constituents(values), place);
}

/**
 * @param {readonly ts.Type[]} arrays
 * @param {Place} place
 */
function elementsOf(arrays, { checker }) {
  return constituents(arrays.flatMap((array) => checker.getTypeArguments(/** @type {ts.TypeReference} */ (array))));
}
