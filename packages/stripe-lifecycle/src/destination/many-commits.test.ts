import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openDestination } from "./open.js";
import { live, streamOf } from "./testing/things.js";

// DuckDB opens its file anew after five commits.
it("DuckDB keeps what no state covers yet over many commits", async () => {
  const folder = mkdtempSync(join(tmpdir(), "many-commits-"));
  const limits = { bufferedBytes: 1, committedBytes: 1, committedMs: 1e9 };
  const destination = await openDestination(join(folder, "stripe.duckdb"), { limits });
  const add = (id: number) => destination.record("things", { id: String(id), observed_at: "2026-03-15T00:00:00Z" });
  const ids = async () =>
    (await destination.query("SELECT id::INTEGER AS id FROM things ORDER BY 1")).map(({ id }) => id);
  const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);
  try {
    await destination.prepare([streamOf("things", {})]);
    await add(0);
    for (let number = 1; number <= 25; number += 1) {
      await destination.state("things", { ...live, cursor: number });
      await add(number);
    }
    await destination.commit();
    expect(await ids()).toEqual(upTo(25));
    await destination.state("things", { ...live, cursor: 26 });
    await destination.commit();
    expect(await ids()).toEqual(upTo(26));
  } finally {
    await destination.close();
    rmSync(folder, { recursive: true });
  }
});
