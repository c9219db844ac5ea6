import { mkdirSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { ConfigError } from "@airbyte/cdk-typescript-compat";
import type { Command } from "commander";
import { openSource, type Source } from "../destination/open.js";
import { literal, quote } from "../destination/sql-text.js";
import { withDuckdb } from "../destination/to-duckdb.js";
import { usualDestination, type Surroundings } from "./command.js";

interface Options {
  readonly from: string;
  readonly schema?: string;
  readonly parquet?: string;
  readonly csv?: string;
}

/** Adds `export`, which writes each table of a database into a file. */
export function addExport(program: Command, { output, folder }: Surroundings): void {
  program
    .command("export")
    .description("write each table of the database into a file, as Parquet or CSV")
    .option("--from <database>", "the database that sync has filled", usualDestination)
    .option("--schema <name>", 'the schema of its tables (default: "main" in DuckDB, "stripe" in PostgreSQL)')
    .option("--parquet <folder>", "the folder for Parquet files")
    .option("--csv <folder>", 'the folder for CSV files: an empty field is null, "" an empty text')
    .action(async ({ from, schema, parquet, csv }: Options) => {
      if ((parquet === undefined) === (csv === undefined)) {
        throw new ConfigError("export needs either --parquet FOLDER or --csv FOLDER.");
      }
      const format = parquet === undefined ? "csv" : "parquet";
      const target = resolve(folder, (parquet ?? csv)!);
      mkdirSync(target, { recursive: true });
      const source = await openSource(from, schema);
      try {
        const tables = await source.tables();
        for (const table of tables) await write(source, table, join(target, `${table}.${format}`));
        output.print(`${tables.length} tables: ${join((parquet ?? csv)!, `*.${format}`)}`);
      } finally {
        await source.close();
      }
    });
}

/** Writes one table. An interrupted export leaves no incomplete file under a table's name. */
async function write(source: Source, table: string, file: string): Promise<void> {
  const partial = `${file}.partial`;
  try {
    if (file.endsWith(".csv")) await source.copyToCsv(table, partial);
    else {
      const copy = `COPY ${quote(table)} TO ${literal(partial)} (FORMAT parquet, COMPRESSION zstd)`;
      await withDuckdb(source, [table], (query) => query(copy));
    }
    renameSync(partial, file);
  } finally {
    rmSync(partial, { force: true });
  }
}
