import { execFile } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { openDuckdb } from "../../packages/stripe-lifecycle/src/destination/duckdb.js";
import type { Block, Run } from "./blocks.js";
import { root } from "./pages.js";

/** Somebody who follows a page from its first block to its last, in a new folder, with a simulated account. */
export interface Reader {
  /** Runs shell, where the last block left off: same folder, same variables. @throws Error with what it wrote */
  run(shell: string): Promise<string>;
  /** Runs a block, or saves it as the file that the page names. @throws Error with what it wrote */
  follow(block: Block, run: Run & { readonly kind: "here" }): Promise<void>;
  close(): void;
}

/** A row of a query, as text. */
export type Row = Readonly<Record<string, string>>;

export interface Situation {
  readonly env: Readonly<Record<string, string>>;
  /** What a reader puts in the place of a page's examples. */
  readonly replaced: Readonly<Record<string, string>>;
  /** Looks at the rows that a query gives. */
  readonly onRows: (rows: readonly Row[]) => void;
}

const standIns = fileURLToPath(new URL("stand-ins", import.meta.url));
const programs = {
  "source-stripe-lifecycle": "bin/source-stripe-lifecycle",
  "stripe-lifecycle": "packages/stripe-lifecycle/bin/stripe-lifecycle",
};

/** Opens a new folder that looks like a clone, with the programs on the PATH. */
export function startReader({ env, replaced, onRows }: Situation): Reader {
  const folder = mkdtempSync(join(tmpdir(), "source-stripe-lifecycle-reader-"));
  const inFolder = (name: string) => join(folder, name);
  const [clone, bin, variables, query] = [inFolder("clone"), inFolder("bin"), inFolder("variables"), inFolder("q.sql")];
  for (const path of [clone, bin]) mkdirSync(path);
  for (const name of ["bin", "packages", "Dockerfile"]) symlinkSync(join(root, name), join(clone, name));
  for (const [name, path] of Object.entries(programs)) symlinkSync(join(root, path), join(bin, name));
  const path = `${standIns}:${bin}:${process.env["PATH"]}`;
  const inPlace = (text: string) =>
    Object.entries(replaced).reduce((result, [example, own]) => result.replaceAll(example, own), text);
  let here = clone;

  const shell = async (script: string) => {
    // Each variable is exported, and so is there for the next block.
    const lines = [
      "exec </dev/null",
      "set -eua -o pipefail",
      `trap 'export -p >${variables}; pwd >${variables}.folder' EXIT`,
      script,
    ];
    if (existsSync(variables)) lines.unshift(`source ${variables}`);
    try {
      const { stdout } = await promisify(execFile)("bash", ["-c", inPlace(lines.join("\n"))], {
        cwd: here,
        env: { HOME: folder, LANG: "C.UTF-8", ...env, PATH: path },
        maxBuffer: 100_000_000,
      });
      here = readFileSync(`${variables}.folder`, "utf8").trim();
      return stdout;
    } catch (error) {
      const { stdout, stderr } = error as { readonly stdout: string; readonly stderr: string };
      throw new Error(`${script}\nends with:\n${stdout.slice(-2_000)}\n${stderr.slice(-2_000)}`, { cause: error });
    }
  };

  const onDuckdb = async (sql: string) => {
    const database = await openDuckdb(join(here, "stripe.duckdb"));
    try {
      return (await database.query(sql)) as Row[];
    } finally {
      await database.close();
    }
  };

  const onPostgres = async (sql: string) => {
    writeFileSync(query, sql);
    const table = await shell(`psql --no-psqlrc --quiet --csv --set ON_ERROR_STOP=1 --file ${query}`);
    const [header, ...rows] = table.trim().split("\n");
    // What comes after it is for the same database.
    const [, database] = /^\\connect (\w+)/m.exec(sql) ?? [];
    if (database !== undefined) await shell(`PGDATABASE=${database}`);
    const names = header!.split(",");
    return rows.map((row) => Object.fromEntries(row.split(",").map((value, index) => [names[index]!, value])));
  };

  return {
    run: async (script) => shell(script),
    async follow(block, { on }) {
      if (block.savedAs !== undefined) {
        const file = join(here, block.savedAs);
        writeFileSync(file, inPlace(block.code));
        chmodSync(file, 0o755);
      } else if (block.language === "sql") {
        for (const name of on) {
          const rows = await (name === "DuckDB" ? onDuckdb : onPostgres)(block.code);
          if (!/^select/i.test(block.code)) continue;
          if (rows.length === 0) throw new Error(`No row on ${name} of:\n${block.code}`);
          onRows(rows);
        }
      } else {
        await shell(block.code);
      }
    },
    close: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
