import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { afterAll, describe, expect, it } from "vitest";
import { isDay } from "./day.js";
import { readConfig, type ConfigSources } from "./read-config.js";
import { refuseKeyArgument } from "./refuse-key-argument.js";
import { configOf, specOptions } from "./spec-options.js";

const folder = mkdtempSync(join(tmpdir(), "config-"));
const secret = "rk_live_51Geheim";

afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const read = (sources: Partial<ConfigSources>) =>
  readConfig({ file: undefined, options: {}, env: {}, folder: join(folder, "nowhere"), ...sources });

describe("the configuration", () => {
  it.each([
    [
      "JSON",
      "a.json",
      `{"api_key": "${secret}", "import_window": {"window": "since_date", "start_date": "2025-01-01"}}`,
    ],
    ["YAML", "a.yaml", `api_key: ${secret}\nimport_window:\n  window: since_date\n  start_date: 2025-01-01\n`],
  ])("is read from a file in %s", (_, name, text) => {
    expect(read({ file: file(name, text) })).toEqual({
      api_key: secret,
      import_window: { window: "since_date", start_date: "2025-01-01" },
    });
  });

  it("is refused in another encoding than UTF-8", () => {
    const path = file("latin1.yaml", Buffer.from("external_id_metadata_key: Schlüssel\n", "latin1"));
    expect(() => read({ file: path })).toThrow("is not in UTF-8. Save it in this encoding.");
  });

  it("has the options' values before the file's, also within an object", () => {
    const path = file("b.json", `{"api_key": "${secret}", "metrics": {"ltv_basis": "net", "discounts": "none"}}`);
    expect(read({ file: path, options: { metrics: { discounts: "all" } } })["metrics"]).toEqual({
      ltv_basis: "net",
      discounts: "all",
    });
  });

  it("has the file's key, else the environment's, else that of .env", () => {
    writeFileSync(join(folder, ".env"), '# comment\nOTHER=1\nSTRIPE_API_KEY="rk_dot_env"\n');
    const env = { STRIPE_API_KEY: "rk_environment" };
    const path = file("c.json", '{"api_key": "rk_file"}');
    const keys = [read({ file: path, env, folder }), read({ env, folder }), read({ folder })].map(
      (each) => each["api_key"],
    );
    expect(keys).toEqual(["rk_file", "rk_environment", "rk_dot_env"]);
  });

  it("without a key is refused with the ways to give one", () => {
    expect(() => read({})).toThrow(/^No key was found\. Set STRIPE_API_KEY, .*\.env file.*--config/);
  });

  it.each([
    ["is no YAML", `api_key: "${secret}\n  - [`, /neither JSON nor YAML.*\. Correct it\.$/],
    ["is a text", secret, /must be an object/],
    ["is a list", `[${secret}]`, /must be an object/],
  ])("that %s is refused without its text", (_, text, sentence) => {
    const error = caught(() => read({ file: file("d.yaml", text) }));
    expect(error.message).toMatch(sentence);
    expect(error.message).not.toContain("Geheim");
    expect(error.cause).toBeUndefined();
  });

  it("that is missing is refused with its path", () => {
    expect(() => read({ file: join(folder, "nothing.json") })).toThrow(/cannot be read from the file .*nothing\.json/);
  });
});

describe("a key among the arguments", () => {
  it.each([
    [["sync", "--api_key", "anything"]],
    [["sync", "--api-key=anything"]],
    [["sync", secret]],
    [["sync", "--streams", `customers,${secret}`]],
    [["sync", "--to=sk_test_123"]],
    [["check", "sk_org_live_123"]],
  ])("is refused and not repeated: %j", (args) => {
    const { message } = caught(() => refuseKeyArgument(args));
    expect(message).toMatch(/^A key is never taken as an argument: other users of this machine can see it/);
    expect(message).not.toMatch(/Geheim|123|anything/);
  });

  it("is none in other arguments", () => {
    expect(() => refuseKeyArgument(["sync", "--to", "task_live.duckdb", "--config", "api_key.json"])).not.toThrow();
  });
});

describe("a day", () => {
  it.each(["2024-02-29", "2000-02-29", "2024-12-31", "2024-01-01", "1999-04-30"])("is one: %s", (text) => {
    expect(isDay(text)).toBe(true);
  });

  const none =
    "2024-02-30 2024-02-31 2023-02-29 1900-02-29 2024-04-31 2024-13-01 2024-00-01 2024-01-00 " +
    "2024-1-1 24-01-01 2024-01-01T00:00:00Z 2024/01/01 today";
  it.each(["", ...none.split(" ")])("is none: %j", (text) => {
    expect(isDay(text)).toBe(false);
  });
});

describe("the connector's options", () => {
  const parse = (...args: string[]) => {
    const command = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
    for (const option of specOptions()) command.addOption(option);
    return configOf(command.parse(args, { from: "user" }).opts());
  };

  it("have the names and types of the configuration", () => {
    const line =
      "--external_id_metadata_key workspace_id --import_window.window last_months --import_window.months 12 " +
      "--require_read_only false --customer_ids cus_1,cus_2 --metrics.discounts none --stage_map.active Customer " +
      "--full_rescan_interval_days 0";
    expect(parse(...line.split(" "))).toEqual({
      external_id_metadata_key: "workspace_id",
      import_window: { window: "last_months", months: 12 },
      require_read_only: false,
      customer_ids: ["cus_1", "cus_2"],
      metrics: { discounts: "none" },
      stage_map: { active: "Customer" },
      full_rescan_interval_days: 0,
    });
  });

  it("give nothing if none is given, so that the connector's defaults hold", () => {
    expect(parse()).toEqual({});
  });

  it("are all of the spec but the key", () => {
    const names = specOptions().map((option) => option.long);
    expect(names).not.toContain("--api_key");
    expect(names).toEqual(
      expect.arrayContaining(["--connected_account_id", "--metrics.ltv_basis", "--offered_streams"]),
    );
    expect(specOptions().every(({ description }) => description.length > 20)).toBe(true);
  });

  it.each([
    ["--import_window.months", "5"],
    ["--import_window.months", "x"],
    ["--require_read_only", "yes"],
    ["--metrics.discounts", "some"],
    ["--import_window.start_date", "2024-02-31"],
    ["--import_window.start_date", "yesterday"],
  ])("refuse a value that the spec does not have: %s %s", (name, value) => {
    expect(() => parse(name, value)).toThrow(/is invalid/);
  });
});

function caught(task: () => unknown): Error {
  try {
    task();
  } catch (error) {
    return error as Error;
  }
  throw new Error("nothing was thrown");
}
