import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readTextFile } from "./json-file.js";

const folder = mkdtempSync(join(tmpdir(), "json-file-"));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(bytes: Buffer): string {
  const path = join(folder, "config.json");
  writeFileSync(path, bytes);
  return path;
}

describe("an input file", () => {
  const text = '{"name":"Müller 你好 👩"}';

  it.each([
    ["UTF-8", Buffer.from(text)],
    ["UTF-8 with a byte order mark", Buffer.from(`\uFEFF${text}`)],
  ])("in %s is read whole", async (_name, bytes) => {
    expect(await readTextFile(fileOf(bytes), "file")).toBe(text);
  });

  it.each([
    ["Latin-1", Buffer.from('{"name":"Müller"}', "latin1")],
    ["UTF-16 with a byte order mark", Buffer.from(`\uFEFF${text}`, "utf16le")],
    ["UTF-8 that ends inside a character", Buffer.from("ü").subarray(0, 1)],
  ])("in %s is refused", async (_name, bytes) => {
    await expect(readTextFile(fileOf(bytes), "file")).rejects.toThrow("is not in UTF-8. Save it in this encoding.");
  });
});
