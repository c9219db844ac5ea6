import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { openToWrite } from "./open.js";
import { createReplacement } from "./replacement.js";
import { live } from "./testing/things.js";

const folder = mkdtempSync(join(tmpdir(), "large-replacement-"));
afterAll(() => rmSync(folder, { recursive: true }));

const table = {
  stream: "things",
  key: ["id"],
  cursor: "observed_at",
  columns: [
    { name: "id", type: "text" },
    { name: "observed_at", type: "timestamp" },
  ],
} as const;
const rows = 1_500_000;

// The deletion of so many rows does not fit into the memory that DuckDB has at first.
it("DuckDB replaces 1,500,000 rows", async () => {
  const database = await openToWrite(join(folder, "large.duckdb"), undefined);
  for (const round of ["first", "second"]) {
    const replacement = await createReplacement(database, [table], live);
    for (let row = 0; row < rows; row += 1) {
      await replacement.record("things", { id: `${round}_${row}`, observed_at: "2026-03-15T00:00:00Z" });
    }
    await replacement.commit();
    expect(
      await database.query(`SELECT count(*)::INTEGER AS rows, bool_and(id LIKE '${round}%') AS new FROM things`),
    ).toEqual([{ rows, new: true }]);
  }
  await database.close();
}, 120_000);
