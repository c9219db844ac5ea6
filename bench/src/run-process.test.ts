import { describe, expect, it } from "vitest";
import { outputOf, runProcess } from "./run-process.js";

const node = process.execPath;

describe("a process of the bench", () => {
  it("passes on its output", async () => {
    expect(await outputOf(node, ["-p", "process.env.WORD + process.argv[1]", "ed"], { env: { WORD: "pass" } })).toBe(
      "passed\n",
    );
  });

  it("fails with the last line of its standard error, if it is quiet", async () => {
    const failing = outputOf(node, ["-e", "console.error('a trace\\nthe reason'); process.exit(3)"]);
    await expect(failing).rejects.toThrow(/^the reason$/);
  });

  it("fails with its exit code, if it says nothing", async () => {
    await expect(outputOf(node, ["-e", "process.exit(3)"])).rejects.toThrow(/^ended with exit code 3$/);
    await expect(runProcess(node, ["-e", "process.exit(3)"], { onOutput() {} })).rejects.toThrow(/node -e .* code 3$/);
  });

  it("fails if the program does not exist", async () => {
    await expect(outputOf("no-such-program", [])).rejects.toThrow("no-such-program");
  });
});
