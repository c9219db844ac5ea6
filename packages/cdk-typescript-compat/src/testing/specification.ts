import type { JsonSchema } from "../json-schema.js";
import type { ConnectorSpecification } from "../protocol.js";

/**
 * Checks a specification for problems that Airbyte's forms and acceptance tests would report:
 * https://docs.airbyte.com/platform/connector-development/connector-specification-reference
 * @returns a sentence for each problem, which begins with the path of the field; empty if there is none.
 */
export function specificationProblems({ connectionSpecification }: ConnectorSpecification): readonly string[] {
  const schema: JsonSchema = connectionSpecification;
  return [
    ...(schema.type === "object" ? [] : ["the root must be of type object"]),
    ...(schema["additionalProperties"] === false ? ["the root must allow additional properties"] : []),
    ...problemsOf("root", schema),
  ];
}

const FORBIDDEN = ["not", "anyOf", "allOf", "patternProperties", "if", "then", "else", "$ref"];

function* problemsOf(path: string, schema: JsonSchema): Generator<string> {
  for (const keyword of FORBIDDEN) if (keyword in schema) yield `${path}: "${keyword}" is not allowed`;
  if (Array.isArray(schema.type) && !isNullable(schema.type)) yield `${path}: a union may only add "null" to one type`;
  const choices = schema["enum"];
  if (Array.isArray(choices) && new Set(choices).size < choices.length) yield `${path}: enum values must be unique`;
  if (schema.oneOf !== undefined) yield* variantProblems(path, schema, schema.oneOf);
  if (schema.items !== undefined) yield* problemsOf(`${path}[]`, schema.items);
  yield* propertiesProblems(path, schema.properties ?? {});
}

function isNullable(types: readonly string[]): boolean {
  return types.length === 2 && types.includes("null");
}

function* propertiesProblems(path: string, properties: Readonly<Record<string, JsonSchema>>): Generator<string> {
  const orders = Object.values(properties).flatMap((property) => ("order" in property ? [property["order"]] : []));
  if (new Set(orders).size < orders.length) yield `${path}: each "order" must be unique`;
  for (const [name, property] of Object.entries(properties)) {
    const inner = `${path}.${name}`;
    // The constant that distinguishes the variants of a oneOf is never shown.
    const wanted = "const" in property ? [] : ["title", "description", "order"];
    for (const keyword of wanted) if (!(keyword in property)) yield `${inner}: "${keyword}" is missing`;
    if (isEmptyObject(property)) yield `${inner}: an object without properties can't be shown`;
    yield* problemsOf(inner, property);
  }
}

function isEmptyObject({ type, properties, oneOf }: JsonSchema): boolean {
  return type === "object" && oneOf === undefined && Object.keys(properties ?? {}).length === 0;
}

function* variantProblems(path: string, schema: JsonSchema, variants: readonly JsonSchema[]): Generator<string> {
  if (schema.type !== "object") yield `${path}: a field with oneOf must be of type object`;
  const constants = variants.map((variant) =>
    Object.entries(variant.properties ?? {}).flatMap(([name, property]) => ("const" in property ? [name] : [])),
  );
  const selector = constants[0]?.[0];
  if (selector === undefined || constants.some((names) => names.length !== 1 || names[0] !== selector)) {
    yield `${path}: the variants of a oneOf must share exactly one property with a const`;
  }
  for (const [index, variant] of variants.entries())
    yield* problemsOf(`${path}(${variant.title ?? index + 1})`, variant);
}
