import { afterEach, expect, test } from "vitest";
import type { Destination } from "../../destination/destination.js";
import { metrics, mrrChange, sampleWarehouse } from "../testing.js";
import { withoutRare } from "./segment.js";
import { segmentations } from "./segmentations.js";

let warehouse: Destination | undefined;

afterEach(async () => {
  await warehouse?.close();
  warehouse = undefined;
});

const item = (subscription: string, name: string, interval: string, mrr: number, count = 1) => ({
  subscription_id: subscription,
  name,
  interval,
  interval_count: count,
  mrr,
});

async function account(): Promise<Destination> {
  return sampleWarehouse(
    [
      { ...mrrChange("cus_1", "2026-01-05", 0, 3900, "new"), subscription_id: "sub_1" },
      { ...mrrChange("cus_2", "2026-01-05", 0, 1000, "new"), subscription_id: "sub_2" },
      { ...mrrChange("cus_2", "2026-01-05", 0, 500, "new", "jpy"), subscription_id: "sub_3" },
      { ...mrrChange("cus_3", "2026-01-05", 0, 2000, "new"), subscription_id: "sub_4" },
    ],
    [
      metrics("cus_1", 3900, {
        external_id: "ws_1",
        plans: [item("sub_1", "Pro", "month", 2900), item("sub_1", "Support", "month", 1000)],
      }),
      metrics("cus_2", 1000, {
        mrr_by_currency: [
          { currency: "usd", amount: 1000 },
          { currency: "jpy", amount: 500 },
        ],
        plans: [item("sub_2", "Pro", "month", 1000, 3), item("sub_3", "Pro", "year", 500)],
      }),
      metrics("cus_3", 2000, { plans: [item("sub_4", "Pro", "month", 2000)] }),
      metrics("cus_4", 0, { plans: [] }),
    ],
  );
}

async function segmentsOf(currency: string) {
  const found = (await segmentations(warehouse!.query)).get(currency)!;
  return Object.fromEntries(
    found.map(({ title, segments }) => [
      title,
      segments.map(({ name, customers, minor }) => `${name}: ${customers}, ${minor}`),
    ]),
  );
}

test("plans and intervals divide MRR by item, in the currency of the item's subscription", async () => {
  warehouse = await account();
  expect(await segmentsOf("usd")).toEqual({
    Plan: ["Pro: 3, 5900", "Support: 1, 1000"],
    "Billing interval": ["Every month: 2, 5900", "Every 3 months: 1, 1000"],
    "Own id": ["With external_id: 1, 3900", "Without external_id: 2, 3000"],
    Country: [],
  });
  expect(await segmentsOf("jpy")).toMatchObject({ Plan: ["Pro: 1, 500"], "Billing interval": ["Every year: 1, 500"] });
});

test("without the table customers, the country says how to get it", async () => {
  warehouse = await account();
  const country = (await segmentations(warehouse.query)).get("usd")!.find(({ title }) => title === "Country");
  expect(country!.source).toMatch(/^The database has no addresses\. Sync the stream customers too/);
});

test("a table customers of somebody else is not read", async () => {
  warehouse = await account();
  await warehouse.query(`CREATE TABLE customers AS SELECT 1 AS id, 'mine' AS note`);
  expect((await segmentsOf("usd"))["Country"]).toEqual([]);
});

test("countries and metadata come from the table customers, and every division adds up to the MRR", async () => {
  warehouse = await account();
  await warehouse.query(`
    CREATE TABLE customers AS SELECT * FROM (VALUES
      ('cus_1', '{"country": "DE"}'::JSON, '{"size": "big", "it''s \\"odd\\"": "a", "unique": "1"}'::JSON),
      ('cus_2', '{"country": null}'::JSON, '{"size": "small", "it''s \\"odd\\"": "b", "unique": "2"}'::JSON),
      ('cus_3', NULL, '{"size": "big", "it''s \\"odd\\"": "a", "unique": "3"}'::JSON),
      ('cus_4', '{"country": "US"}'::JSON, '{"size": "small", "it''s \\"odd\\"": "b"}'::JSON)
    ) AS rows(id, address, metadata)`);
  const divided = await segmentsOf("usd");
  expect(divided).toMatchObject({
    Country: ["DE: 1, 3900", "null: 2, 3000"],
    "Metadata: size": ["big: 2, 5900", "small: 1, 1000"],
    [`Metadata: it's "odd"`]: ["a: 2, 5900", "b: 1, 1000"],
  });
  expect(Object.keys(divided)).not.toContain("Metadata: unique");
  for (const segments of Object.values(divided)) {
    expect(segments.reduce((sum, text) => sum + Number(text.split(", ").at(-1)), 0)).toBe(6900);
  }
});

test("many segments are the largest ones and the sum of the others", () => {
  const segments = Array.from({ length: 250 }, (_, place) => ({ name: `${place}`, customers: 1, minor: 250 - place }));
  const shown = withoutRare(segments);
  expect([shown.length, shown.at(-1)!.name]).toEqual([200, "51 others"]);
  expect(shown.reduce((sum, { minor }) => sum + minor, 0)).toBe((250 * 251) / 2);
  expect(withoutRare(segments.slice(0, 200))).toHaveLength(200);
});
