// Every file that is made from the SDK's types and from the schemas, as text.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { rawSchema } from "./raw-schema.mjs";
import { typeDeclarations } from "./type-declarations.mjs";

/** @typedef {import("./json-schema.mjs").JsonSchema} JsonSchema */

/**
 * What the files should be: `schemas/<stream>.json` of every raw stream, and `src/generated/<name>.ts` of every schema, those
 * written by hand included.
 *
 * @param {string} root the repository
 * @param {import("./sdk-types.mjs").SdkTypes} sdk
 * @param {readonly import("./raw-schema.mjs").RawStream[]} streams
 * @returns {Promise<Map<string, string>>} text by path relative to the root
 */
export async function outputs(root, sdk, streams) {
  const raw = new Map(streams.map((stream) => [stream.name, rawSchema(sdk, stream)]));
  const schemas = new Map([...(await handWritten(root)), ...raw]);
  const rawFiles = [...raw].map(([name, schema]) => file(`schemas/${name}.json`, jsonText(schema)));
  const typeFiles = await Promise.all(
    [...schemas].map(async ([name, schema]) => file(`src/generated/${name}.ts`, await typeDeclarations(name, schema))),
  );
  return new Map([...rawFiles, ...typeFiles]);
}

/**
 * The schemas found in the folder. Those of raw streams are among them, and outdone by the derived ones.
 *
 * @param {string} root
 * @returns {Promise<Map<string, JsonSchema>>}
 */
async function handWritten(root) {
  const files = (await readdir(join(root, "schemas"))).filter((file) => file.endsWith(".json")).toSorted();
  const texts = await Promise.all(files.map((file) => readFile(join(root, "schemas", file), "utf8")));
  return new Map(files.map((file, index) => [file.slice(0, -".json".length), described(JSON.parse(texts[index] ?? ""))]));
}

/**
 * A spec's envelope holds the schema of the configuration.
 *
 * @param {JsonSchema & { connectionSpecification?: JsonSchema }} document
 * @returns {JsonSchema}
 */
const described = (document) => document.connectionSpecification ?? document;

/**
 * As JSON.stringify writes it with two spaces, but a type and its null on one line: they are most of the lines.
 *
 * @param {unknown} value
 */
const jsonText = (value) =>
  `${JSON.stringify(value, null, 2).replace(/\[\s+("[a-z]+"),\s+("null")\s+\]/g, "[$1, $2]")}\n`;

/**
 * @param {string} path
 * @param {string} text
 * @returns {[string, string]}
 */
const file = (path, text) => [path, text];
