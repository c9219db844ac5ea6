import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { openDestination } from "./open.js";
import { live, streamOf } from "./testing/things.js";

const folder = mkdtempSync(join(tmpdir(), "large-records-"));
afterAll(() => rmSync(folder, { recursive: true }));

// DuckDB works on 2,048 rows at a time. The first two are too much for the memory that it has at first.
it.each([
  { count: 2_000, kilobytes: 100, column: "lines" },
  { count: 500, kilobytes: 300, column: "text" },
  { count: 60, kilobytes: 990, column: "lines" },
  { count: 3, kilobytes: 16_000, column: "text" },
])(
  "DuckDB stores $count records of $kilobytes KB",
  async ({ count, kilobytes, column }) => {
    const destination = await openDestination(join(folder, `${count}.duckdb`));
    const valueOf = (number: number) => {
      const text = number
        .toString(36)
        .padStart(10, "x")
        .repeat(kilobytes * 100);
      return column === "lines" ? [text] : text;
    };
    await destination.prepare([streamOf("things", { text: { type: "string" }, lines: { type: "array" } })]);
    for (let number = 0; number < count; number += 1) {
      const id = { id: String(number), observed_at: "2026-03-15T00:00:00Z" };
      await destination.record("things", { ...id, [column]: valueOf(number) });
      await destination.state("things", { ...live, number });
    }
    await destination.commit();
    expect(
      await destination.query(
        `SELECT count(*)::INTEGER AS rows, min(length(${column}::VARCHAR)) >= ${kilobytes * 1000} AS whole FROM things`,
      ),
    ).toEqual([{ rows: count, whole: true }]);
    await destination.close();
  },
  60_000,
);
