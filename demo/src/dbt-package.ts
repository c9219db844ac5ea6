import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const packageFolder = fileURLToPath(new URL("../../dbt", import.meta.url));
const versions = "dbt-core==1.11.16 dbt-duckdb==1.11.1";

/**
 * Builds and tests the dbt package on a DuckDB file, in a project next to the file. Returns the result in a sentence or
 * two. If dbt with the DuckDB adapter is not on PATH, returns how to install it. The file must be closed, because dbt
 * opens it for writing.
 *
 * @param warehouse the DuckDB file, with the streams' tables in the schema main.
 * @throws Error with dbt's output if a model cannot be built or a test fails.
 */
export async function buildPackage(warehouse: string): Promise<string> {
  const folder = join(dirname(warehouse), "dbt");
  if (!(await hasDbt())) {
    return (
      "The dbt package builds marts from it: MRR movements, cohorts, trials, recovered payments.\n" +
      `To build them here, install dbt (pip install ${versions}) and run the demo again.`
    );
  }
  writeProject(folder, warehouse);
  for (const args of [["deps"], ["build"]]) {
    const { code, output } = await run(["--quiet", ...args, "--project-dir", folder, "--profiles-dir", folder]);
    if (code !== 0) throw new Error(`dbt ${args[0]} ended with exit code ${code}:\n${output}`);
  }
  const { models, tests, passed } = counts(join(folder, "target", "run_results.json"));
  return (
    `dbt built the package's ${models} models in the file's schemas analytics_stripe_lifecycle and ` +
    `analytics_stripe_lifecycle_internal; ${passed} of ${tests} tests passed.\n` +
    `The project is ${relative(process.cwd(), folder)}. ` +
    "Run dbt show --select mrr_movements --output json there to see the movements."
  );
}

async function hasDbt(): Promise<boolean> {
  try {
    const { code, output } = await run(["--version"]);
    return code === 0 && /\bduckdb:/u.test(output);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}

/** Writes a project like a user's. Its only package is this repository's. */
function writeProject(folder: string, warehouse: string): void {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, content: object) => writeFileSync(join(folder, name), JSON.stringify(content, null, 2));
  write("dbt_project.yml", {
    name: "demo",
    profile: "demo",
    vars: { stripe_lifecycle_schema: "main" },
  });
  write("packages.yml", { packages: [{ local: packageFolder }] });
  write("profiles.yml", {
    demo: {
      target: "duckdb",
      outputs: { duckdb: { type: "duckdb", path: warehouse, schema: "analytics", threads: 2 } },
    },
  });
}

/** Runs dbt and returns its output. */
async function run(args: readonly string[]): Promise<{ readonly code: number; readonly output: string }> {
  const env = { ...process.env, DBT_SEND_ANONYMOUS_USAGE_STATS: "false", NO_COLOR: "1" };
  const child = spawn("dbt", args, { env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  }
  const [code] = (await once(child, "close")) as [number | null];
  return { code: code ?? 1, output };
}

function counts(runResults: string): { readonly models: number; readonly tests: number; readonly passed: number } {
  const { results } = JSON.parse(readFileSync(runResults, "utf8")) as {
    results: { unique_id: string; status: string }[];
  };
  const tests = results.filter(({ unique_id: id }) => id.startsWith("test."));
  return {
    models: results.filter(({ unique_id: id }) => id.startsWith("model.")).length,
    tests: tests.length,
    passed: tests.filter(({ status }) => status === "pass").length,
  };
}
