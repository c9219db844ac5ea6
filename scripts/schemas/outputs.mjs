// All generated files as text. They are made from the SDK's types and from the schemas.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { rawSchema } from "./raw-schema.mjs";
import { typeDeclarations } from "./type-declarations.mjs";

/** @typedef {import("./json-schema.mjs").JsonSchema} JsonSchema */

/**
 * Returns the expected files: `schemas/<stream>.json` of every raw stream, and `src/generated/<name>.ts` of every schema
 * that is written by hand.
 *
 * @param {string} root the repository
 * @param {import("./sdk-types.mjs").SdkTypes} sdk
 * @param {readonly import("./raw-schema.mjs").RawStream[]} streams
 * @returns {Promise<Map<string, string>>} text by path relative to the root
 */
export async function outputs(root, sdk, streams) {
  const raw = new Set(streams.map(({ name }) => name));
  const rawFiles = streams.map((stream) => file(`schemas/${stream.name}.json`, jsonText(rawSchema(sdk, stream))));
  const byHand = [...(await schemasOf(root))].filter(([name]) => !raw.has(name));
  const typeFiles = await Promise.all(
    byHand.map(async ([name, schema]) => file(`src/generated/${name}.ts`, await typeDeclarations(name, schema))),
  );
  return new Map([...rawFiles, ...typeFiles]);
}

/**
 * Returns the schemas in the folder.
 *
 * @param {string} root
 * @returns {Promise<Map<string, JsonSchema>>}
 */
async function schemasOf(root) {
  const files = (await readdir(join(root, "schemas"))).filter((file) => file.endsWith(".json")).toSorted();
  const texts = await Promise.all(files.map((file) => readFile(join(root, "schemas", file), "utf8")));
  return new Map(files.map((file, index) => [file.slice(0, -".json".length), described(JSON.parse(texts[index] ?? ""))]));
}

/**
 * Returns the schema of the configuration if the document is a spec, which contains it.
 *
 * @param {JsonSchema & { connectionSpecification?: JsonSchema }} document
 * @returns {JsonSchema}
 */
const described = (document) => document.connectionSpecification ?? document;

/**
 * Writes JSON like JSON.stringify with two spaces, but puts a type and its null on one line, because they are most of
 * the lines.
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
