import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const oxlint = join(root, "node_modules/.bin/oxlint");

/** Folders of src/, lowest layer first. A folder imports from lower layers alone (docs/ARCHITECTURE.md). */
const layers = [["stripe", "metrics"], ["state", "streams"], ["records", "facts"], ["sync"], ["commands", "outputs"]];
const stepsOfSync = [["run"], ["progress", "catch-up"], ["derive", "backfill"], ["scope"]];

interface Import {
  readonly from: string;
  readonly to: string;
}

describe("the linter", () => {
  const forbidden: readonly Import[] = [
    ...forbiddenBetween(layers.map((layer) => layer.map((folder) => `src/${folder}`))),
    ...forbiddenBetween(stepsOfSync.map((layer) => layer.map((folder) => `src/sync/${folder}`))),
    ...layers.flat().map((folder) => ({ from: `src/${folder}/one.ts`, to: "src/connector.ts" })),
    ...stepsOfSync.flat().map((folder) => ({ from: `src/sync/${folder}/one.ts`, to: "src/sync/sync-account.ts" })),
    { from: "packages/cdk-typescript-compat/src/one.ts", to: "src/streams/one.ts" },
  ];

  it("refuses every import from a layer above or beside, types included", { timeout: 60_000 }, () => {
    const files = new Map(forbidden.map(({ from, to }, index) => [numbered(from, index), importOf(from, to)]));
    const reported = lint(files);
    expect(forbidden.filter(({ from }, index) => !reported.has(numbered(from, index)))).toEqual([]);
  });

  it("accepts imports from the layers below", { timeout: 60_000 }, () => {
    const allowed = layers.flat().flatMap((above) => {
      const level = layers.findIndex((layer) => layer.includes(above));
      const below = layers.slice(0, level).flat();
      return below
        .filter((folder) => above !== "records" || folder !== "metrics")
        .map((folder) => ({ from: `src/${above}/one.ts`, to: `src/${folder}/one.ts` }));
    });
    const files = new Map(allowed.map(({ from, to }, index) => [numbered(from, index), importOf(from, to)]));
    expect([...lint(files)]).toEqual([]);
  });

  it("refuses a cycle that only types close", { timeout: 60_000 }, () => {
    const files = new Map([
      ["src/stripe/one.ts", 'import type { Two } from "./two.js";\nexport interface One {\n  readonly two: Two;\n}\n'],
      ["src/stripe/two.ts", 'import type { One } from "./one.js";\nexport interface Two {\n  readonly one: One;\n}\n'],
    ]);
    expect([...lint(files)].toSorted()).toEqual(["src/stripe/one.ts", "src/stripe/two.ts"]);
  });
});

describe("a folder of src/", () => {
  it("holds at most 25 source files", () => {
    const crowded = foldersOf(join(root, "src")).filter((folder) => sourcesIn(folder).length > 25);
    expect(crowded.map((folder) => relative(root, folder))).toEqual([]);
  });
});

function forbiddenBetween(levels: readonly (readonly string[])[]): Import[] {
  return levels.flatMap((level, index) =>
    level.flatMap((from) =>
      levels
        .slice(index)
        .flat()
        .filter((to) => to !== from)
        .map((to) => ({ from: `${from}/one.ts`, to: `${to}/one.ts` })),
    ),
  );
}

function numbered(file: string, index: number): string {
  return file.replace("one.ts", `one-${index}.ts`);
}

function importOf(from: string, to: string): string {
  const path = relative(dirname(from), to).replace(/\.ts$/, ".js");
  const specifier = path.startsWith(".") ? path : `./${path}`;
  return `import type { One } from "${specifier}";\n\nexport type Own = One;\n`;
}

/** Lints the files in a folder of their own, with the project's rules. Returns the files that a rule refuses. */
function lint(files: ReadonlyMap<string, string>): Set<string> {
  const folder = mkdtempSync(join(tmpdir(), "layers-"));
  try {
    cpSync(join(root, ".oxlintrc.json"), join(folder, ".oxlintrc.json"));
    for (const [file, text] of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    const { diagnostics } = JSON.parse(outputOf(folder)) as { diagnostics: readonly { readonly filename: string }[] };
    return new Set(diagnostics.map(({ filename }) => filename));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function outputOf(cwd: string): string {
  try {
    return execFileSync(oxlint, ["--format", "json"], { cwd, encoding: "utf8" });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

function foldersOf(folder: string): string[] {
  const inner = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [folder, ...inner.flatMap(({ name }) => foldersOf(join(folder, name)))];
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
}
