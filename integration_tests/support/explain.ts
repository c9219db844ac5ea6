import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inputFiles, runSource, type RunResult } from "@airbyte/cdk-typescript-compat/testing";
import type { Surroundings } from "../../src/connector.js";
import { createExplainCommand } from "../../src/explain-command.js";
import { createSource } from "../../src/source.js";

/** Runs `explain` in this process. @param args after `--config <file>` */
export async function explain(
  server: { readonly url: string; readonly surroundings?: Surroundings },
  config: object,
  ...args: readonly string[]
): Promise<RunResult> {
  const folder = mkdtempSync(join(tmpdir(), "source-stripe-lifecycle-test-"));
  try {
    const files = inputFiles(folder, { config });
    const env = { STRIPE_API_BASE: server.url };
    const name = "source-stripe-lifecycle";
    return await runSource(createSource(env, server.surroundings), ["explain", "--config", files.config, ...args], {
      name,
      commands: [createExplainCommand(env, server.surroundings)],
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
