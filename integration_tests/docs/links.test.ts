import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { anchorsOf, pages, proseOf, root, type Page } from "./pages.js";

describe("the pages", () => {
  it("are found", () => {
    expect(pages.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        "README.md",
        "docs/ARCHITECTURE.md",
        "docs/use/dbt.md",
        "packages/stripe-lifecycle/README.md",
      ]),
    );
  });

  it.each(pages.map((page) => [page.path, page] as const))("link only to places that exist: %s", (_, page) => {
    expect(deadLinksOf(page)).toEqual([]);
  });
});

/**
 * Reports links to files, images and headings of this repository that do not exist, and references without a target.
 */
function deadLinksOf(page: Page): string[] {
  const prose = proseOf(page).replaceAll(/`[^`\n]*`/g, "");
  const defined = new Map([...prose.matchAll(/^\[([^\]]+)\]: (\S+)$/gm)].map(([, name, target]) => [name!, target!]));
  const used = [...prose.matchAll(/\]\[([^\]]+)\]/g)].map(([, name]) => name!);
  const targets = [...[...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!), ...defined.values()];
  return [
    ...used.filter((name) => !defined.has(name)).map((name) => `[${name}] has no target`),
    ...[...defined.keys()].filter((name) => !used.includes(name)).map((name) => `nothing uses [${name}]`),
    ...targets.filter((target) => !/^(?:https|mailto):/.test(target) && isDead(page, target)),
  ];
}

function isDead(page: Page, target: string): boolean {
  // Links of issue forms and the like, which GitHub resolves.
  if (target.startsWith("../blob/") || target.startsWith("../security/")) return false;
  const [path, anchor] = target.split("#") as [string, string | undefined];
  const file = path === "" ? join(root, page.path) : join(root, dirname(page.path), path);
  if (!existsSync(file)) return true;
  if (anchor === undefined || statSync(file).isDirectory()) return false;
  return !anchorsOf({ path: relative(root, file), text: readFileSync(file, "utf8") }).has(anchor);
}
