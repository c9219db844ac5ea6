import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openSource } from "../destination/open.js";
import { collect } from "./collect.js";
import { writeLargeAccount } from "./large-account.js";
import { unpackCustomers } from "./packed-customers.js";
import { reportPage } from "./write-report.js";

const customers = 10_000;

// A block of customers takes the same space whatever their number. The benchmark writes all 100,000.
test("100,000 customers with 25 events each take less than 15 MB, and all of them are there", async () => {
  const folder = mkdtempSync(join(tmpdir(), "report-"));
  const file = join(folder, "large.duckdb");
  await writeLargeAccount(file, customers);
  const source = await openSource(file);
  const data = await collect(source.query);
  const page = await reportPage(data);
  const facts = await source.query(`
    SELECT customer_id AS id, count(*) FILTER (event_type NOT IN
      ('subscription_started', 'subscription_upgraded', 'subscription_renewed')) AS facts
    FROM lifecycle_events GROUP BY 1 ORDER BY 1`);
  await source.close();
  rmSync(folder, { recursive: true });
  const rest = page.length - JSON.stringify(data.customers).length;
  expect(rest + (page.length - rest) * (100_000 / customers)).toBeLessThan(15_000_000);
  const { all, timelineOf } = await unpackCustomers(data.customers);
  expect(all.map(({ id }) => id)).toEqual(facts.map(({ id }) => id));
  for (let place = 0; place < customers; place += 997) {
    expect(await timelineOf(all[place]!)).toHaveLength(Number(facts[place]!["facts"]));
  }
}, 120_000);
