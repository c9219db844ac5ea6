import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openDestination, openSource } from "../../destination/open.js";
import { postgresPrograms, startPostgres } from "../../destination/testing/postgres-server.js";
import { withDuckdb } from "../../destination/to-duckdb.js";
import { collect } from "../collect.js";
import { metrics, mrrChange, stream } from "../testing.js";
import { optionalColumns } from "./segmentations.js";

const rows = [
  [mrrChange("cus_1", "2026-01-05", 0, 2900, "new"), mrrChange("cus_2", "2026-03-05", 0, 4900, "new")],
  [metrics("cus_1", 2900, { committed_mrr: 2900 }), metrics("cus_2", 4900, { committed_mrr: 4900 })],
  [
    { id: "cus_1", address: { country: "DE" }, metadata: {}, observed_at: "2026-05-10T00:00:00Z" },
    { id: "cus_2", address: { country: "FR" }, metadata: {}, observed_at: "2026-05-10T00:00:00Z" },
  ],
] as const;

const tables = [
  ["lifecycle_events", "event_id", "recorded_at"],
  ["customer_metrics", "customer_id", "computed_at"],
  ["customers", "id", "observed_at"],
] as const;

const report = async (from: string) => {
  const source = await openSource(from);
  const required = ["lifecycle_events", "customer_metrics"];
  const { currencies } = await withDuckdb(source, required, collect, optionalColumns);
  await source.close();
  return currencies;
};

test.skipIf(!postgresPrograms)(
  "a report from PostgreSQL has the figures of one from DuckDB, countries included",
  async () => {
    const server = await startPostgres();
    const folder = mkdtempSync(join(tmpdir(), "report-"));
    const file = join(folder, "stripe.duckdb");
    for (const to of [server.url, file]) {
      const destination = await openDestination(to);
      await destination.prepare(tables.map(([table, key, cursor]) => stream(table, key, cursor)));
      for (const [place, [table]] of tables.entries()) {
        for (const [id, row] of rows[place]!.entries()) await destination.record(table, { event_id: `${id}`, ...row });
        await destination.state(table, {});
      }
      await destination.commit();
      await destination.close();
    }
    const [first] = await report(server.url);
    expect([first]).toEqual(await report(file));
    expect(first!.figures.segmentations.find(({ title }) => title === "Country")!.segments).toEqual([
      { name: "FR", customers: 1, minor: 4900 },
      { name: "DE", customers: 1, minor: 2900 },
    ]);
    rmSync(folder, { recursive: true });
    await server.stop();
  },
);
