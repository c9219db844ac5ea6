import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openSource } from "../destination/open.js";
import { collect } from "./collect.js";
import { writeLargeAccount } from "./large-account.js";
import { unpackCustomers } from "./packed-customers.js";
import { reportPage } from "./write-report.js";

test("the report of 100,000 customers with 25 events each is below 15 MB, and has them all", async () => {
  const folder = mkdtempSync(join(tmpdir(), "report-"));
  const file = join(folder, "large.duckdb");
  await writeLargeAccount(file, 100_000);
  const source = await openSource(file);
  const data = await collect(source.query);
  const page = await reportPage(data);
  const [row] = await source.query(`
    SELECT min(customer_id) AS id, count(*) FILTER (event_type NOT IN
      ('subscription_started', 'subscription_upgraded', 'subscription_renewed')) AS facts
    FROM lifecycle_events WHERE customer_id = (SELECT min(customer_id) FROM customer_metrics)`);
  await source.close();
  rmSync(folder, { recursive: true });
  expect(Buffer.byteLength(page)).toBeLessThan(15_000_000);
  const { all, timelineOf } = await unpackCustomers(data.customers);
  expect([all.length, all[0]!.id]).toEqual([100_000, row!["id"]]);
  expect(await timelineOf(all[0]!)).toHaveLength(Number(row!["facts"]));
}, 600_000);
