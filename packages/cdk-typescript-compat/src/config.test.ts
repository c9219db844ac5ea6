import { describe, expect, it } from "vitest";
import { validConfig } from "./config.js";

const text = (title: string, more: object = {}) => ({ type: "string", title, ...more });

const specification = {
  connectionSpecification: {
    type: "object",
    required: ["api_key"],
    properties: {
      api_key: text("API key", {
        airbyte_secret: true,
        pattern: "^rk_",
        pattern_descriptor: "rk_...",
        examples: ["rk_1"],
      }),
      start_date: text("Start date", { format: "date", pattern_descriptor: "YYYY-MM-DD", examples: ["2024-01-31"] }),
      window: text("Window", { enum: ["all", "year"], default: "all" }),
      page: { type: ["integer", "null"], title: "Page", minimum: 1 },
      ids: { type: "array", title: "Ids", items: { type: "string", minLength: 1 } },
      auth: {
        type: "object",
        title: "Auth",
        required: ["kind"],
        oneOf: [
          {
            title: "Key",
            required: ["key"],
            properties: {
              kind: { type: "string", const: "key" },
              key: text("The key"),
              scope: text("Scope", { default: "read" }),
            },
          },
          { title: "None", properties: { kind: { type: "string", const: "none" } } },
        ],
      },
    },
  },
};

const valid = async (config: Record<string, unknown>) =>
  (await validConfig({ api_key: "rk_1", ...config }, specification)).config;

describe("a configuration", () => {
  it("gets its defaults, also those of the chosen variant, and loses the fields that the platform added", async () => {
    await expect(valid({ _limit: 5, _page_size: 6, auth: { kind: "key", key: "k" }, unknown: 1 })).resolves.toEqual({
      api_key: "rk_1",
      window: "all",
      auth: { kind: "key", key: "k", scope: "read" },
      unknown: 1,
    });
  });

  it("is unchanged if it is complete", async () => {
    const config = { api_key: "rk_1", window: "year", page: null, start_date: "2024-02-29", auth: { kind: "none" } };
    await expect(valid(config)).resolves.toEqual(config);
  });

  it.each([
    [{ api_key: undefined }, '"api_key" (API key) is missing'],
    [{ api_key: 5 }, '"api_key" (API key) must be a string, not a number'],
    [{ api_key: "sk_hush" }, '"api_key" (API key) must look like rk_....'],
    [{ start_date: "31/01/2024" }, '"start_date" (Start date) must look like YYYY-MM-DD, for example 2024-01-31'],
    [{ start_date: "2023-02-29" }, '"start_date" (Start date) must be a day that the calendar has.'],
    [{ window: "month" }, '"window" (Window) must be one of "all", "year"'],
    [{ page: 0 }, '"page" (Page) must be >= 1'],
    [{ page: "2" }, '"page" (Page) must be an integer or null, not a string'],
    [{ ids: ["a", ""] }, '"ids[1]" must not be empty'],
    [{ auth: {} }, '"auth.kind" is missing'],
    [{ auth: { kind: "other" } }, '"auth.kind" must be one of "key", "none"'],
    [{ auth: { kind: "key" } }, '"auth.key" (The key) is missing'],
    [{ auth: "key" }, '"auth" (Auth) must be an object, not a string'],
  ])("%j is rejected with the field and what is expected there", async (config, sentence) => {
    const given = JSON.parse(JSON.stringify({ api_key: "rk_1", ...config })) as Record<string, unknown>;
    const error = await validConfig(given, specification).catch((thrown: unknown) => thrown);
    expect(String(error)).toContain(sentence);
    expect(String(error)).not.toContain("sk_hush");
  });

  it.each(["2024-02-30", "2024-02-31", "2024-04-31", "2024-13-01", "2024-00-10", "2024-01-00"])(
    "has no date %s, because no calendar has",
    async (day) => {
      await expect(valid({ start_date: day })).rejects.toThrow("must be a day that the calendar has");
    },
  );

  it("reports all of its errors in one message, each once", async () => {
    await expect(valid({ window: "month", page: 0 })).rejects.toThrow(
      'The configuration is not valid: "window" (Window) must be one of "all", "year"; "page" (Page) must be >= 1.',
    );
  });
});
