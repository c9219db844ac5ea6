import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { validConfig } from "./config.js";

const text = { type: "string" };
const specification = {
  connectionSpecification: {
    type: "object",
    properties: {
      api_key: { type: "string", airbyte_secret: true },
      page_size: { type: "integer", default: 10 },
      metrics: {
        type: "object",
        properties: { discounts: text, churn_timing: text, deep: { type: "object", properties: { leaf: text } } },
      },
      stages: { type: "object", properties: { lead: text, trial: text, churned: text } },
      window: {
        type: "object",
        default: { kind: "all" },
        oneOf: [
          { properties: { kind: { const: "all" } } },
          { required: ["start"], properties: { kind: { const: "since" }, start: text } },
        ],
      },
      rules: { type: "array", items: { type: "object", properties: { field: text } } },
    },
  },
};

const warningsOf = async (config: Record<string, unknown>) => (await validConfig(config, specification)).warnings;

describe("an option that the specification does not have", () => {
  it.each<[Record<string, unknown>, string]>([
    [{ apikey: "x" }, '"apikey" is unknown and has no effect. Did you mean "api_key"?'],
    [{ apiKey: "x" }, '"apiKey" is unknown and has no effect. Did you mean "api_key"?'],
    [{ "API-KEY": "x" }, '"API-KEY" is unknown and has no effect. Did you mean "api_key"?'],
    [{ windw: {} }, '"windw" is unknown and has no effect. Did you mean "window"?'],
    [{ pgae_size: 1 }, '"pgae_size" is unknown and has no effect. Did you mean "page_size"?'],
    [
      { metrics: { discount: "all" } },
      '"metrics.discount" is unknown and has no effect. Did you mean "metrics.discounts"?',
    ],
    [
      { metrics: { deep: { laef: "" } } },
      '"metrics.deep.laef" is unknown and has no effect. Did you mean "metrics.deep.leaf"?',
    ],
    [{ discounts: "all" }, '"discounts" is unknown and has no effect. Did you mean "metrics.discounts"?'],
    [{ start: "2024-01-01" }, '"start" is unknown and has no effect. Did you mean "window.start"?'],
    [{ stages: { churn: "Lost" } }, '"stages.churn" is unknown and has no effect. Did you mean "stages.churned"?'],
    [{ stages: { vip: "VIP" } }, '"stages.vip" is unknown and has no effect. Known here: lead, trial, churned.'],
    [{ rules: [{ field: "a" }, { feild: "b" }] }, '"rules[1].feild" is unknown and has no effect. '],
    [
      { window: { kind: "since", start: "a", strat: "b" } },
      '"window.strat" is unknown and has no effect. Did you mean "window.start"?',
    ],
    [
      { window: { kind: "all", start: "a" } },
      '"window.start" has no effect, because "window" has another choice. Take it out.',
    ],
    [{ metrics: { _limit: 1 } }, '"metrics._limit" is unknown and has no effect. '],
    [
      { nothing_like_it: 1 },
      '"nothing_like_it" is unknown and has no effect. Known here: api_key, page_size, metrics, stages, window, rules.',
    ],
  ])("gets a sentence of its own: %j", async (config, sentence) => {
    const warnings = await warningsOf(config);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(`The configuration's option ${sentence}`);
  });

  it.each([
    {},
    { api_key: "x", page_size: 1, metrics: { discounts: "all" }, stages: { lead: "Lead" } },
    { window: { kind: "since", start: "a" }, rules: [{ field: "a" }] },
    { _limit: 1, _page_size: 2, __injected_declarative_manifest: {}, __command: "read" },
    { airbyte_anything: 1, sourceType: "stripe" },
  ])("is not what platforms add, nor a known one: %j", async (config) => {
    expect(await warningsOf(config)).toEqual([]);
  });

  it("is named, and no value is, whatever the configuration", async () => {
    const secret = "hush-hush-1";
    const values = fc.jsonValue().map((value) => ({ value, secret }));
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(
          fc.string({ minLength: 1 }).map((name) => `x${name}`),
          values,
        ),
        async (config) => {
          const warnings = await warningsOf(config);
          expect(warnings).toHaveLength(Object.keys(config).length);
          expect(warnings.join("\n")).not.toContain(secret);
        },
      ),
    );
  });

  it("is named in the error, too, if the configuration is not valid without it", async () => {
    const required = { connectionSpecification: { ...specification.connectionSpecification, required: ["api_key"] } };
    await expect(validConfig({ apikey: "hush-hush-1" }, required)).rejects.toThrow(
      'The configuration is not valid: "api_key" is missing. ' +
        'The configuration\'s option "apikey" is unknown and has no effect. Did you mean "api_key"?',
    );
  });
});
