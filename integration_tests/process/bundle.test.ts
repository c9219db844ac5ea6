import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const executable = join(root, "bin/source-stripe-lifecycle");
const folder = mkdtempSync(join(tmpdir(), "source-stripe-lifecycle-test-"));

afterAll(() => rmSync(folder, { recursive: true }));

describe("the bundle", () => {
  it.each([
    ["protocol", {}, "packages/cdk-typescript-compat/src/json-file.ts:"],
    ["connector", { STRIPE_API_BASE: "not an address" }, "src/connector.ts:"],
  ])("lets a stack trace of the %s name the source", (part, env, source) => {
    const config = join(folder, `${part}.json`);
    if (part === "connector") writeFileSync(config, '{"api_key": "rk_test_1234567890abcdef"}');
    const { stdout } = spawnSync(executable, ["discover", "--config", config], {
      encoding: "utf8",
      env: { ...process.env, ...env },
    });
    const stacks = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { readonly trace?: { readonly error?: { readonly stack_trace: string } } })
      .flatMap(({ trace }) => trace?.error?.stack_trace ?? []);
    expect(stacks.join("\n")).toContain(source);
  });

  it.each([
    {},
    { import_window: { window: "all_time" } },
    { import_window: { window: "last_months", months: 6 } },
    { import_window: { window: "since_date", start_date: "2026-01-01" } },
    { import_window: { window: "unknown" } },
  ])("validates a configuration without loading the compiler of schemas: %j", (options) => {
    const config = join(folder, "choice.json");
    writeFileSync(config, JSON.stringify({ api_key: "rk_test_1234567890abcdef", ...options }));
    const coverage = mkdtempSync(join(folder, "coverage-"));
    const env = { ...process.env, NODE_V8_COVERAGE: coverage };
    const args = ["discover", "--all", "--config", config];
    expect(spawnSync(executable, args, { env, encoding: "utf8" }).stdout).toMatch(/"type":"(CATALOG|TRACE)"/);
    const loaded = filesIn(coverage);
    expect(loaded).toContain("config-validators.js");
    expect(loaded.filter((file) => file.startsWith("ajv"))).toEqual([]);
  });

  it("lists all streams without loading what sends requests", () => {
    const config = join(folder, "all.json");
    writeFileSync(config, '{"api_key": "rk_test_1234567890abcdef"}');
    const coverage = mkdtempSync(join(folder, "coverage-"));
    const env = { ...process.env, NODE_V8_COVERAGE: coverage };
    const { stdout } = spawnSync(executable, ["discover", "--all", "--config", config], { env, encoding: "utf8" });
    expect(stdout).toMatch(/"type":"CATALOG"/);
    const loaded = filesIn(coverage);
    expect(loaded).toContain("catalog.js");
    expect(loaded.filter((file) => /^(connector|stripe)/.test(file))).toEqual([]);
  });

  it("loads no second HTTP client", () => {
    const config = join(folder, "modules.json");
    writeFileSync(config, '{"api_key": "rk_test_1234567890abcdef"}');
    const list = "process.on('exit', () => process._rawDebug(process.moduleLoadList.join('\\n')))";
    const { stderr } = spawnSync(executable, ["discover", "--config", config], {
      encoding: "utf8",
      env: {
        ...process.env,
        STRIPE_API_BASE: "not an address",
        NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(list)}`,
      },
    });
    const modules = stderr.split("\n");
    expect(modules).toContain("NativeModule http");
    expect(modules).not.toContain("NativeModule internal/deps/undici/undici");
  });

  it("has the licences of the packages that the bill of materials marks as bundled", () => {
    interface Component {
      readonly "bom-ref": string;
      readonly properties?: readonly { readonly name: string }[];
    }
    const bill = execFileSync("npm", ["run", "--silent", "sbom"], { cwd: root, encoding: "utf8" });
    const { components } = JSON.parse(bill) as { components: readonly Component[] };
    const marked = components
      .filter(({ properties = [] }) => properties.some(({ name }) => name === "cdx:npm:package:bundled"))
      .map((component) => component["bom-ref"])
      .filter((ref) => !ref.startsWith("@airbyte/"));
    const licences = readFileSync(join(root, "bundle/THIRD-PARTY.txt"), "utf8");
    const bundled = [...licences.matchAll(/^=== (.*)$/gm)].map(([, name]) => name!);
    expect(bundled.filter((ref) => !marked.includes(ref))).toEqual([]);
    // Ajv needs it for a part that nothing here loads.
    expect(marked.filter((ref) => !bundled.includes(ref) && !ref.startsWith("require-from-string@"))).toEqual([]);
  });
});

/** Returns the names of the bundle's files that a process loaded, by its coverage. */
function filesIn(coverage: string): readonly string[] {
  const reports = readdirSync(coverage).map((file) => readFileSync(join(coverage, file), "utf8"));
  return [...reports.join("\n").matchAll(/\/bundle\/([\w.-]+\.js)"/g)].map(([, file]) => file!);
}

describe("the first line of a program", () => {
  // The scripts that pnpm, and npm on Windows, write for a program take a variable for the program's name.
  it.each(["bin/source-stripe-lifecycle", "packages/stripe-lifecycle/bin/stripe-lifecycle"])(
    "of %s sets no variable",
    (path) => {
      const [first] = readFileSync(join(root, path), "utf8").split("\n");
      expect(first).toMatch(/^#!\/usr\/bin\/env -S node( --[a-z-]+=\d+)*$/);
    },
  );
});
