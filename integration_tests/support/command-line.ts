import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inputFiles, parseMessages, runSource } from "@airbyte/cdk-typescript-compat/testing";
import { startSimulator, type Simulator } from "stripe-simulator";
import type { Surroundings } from "../../src/connector.js";
import { createSource } from "../../src/source.js";
import { configuredCatalog } from "./connection.js";
import { ended, start, type Ending } from "./executable.js";
import { expectFitForPeople } from "./expect-failure.js";

export const key = "rk_live_51SimulatedReadOnlyKey";
export const expiredKey = "rk_live_51SimulatedExpiredKey";
/** The streams that are read without a catalog. */
export const defaultStreams: readonly string[] = ["customers", "charges"];

/** The contents of the three files: a string as it is, any other value as JSON. An absent file gets valid contents. */
export interface Inputs {
  readonly config?: unknown;
  readonly catalog?: unknown;
  readonly state?: unknown;
  /** Names a path on the command line instead of a file, relative to the folder. */
  readonly paths?: Readonly<Partial<Record<"config" | "catalog" | "state", string>>>;
}

/** Runs the connector with arguments and an environment. */
export type Program = (args: readonly string[], env: Readonly<Record<string, string>>) => Promise<Ending>;

/** Runs the sources in the test's own process. @param surroundings default: the machine's network, time and chance */
export function inThisProcess(surroundings: Surroundings = {}): Program {
  return async (args, env) => {
    const result = await runSource(createSource(env, surroundings), args, { env });
    return { ...result, signal: null, messages: parseMessages(result.stdout) };
  };
}

/** Runs the built connector as a process of its own. */
export const built: Program = (args, env) => ended(start(args, env));

/** The connector's command line, connected to an account. */
export interface CommandLine {
  readonly simulator: Simulator;
  readonly folder: string;
  /** Runs a command and checks its output for the rules of every run. @param apiBase default: the account's URL */
  run(command: "check" | "read", inputs?: Inputs, apiBase?: string): Promise<Ending>;
  close(): Promise<void>;
}

export async function openCommandLine(program: Program): Promise<CommandLine> {
  const folder = mkdtempSync(join(tmpdir(), "source-stripe-lifecycle-test-"));
  const simulator = await startSimulator({
    customers: 120,
    months: 6,
    seed: 3,
    livemode: true,
    keys: [
      { key, scopes: "all" },
      { key: expiredKey, scopes: "all", expired: true },
    ],
  });
  return {
    simulator,
    folder,
    async run(command, { paths = {}, ...given } = {}, apiBase = simulator.url) {
      const catalog = configuredCatalog(defaultStreams, "incremental");
      const contents = { config: { api_key: key }, catalog, state: [], ...given };
      const written = inputFiles(mkdtempSync(join(folder, "run-")), contents);
      const names = command === "read" ? (["config", "catalog", "state"] as const) : (["config"] as const);
      const args = names.flatMap((name) => {
        const path = paths[name];
        return [`--${name}`, path === undefined ? written[name] : join(folder, path)];
      });
      const ending = await program([command, ...args], { STRIPE_API_BASE: apiBase, LOG_LEVEL: "debug" });
      expectFitForPeople(ending, [key, (contents.config as { api_key?: unknown } | null)?.api_key]);
      return ending;
    },
    async close() {
      await simulator.close();
      rmSync(folder, { recursive: true });
    },
  };
}
