import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { notesOf } from "./notes.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { name, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Record<string, string>;

describe("a release", () => {
  const folder = mkdtempSync(join(tmpdir(), "source-stripe-lifecycle-test-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const prepare = (tag: string) =>
    execFileSync("node", ["scripts/release/prepare.mjs", tag, "Some-Body", folder], {
      cwd: root,
      encoding: "utf8",
      stdio: "pipe",
    });

  it("of the version's tag names the image by the repository's owner, in metadata.yaml and in its notes", () => {
    const image = `ghcr.io/some-body/${name}`;
    expect(prepare(`v${version}`)).toBe(`version=${version}\nregistry=ghcr.io\nimage=${image}\n`);
    expect(readFileSync(join(folder, "metadata.yaml"), "utf8")).toContain(`\n  dockerRepository: ${image}\n`);
    const notes = readFileSync(join(folder, "notes.md"), "utf8");
    expect(notes).toContain(`docker pull ${image}:${version}\nnpm install ${name}@${version}\n`);
  });

  it("of another tag is refused", () => {
    expect(() => prepare("v99.0.0")).toThrow(`The tag v99.0.0 is not v${version}, the version of package.json.`);
  });
});

describe("the notes of a release", () => {
  const changelog = "# Changelog\n\n## 1.10.0\n\n- Ten.\n\n## 1.1.0 (2026-01-02)\n\n- One.\n\n### More\n\n- Two.\n";

  it("are the version's section", () => {
    expect(notesOf(changelog, "1.10.0")).toBe("- Ten.\n");
    expect(notesOf(changelog, "1.1.0")).toBe("- One.\n\n### More\n\n- Two.\n");
  });

  it("are missed where the changelog has none", () => {
    expect(() => notesOf(changelog, "1.1")).toThrow('CHANGELOG.md has no section "## 1.1".');
    expect(() => notesOf("## 2.0.0\n\n## 1.0.0\n\n- One.\n", "2.0.0")).toThrow("2.0.0");
  });
});
