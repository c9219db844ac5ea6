import { describe, expect, it } from "vitest";
import { pages, proseOf } from "./pages.js";

/** A row of a table, a link or a picture, or the name of a test. */
const oneLine = /^\s*\||^\[[\w-]+\]: |^!?\[|^- `[^`]+`: "/;

/** Written by a program. */
const written = new Set(["bench/RESULTS.md", "docs/columns.md", "docs/use/streams.md"]);

describe("the lines of a page", () => {
  it.each(pages.filter(({ path }) => !written.has(path)).map((page) => [page.path, page] as const))(
    "have at most 140 characters outside of tables and links: %s",
    (_, page) => {
      const lines = proseOf(page)
        .split("\n")
        .filter((line) => !oneLine.test(line));
      expect(lines.filter((line) => line.length > 140)).toEqual([]);
    },
  );
});
