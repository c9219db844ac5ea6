import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, it } from "vitest";
import { requireBuild } from "./testing/command-line.js";

const executable = fileURLToPath(new URL("../bin/stripe-lifecycle", import.meta.url));

beforeAll(requireBuild);

it("ends in silence, as a shell expects, if its reader leaves early", () => {
  const { stdout, stderr } = spawnSync("bash", ["-c", '"$0" help | true; echo "${PIPESTATUS[0]}"', executable], {
    encoding: "utf8",
  });
  expect({ stdout, stderr }).toEqual({ stdout: "141\n", stderr: "" });
});

it.skipIf(!existsSync("/dev/full"))("says so and fails if its output cannot be written", () => {
  const { status, stderr } = spawnSync("bash", ["-c", '"$0" help >/dev/full', executable], { encoding: "utf8" });
  expect(stderr).toMatch(/^Standard output can't be written: .*ENOSPC.*\n$/);
  expect(status).toBe(1);
});
