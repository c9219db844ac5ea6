import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { errorsOf, inputFiles, parseMessages, runSource } from "@airbyte/cdk-typescript-compat/testing";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { createExplainCommand } from "../../src/explain-command.js";
import { createSource } from "../../src/source.js";
import { configuredCatalog } from "../support/connection.js";
import { fasterClock } from "../support/faster-clock.js";
import { leaksOf } from "../support/leaks.js";
import { apiKey } from "../support/live-account.js";
import { causes, closeScenes, machine, proxyPassword } from "./causes.js";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "source-stripe-lifecycle-test-"));
  return () => rmSync(folder, { recursive: true });
});
afterEach(closeScenes);

const commands = {
  check: async ({ config }: Files, run: Run) => {
    const { stdout, exitCode } = await run(["check", "--config", config]);
    const statuses = parseMessages(stdout).flatMap((message) =>
      message.type === "CONNECTION_STATUS" ? [message.connectionStatus] : [],
    );
    expect([exitCode, statuses.map(({ status }) => status)]).toEqual([0, ["FAILED"]]);
    return { messages: statuses.map(({ message }) => message ?? ""), failures: [] };
  },
  read: async ({ config, catalog }: Files, run: Run) => {
    const { stdout, exitCode } = await run(["read", "--config", config, "--catalog", catalog]);
    expect(exitCode).toBe(1);
    const errors = errorsOf(parseMessages(stdout));
    const ofStreams = errors.filter(({ message }) => !message.includes("streams failed"));
    return { messages: ofStreams.map(({ message }) => message), failures: errors.map((error) => error.failure_type) };
  },
  explain: async ({ config }: Files, run: Run) => {
    const { stderr, exitCode } = await run(["explain", "--config", config, "--customer", "cus_1"]);
    expect(exitCode).toBe(1);
    return { messages: stderr.split("\n").filter((line) => line.startsWith("Error: ")), failures: [] };
  },
};

interface Files {
  readonly config: string;
  readonly catalog: string;
}

type Run = (argv: readonly string[]) => ReturnType<typeof runSource>;

describe.each(Object.keys(commands) as (keyof typeof commands)[])("%s", (command) => {
  it.each(causes)("names the cause: $name", async ({ scene, says, failure, attempts, clock = machine }) => {
    const { env, attempts: tried = () => 0 } = await scene();
    // A check ends after nine seconds, whose order of events a busy machine must not change.
    const isWaiting = clock !== machine;
    const surroundings = { clock: isWaiting && command === "check" ? fasterClock(3) : clock(), random: () => 0 };
    const files = inputFiles(mkdtempSync(join(folder, "run-")), {
      config: { api_key: apiKey },
      catalog: configuredCatalog(["customers"], "incremental"),
    });
    const written: string[] = [];
    const { messages, failures } = await commands[command](files, async (argv) => {
      const own = [createExplainCommand(env, surroundings)];
      const result = await runSource(createSource(env, surroundings), argv, {
        env: { ...env, LOG_LEVEL: "debug" },
        commands: own,
      });
      written.push(result.stdout, result.stderr);
      return result;
    });
    expect(messages.length).toBeGreaterThan(0);
    for (const message of messages) expect(message).toMatch(command === "check" ? withoutCount(says) : says);
    expect(new Set(failures)).toEqual(new Set(command === "read" ? [failure] : []));
    // A read sends two requests together.
    if (command === "read") expect(tried()).toBeLessThanOrEqual(2 * attempts);
    for (const secret of [apiKey, proxyPassword, encodeURIComponent(proxyPassword)])
      expect(leaksOf(secret, written.join("\n"))).toEqual([]);
    expect(written.join("\n")).not.toMatch(/undefined|\[object /);
  });
});

/** A check sends its requests together. It reports the first failure, after fewer attempts if its time is up. */
function withoutCount(says: RegExp): RegExp {
  return new RegExp(
    says.source.replace(/failed (?:\d times, at last )?because/, "failed (?:\\d times, at last )?because"),
  );
}
