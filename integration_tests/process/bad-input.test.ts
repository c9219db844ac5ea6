import { errorsOf } from "@airbyte/cdk-typescript-compat/testing";
import { beforeAll, describe, expect, it } from "vitest";
import { built, defaultStreams, key, openCommandLine, type CommandLine } from "../support/command-line.js";
import { requireBuild } from "../support/executable.js";
import { expectNothingRead, expectRefusal } from "../support/expect-failure.js";

let commandLine: CommandLine;

beforeAll(async () => {
  requireBuild();
  commandLine = await openCommandLine(built);
  return () => commandLine.close();
}, 60_000);

/** The built program's additions to the cases of trust/bad-input.test.ts: exit code, both outputs and environment. */
describe("the built program", () => {
  it("names a missing file with what to do", async () => {
    const ending = await commandLine.run("read", { paths: { catalog: "nowhere.json" } });
    expectRefusal(ending, /nowhere\.json" does not exist\. Check the path/);
    expect(errorsOf(ending.messages)[0]!.message).toContain("--catalog");
  });

  it("refuses a configuration by its field, and fails the check with the same words", async () => {
    const config = { api_key: key, import_window: {} };
    const substance = /"import_window\.window" is missing/;
    expectRefusal(await commandLine.run("read", { config }), substance);
    const { messages, exitCode } = await commandLine.run("check", { config });
    expect(messages).toMatchObject([
      { connectionStatus: { status: "FAILED", message: expect.stringMatching(substance) as string } },
    ]);
    expect(exitCode).toBe(0);
  });

  it("reads nothing with an unknown key", async () => {
    const ending = await commandLine.run("read", { config: { api_key: "rk_live_51NobodyKnowsThisKey" } });
    expectNothingRead(ending, defaultStreams, "config_error", /does not accept the API key.* copy it again/);
  });

  it("reads nothing if STRIPE_API_BASE is plain http beyond this machine", async () => {
    const ending = await commandLine.run("read", {}, "http://stripe.example.com");
    expectNothingRead(ending, defaultStreams, "config_error", /Use https, or a loopback address/);
  });
});
