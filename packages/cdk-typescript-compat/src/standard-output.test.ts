import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "standard-output-"));
afterAll(() => rmSync(folder, { recursive: true }));

const module = new URL("../dist/standard-output.js", import.meta.url).href;
/** Writes 20 chunks of 1,000 bytes, and exits with 3 on an error. */
const script = `
  import { standardOutput } from ${JSON.stringify(module)};
  const output = standardOutput();
  output.on("error", ({ code }) => { console.error(code); process.exitCode = 3; });
  for (let index = 0; index < 20; index += 1) output.write(String(index).padStart(999) + "\\n");`;

/** A limit on the size of files cuts a write as a full disk does, and then refuses the rest. */
function writeToFile(kilobytes: number | "unlimited") {
  const file = join(folder, `${kilobytes}`);
  const shell = `trap "" XFSZ; ulimit -f ${kilobytes}; exec "$0" --input-type=module --eval "$1" > "$2"`;
  const { status, stderr } = spawnSync("bash", ["-c", shell, process.execPath, script, file], { encoding: "utf8" });
  return { status, stderr, text: readFileSync(file, "utf8") };
}

describe("standard output that is a file", () => {
  it("takes every byte, in order", () => {
    const { status, text } = writeToFile("unlimited");
    expect(status).toBe(0);
    expect(text.split("\n").slice(0, -1).map(Number)).toEqual(Array.from({ length: 20 }, (_, index) => index));
  });

  it("fails if the end of a write does not fit", () => {
    const { status, stderr, text } = writeToFile(8);
    expect(text).toHaveLength(8_192);
    expect(stderr).toContain("EFBIG");
    expect(status).toBe(3);
  });
});
