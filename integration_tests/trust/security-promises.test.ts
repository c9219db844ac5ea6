import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const pathOf = (file: string) => fileURLToPath(new URL(`../../${file}`, import.meta.url));
const text = (file: string) => readFileSync(pathOf(file), "utf8");

const policy = text("SECURITY.md");
const promises = sectionOf(policy, "## What the connector promises")
  .split(/^(?=\*\*)/m)
  .slice(1)
  .map((paragraph) => ({ promise: /^\*\*(.+?)\*\*/.exec(paragraph)![1]!, tests: testsNamedIn(paragraph) }));

describe("a promise about security", () => {
  it.each(promises)("names an existing test: $promise", ({ tests }) => expectTests(tests));

  it("is one of more than five", () => {
    expect(promises.length).toBeGreaterThan(5);
  });

  it("about the image has the command that the image's test runs", () => {
    const rights = "--read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges";
    expect(policy).toContain(`docker run --rm ${rights}`);
    expect(text("integration_tests/clients/image.sh")).toContain(rights);
  });
});

interface NamedTest {
  readonly file: string;
  readonly title: string;
}

/** `path/of.test.ts`: "the test's title" */
function testsNamedIn(page: string): NamedTest[] {
  return [...page.matchAll(/`([\w./-]+\.(?:test\.ts|sh))`: "([^"]+)"/g)].map(([, file, title]) => ({
    file: file!,
    title: title!,
  }));
}

function expectTests(tests: readonly NamedTest[]): void {
  expect(tests.length).toBeGreaterThan(0);
  for (const { file, title } of tests) {
    expect(existsSync(pathOf(file)), `${file} is there`).toBe(true);
    expect(titlesIn(file, text(file)), file).toContain(title);
  }
}

/** Returns the titles of the tests that run, without tests that are always skipped or only planned. */
function titlesIn(file: string, source: string): string[] {
  const running = file.endsWith(".sh")
    ? /^.*(?:echo|holds|fail) "(?:image: )?(.+?)"/gm
    : /^ *(?:it|it\.skipIf\(.*\)|it(?:\.concurrent)?\.each\((?:.*|\[\n(?: {4}.*\n)* {2}\](?: as const)?)\))\(\s*"(.+)"/gm;
  return [...source.matchAll(running)].map(([, title]) => title!);
}

/** Returns the text from a heading to the next heading of its level. */
function sectionOf(page: string, heading: string): string {
  const from = page.indexOf(`${heading}\n`);
  expect(from, heading).toBeGreaterThanOrEqual(0);
  return page.slice(from).split(/\n(?=## )/)[0]!;
}
