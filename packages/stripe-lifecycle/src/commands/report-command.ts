import { resolve } from "node:path";
import type { Command } from "commander";
import { openSource } from "../destination/open.js";
import { withDuckdb } from "../destination/to-duckdb.js";
import { optionalColumns } from "../report/segments/segmentations.js";
import { writeReport } from "../report/write-report.js";
import { usualDestination, type Surroundings } from "./command.js";

interface Options {
  readonly from: string;
  readonly schema?: string;
  readonly out: string;
}

/** Adds `report`, which writes a page about a database that `sync` has filled. */
export function addReport(program: Command, { output, folder }: Surroundings): void {
  program
    .command("report")
    .description("write a report of the database: one HTML file that needs no network")
    .option("--from <database>", "the database that sync has filled", usualDestination)
    .option("--schema <name>", 'the schema of its tables (default: "main" in DuckDB, "stripe" in PostgreSQL)')
    .option("-o, --out <file>", "the file to write", "report.html")
    .action(async ({ from, schema, out }: Options) => {
      const source = await openSource(from, schema);
      try {
        const tables = ["lifecycle_events", "customer_metrics"];
        await withDuckdb(source, tables, (query) => writeReport({ query }, resolve(folder, out)), optionalColumns);
      } finally {
        await source.close();
      }
      output.print(`Report (opens offline in a browser): ${out}`);
    });
}
