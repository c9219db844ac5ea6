import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** A page of the repository. */
export interface Page {
  /** Path from the root, with slashes. */
  readonly path: string;
  readonly text: string;
}

const skipped = new Set(["node_modules", "dist", ".git", ".venv", "golden", "out", "release", "dbt_packages"]);

/** All Markdown files of the repository. */
export const pages: readonly Page[] = pathsIn(root)
  .map((path) => ({ path: relative(root, path).split(sep).join("/"), text: readFileSync(path, "utf8") }))
  .toSorted((one, other) => one.path.localeCompare(other.path));

function pathsIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return pathsIn(path);
    return entry.name.endsWith(".md") ? [path] : [];
  });
}

/** Returns the blocks of code in a language, e.g. "sh". */
export function blocksOf({ text }: Page, language: string): readonly string[] {
  return [...text.matchAll(/^( *)```(\w*)[^\n]*\n([^]*?)^\1```$/gm)]
    .filter(([, , written]) => written === language)
    .map(([, , , block]) => block!);
}

/** Returns the page without its blocks of code. */
export function proseOf({ text }: Page): string {
  return text.replaceAll(/^( *)```[^]*?^\1```$/gm, "");
}

/** Returns the anchors of a page's headings, as GitHub makes them. */
export function anchorsOf(page: Page): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const [, heading] of proseOf(page).matchAll(/^#+ (.*)$/gm)) {
    const slug = heading!
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}_\- ]/gu, "")
      .replaceAll(" ", "-");
    let anchor = slug;
    for (let count = 1; anchors.has(anchor); count += 1) anchor = `${slug}-${count}`;
    anchors.add(anchor);
  }
  return anchors;
}
