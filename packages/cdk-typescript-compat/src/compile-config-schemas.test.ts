import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CompiledSchema } from "./compiled-schema.js";
import { compileConfigSchemas } from "./compile-config-schemas.js";
import { validConfig } from "./config.js";
import { ConfigError } from "./errors.js";
import type { JsonSchema } from "./json-schema.js";
import type { JsonObject } from "./json.js";

const kind = (name: string) => ({ kind: { type: "string", const: name } });
const schema: JsonSchema = {
  type: "object",
  required: ["api_key"],
  additionalProperties: false,
  properties: {
    api_key: { type: "string", title: "API key", minLength: 2, airbyte_secret: true },
    days: { type: "integer", minimum: 0, default: 3 },
    since: {
      type: "object",
      default: { kind: "all" },
      oneOf: [
        { title: "All", properties: kind("all"), required: ["kind"] },
        {
          title: "A day",
          properties: { ...kind("day"), day: { type: "string", format: "date", pattern: "^[0-9-]+$" } },
          required: ["kind", "day"],
        },
      ],
    },
  },
};
const specification = { connectionSpecification: schema };

describe("validators that were compiled ahead of time", async () => {
  const compiled = await load(await compileConfigSchemas(specification));

  it("are there for each choice, and for none", () => {
    const choices = compiled.map((each) => {
      const { properties } = JSON.parse(each.schema) as JsonSchema;
      const { const: chosen, enum: known } = properties!["since"]!.properties!["kind"]!;
      return chosen ?? known;
    });
    expect(choices).toHaveLength(3);
    expect(choices).toEqual(expect.arrayContaining(["all", "day", ["all", "day"]]));
  });

  it("find what Ajv finds at run time, in the same words", async () => {
    const text = fc.constantFrom("", "all", "day", "2024-02-30", "2024-02-29", "2024", "key");
    const value = fc.oneof(text, fc.integer({ min: -1, max: 4 }), fc.constant(null), fc.constant([]));
    const since = fc.oneof(value, fc.record({ kind: text, day: value, more: value }, { requiredKeys: [] }));
    const config = fc.record({ api_key: value, days: value, since, other: value }, { requiredKeys: [] });
    await fc.assert(
      fc.asyncProperty(config, async (each) => {
        expect(await outcome(each as JsonObject, compiled)).toEqual(await outcome(each as JsonObject, []));
      }),
      { numRuns: 300 },
    );
  });

  it("are used in place of the compiler", async () => {
    await expect(validConfig({ api_key: "key" }, specification, unusable)).rejects.toThrow("was used");
  });

  it("are passed over where the specification is another", async () => {
    const other = unusable.map(({ schema, validate }) => ({ schema: `${schema} `, validate }));
    expect(await outcome({ api_key: "key" }, other)).toMatchObject({ config: { days: 3, since: { kind: "all" } } });
  });

  const unusable = compiled.map(({ schema }) => ({
    schema,
    validate: (): boolean => {
      throw new Error("was used");
    },
  }));
});

async function outcome(config: JsonObject, compiled: readonly CompiledSchema[]): Promise<unknown> {
  try {
    return await validConfig(config, specification, compiled);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
}

/** Does for the module what a bundler does: it has `require`. */
async function load(code: string): Promise<readonly CompiledSchema[]> {
  const preamble = `import { createRequire } from "node:module";const require = createRequire(${JSON.stringify(import.meta.url)});`;
  const url = `data:text/javascript,${encodeURIComponent(preamble + code)}`;
  const module = (await import(/* @vite-ignore */ url)) as { configValidators: readonly CompiledSchema[] };
  return module.configValidators;
}
