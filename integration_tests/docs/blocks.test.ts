import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { commandBlocksOf, runOf, type Block } from "./blocks.js";
import { pages, root } from "./pages.js";

const withBlocks = pages.filter((page) => commandBlocksOf(page).length > 0);

describe("each block of shell and SQL", () => {
  it("is found", () => {
    const found = withBlocks.map(({ path }) => path);
    expect(found).toEqual(
      expect.arrayContaining(["README.md", "SECURITY.md", "docs/use/docker.md", "docs/use/dbt.md"]),
    );
  });

  it.each(withBlocks.map((page) => [page.path, page] as const))(
    "is run by run-blocks.slow.test.ts, or says where it is run or why not: %s",
    (_, page) => {
      expect(commandBlocksOf(page).flatMap((block) => wrongIn(block, page.path))).toEqual([]);
    },
  );
});

describe("the remark of a block", () => {
  const block = { place: "docs/use/x.md:3", language: "sh", code: "npm run nowhere\n", savedAs: undefined };

  it.each([
    ["", "docs/use/x.md:3 has an unknown remark"],
    ["not run:", "docs/use/x.md:3 has an unknown remark"],
    ["run by hand", "docs/use/x.md:3 is run by hand, which does not exist"],
    ["run by .ci/run", "docs/use/x.md:3: .ci/run neither names docs/use/x.md nor contains npm run nowhere"],
  ])("%j is a mistake", (remark, mistake) => {
    expect(wrongIn({ ...block, remark }, "docs/use/x.md").map((each) => each.slice(0, mistake.length))).toEqual([
      mistake,
    ]);
  });

  it.each(["not run: needs a registry", "run on PostgreSQL", undefined])("%j is known", (remark) => {
    expect(wrongIn({ ...block, remark }, "docs/use/x.md")).toEqual([]);
  });
});

/** The file that runs a block, or one in its folder, names the page; or it contains each command of the block. */
function wrongIn(block: Block, path: string): string[] {
  const run = runOf(block);
  if (run === undefined) return [`${block.place} has an unknown remark: ${block.remark}`];
  if (run.kind !== "by") return [];
  const file = join(root, run.file);
  if (!existsSync(file)) return [`${block.place} is run by ${run.file}, which does not exist`];
  if (textsOf(file).some((text) => text.includes(path))) return [];
  const script = readFileSync(file, "utf8");
  return commandsOf(block.code)
    .filter((command) => !script.includes(command))
    .map((command) => `${block.place}: ${run.file} neither names ${path} nor contains ${command}`);
}

/** Returns the texts of a script and, if it is a client's, of the files in the client's folder. */
function textsOf(file: string): string[] {
  const folder = dirname(file);
  const names =
    basename(file) === "run.sh" ? readdirSync(folder).filter((name) => /\.(?:sh|py)$/.test(name)) : [basename(file)];
  return names.map((name) => readFileSync(join(folder, name), "utf8"));
}

function commandsOf(code: string): string[] {
  return code
    .split("\n")
    .map((line) => line.replace(/(?:^|\s)#.*/, "").trim())
    .filter((command) => command !== "");
}
