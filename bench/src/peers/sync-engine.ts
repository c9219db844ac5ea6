import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { benchKey } from "../connector.js";
import { startPostgres } from "../postgres.js";
import { outputOf } from "../run-process.js";
import { runMeasuredCommand } from "./measured-command.js";
import type { List, Reader } from "./reader.js";

const folder = fileURLToPath(new URL("../../peers/sync_engine", import.meta.url));
const script = join(folder, "backfill.cjs");
const packageName = "@supabase/stripe-sync-engine";

/** Supabase's Stripe Sync Engine. It writes to PostgreSQL, whose own processes are not measured. */
export const syncEngine: Reader = {
  name: `${packageName} ${pinnedVersion()}`,
  async install() {
    if (!isInstalled()) await outputOf("npm", ["ci", "--no-fund", "--no-audit", "--loglevel=error"], { cwd: folder });
    return async (url, list) => {
      const postgres = await startPostgres();
      try {
        const env = { STRIPE_API_BASE: url, STRIPE_API_KEY: benchKey, DATABASE_URL: postgres.url };
        await outputOf(process.execPath, [script, "migrate"], { env });
        const output: Buffer[] = [];
        const command = [process.execPath, script, objects[list], list];
        const run = await runMeasuredCommand(command, { env, onOutput: (chunk) => output.push(chunk) });
        const { rows } = JSON.parse(Buffer.concat(output).toString()) as { readonly rows: number };
        return { ...run, records: rows };
      } finally {
        await postgres.close();
      }
    };
  },
};

/** The engine's name of a list's objects. Its tables have the list's name. */
const objects: Readonly<Record<List, string>> = { customers: "customer", invoices: "invoice" };

function pinnedVersion(): string {
  const { dependencies } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  return dependencies[packageName]!;
}

/** The packages are installed, since the lockfile last changed. */
function isInstalled(): boolean {
  const installed = join(folder, "node_modules/.package-lock.json");
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(folder, "package-lock.json")).mtimeMs;
}
