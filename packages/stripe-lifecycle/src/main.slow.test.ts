import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { requireBuild } from "./testing/command-line.js";

const executable = fileURLToPath(new URL("../bin/stripe-lifecycle", import.meta.url));

it("ends in silence, as a shell expects, if its reader leaves early", () => {
  requireBuild();
  const { stdout, stderr } = spawnSync("bash", ["-c", '"$0" help | true; echo "${PIPESTATUS[0]}"', executable], {
    encoding: "utf8",
  });
  expect({ stdout, stderr }).toEqual({ stdout: "141\n", stderr: "" });
});
