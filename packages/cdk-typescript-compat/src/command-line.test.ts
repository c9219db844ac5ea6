import { describe, expect, it } from "vitest";
import { runSource } from "./testing/run-source.js";
import { toySource } from "./testing/toy-source.js";

const runToy = (...argv: string[]) => runSource(toySource, argv, { name: "toy", version: "1.2.3" });

describe("the command line", () => {
  it.each([["spec"], ["check"], ["discover"], ["read"]])(
    "shows with --help how to use %s, with an example, on 80 × 24",
    async (command) => {
      const { exitCode, stdout } = await runToy(command, "--help");
      expect(stdout).toContain(`Usage: toy ${command}`);
      expect(stdout).toContain(`$ toy ${command}`);
      const lines = stdout.trimEnd().split("\n");
      expect(lines.length).toBeLessThanOrEqual(24);
      expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(80);
      expect(exitCode).toBe(0);
    },
  );

  it("prints its version", async () => {
    expect(await runToy("--version")).toEqual({ exitCode: 0, stdout: "1.2.3\n", stderr: "" });
  });

  it.each([
    [["wread"], "error: unknown command 'wread'\n(Did you mean read?)"],
    [["spec", "--nope"], "error: unknown option '--nope'"],
    [["check"], "error: required option '--config <file>' not specified"],
    [["read", "--catalog", "c.json"], "error: required option '--config <file>' not specified"],
    [
      ["read", "--config", "c.json", "numbers"],
      "error: too many arguments for 'read'. Expected 0 arguments but got 1.",
    ],
    [["read", "--config"], "error: option '--config <file>' argument missing"],
  ])("reports the error in %j on standard error only, and exits 1", async (argv, message) => {
    const { exitCode, stdout, stderr } = await runToy(...argv);
    expect(stderr).toBe(`${message}\nRun "toy --help" to see the commands and their options.\n`);
    expect(stdout).toBe("");
    expect(exitCode).toBe(1);
  });

  it.each([[["help"]], [["help", "read"]], [["--help"]]])(
    "exits 0 if %j asks for help, also in a process that begins as failed",
    async (argv) => {
      const before = process.exitCode;
      process.exitCode = 1;
      const { exitCode, stdout, stderr } = await runToy(...argv).finally(() => (process.exitCode = before));
      expect(stdout).toContain("Usage: toy");
      expect([exitCode, stderr]).toEqual([0, ""]);
    },
  );

  it("lists the commands if none is given", async () => {
    const { exitCode, stdout, stderr } = await runToy();
    expect(stderr).toContain("Usage: toy");
    expect(stdout).toBe("");
    expect(exitCode).toBe(1);
  });
});
