import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { blocksOf, pages, root, type Page } from "./pages.js";

const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly scripts: Readonly<Record<string, string>>;
};
const options = new Set([
  "--help",
  "--version",
  ...optionsOf("packages/cdk-typescript-compat/src"),
  ...optionsOf("src"),
  ...optionsOf("packages/stripe-lifecycle/src"),
  ...optionsOfSpec(),
]);
const withCommands = pages.filter((page) => commandsOf(page).length > 0);

describe("the commands on a page", () => {
  it("are of many pages, and known options are found", () => {
    expect(withCommands.length).toBeGreaterThan(10);
    expect([...options]).toEqual(expect.arrayContaining(["--config", "--every", "--import_window.window"]));
  });

  it.each(withCommands.map((page) => [page.path, page] as const))("exist, with their options: %s", (_, page) => {
    expect(commandsOf(page).flatMap((line) => wrongIn(line, page))).toEqual([]);
  });
});

/** Returns the lines of shell, with the lines that a backslash joins, and commands within the text. */
function commandsOf(page: Page): readonly string[] {
  const lines = blocksOf(page, "sh").flatMap((block) => block.replaceAll(/\\\n\s*/g, " ").split("\n"));
  const inText = [
    ...page.text.matchAll(
      /`((?:npm run|npm test|bin\/|packages\/|\.ci\/|dbt\/|integration_tests\/|stripe-lifecycle )[^`\n]*)`/g,
    ),
  ];
  return [...lines, ...inText.map(([, command]) => command!)];
}

function wrongIn(line: string, page: Page): string[] {
  const command = line.replace(/(?:^|\s)#.*/, "");
  const runs = [...command.matchAll(/npm run (?:--\S+ )*([\w:]+)/g)].map(([, name]) => name!);
  const files = [
    ...command.matchAll(/(?<![\w./-])(?:bin|packages|dbt|demo|scripts|integration_tests|\.ci)\/[\w./-]*\w/g),
  ].map(([path]) => path);
  const [, argued = ""] = /(?:^|[\s/])(?:source-)?stripe-lifecycle (.*)/.exec(command) ?? [];
  const given = [...argued.matchAll(/(?<=^|\s)--[\w.-]+/g)].map(([option]) => option);
  return [
    ...runs.filter((name) => !(name in scripts)).map((name) => `no script ${name}`),
    ...files.filter((path) => !isBuilt(path) && !isFile(path, page)).map((path) => `no file ${path}`),
    ...given.filter((option) => !options.has(option)).map((option) => `no option ${option} in: ${line}`),
  ];
}

/** Paths are relative to the repository, or to the page's folder. */
function isFile(path: string, page: Page): boolean {
  return existsSync(join(root, path)) || existsSync(join(root, dirname(page.path), path));
}

function isBuilt(path: string): boolean {
  return path.includes("/dist/") || path.includes("<");
}

/** Returns the options that the sources of a program declare. */
function optionsOf(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .flatMap((name) => {
      const source = readFileSync(join(root, folder, name), "utf8");
      return [...source.matchAll(/["`](?:-\w, )?(--[a-z][\w-]*)/g)].map(([, option]) => option!);
    });
}

/** The configuration's values are options of the command line. */
function optionsOfSpec(): string[] {
  interface Schema {
    readonly properties?: Readonly<Record<string, Schema>>;
    readonly oneOf?: readonly Schema[];
  }
  const namesIn = ({ properties = {}, oneOf = [] }: Schema, prefix: string): string[] => [
    ...Object.entries(properties).flatMap(([name, schema]) => [
      `${prefix}${name}`,
      ...namesIn(schema, `${prefix}${name}.`),
    ]),
    ...oneOf.flatMap((schema) => namesIn(schema, prefix)),
  ];
  const { connectionSpecification } = JSON.parse(readFileSync(join(root, "schemas/spec.json"), "utf8")) as {
    readonly connectionSpecification: Schema;
  };
  return namesIn(connectionSpecification, "--");
}
