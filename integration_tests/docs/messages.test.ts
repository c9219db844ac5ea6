import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { pages, root } from "./pages.js";

const page = pages.find(({ path }) => path === "docs/messages.md")!;
const rows = [...page.text.matchAll(/^\| (.+?) \| .+ \|$/gm)].map(([, message]) => message!);
const messages = rows.filter((message) => message !== "message" && message !== "---");

/** The sources as one line: texts that are joined are one, and "..." stands for what is put in. */
const sources = ["src", "packages/cdk-typescript-compat/src"]
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
      .map((name) => readFileSync(join(root, folder, name), "utf8")),
  )
  .join("\n")
  .replaceAll(/["`]\s*\+\s*["`]/g, "")
  .replaceAll(/\$\{[^}]*\}/g, "...")
  .replaceAll(/\s+/g, " ")
  .toLowerCase();

describe("docs/messages.md", () => {
  it("has many messages", () => {
    expect(messages.length).toBeGreaterThan(20);
  });

  it.each(messages)("has the connector's own words: %s", (message) => {
    const parts = message
      .split(/; |\.\.\./)
      .map((part) => part.trim().toLowerCase())
      .filter((part) => part !== "");
    expect(parts.filter((part) => !sources.includes(part))).toEqual([]);
  });
});
