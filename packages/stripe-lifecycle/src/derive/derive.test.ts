import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { createSimulator } from "stripe-simulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { storedCollections } from "../../../../dist/commands/derive/stored-objects.js";
import { wholeCatalog } from "../../../../dist/commands/discover/catalog.js";
import { defaultOptions } from "../../../../dist/metrics/options.js";
import type { Database } from "../destination/database.js";
import { openDestination, openToWrite } from "../destination/open.js";
import { postgresPrograms } from "../destination/testing/postgres-server.js";
import { usePostgres } from "../destination/testing/use-postgres.js";
import { derive, type DeriveOptions, type DeriveResult } from "./derive.js";

const folder = mkdtempSync(join(tmpdir(), "derive-"));
const asOfSeconds = Date.parse("2026-12-15T00:00:00Z") / 1000;
const postgresUrl = usePostgres();
let count = 0;

afterAll(() => rmSync(folder, { recursive: true }));

interface Place {
  readonly to: string;
  readonly schema?: string;
}

const databases = [
  { name: "DuckDB", isHere: true, place: (): Place => ({ to: join(folder, `${(count += 1)}.duckdb`) }) },
  {
    name: "PostgreSQL",
    isHere: postgresPrograms !== undefined,
    place: (): Place => ({ to: postgresUrl(), schema: `schema_${(count += 1)}` }),
  },
];

const account = createSimulator({ customers: 12, months: 5, seed: 3, livemode: true });
const collections = Object.keys(storedCollections);

/** Fills raw tables with the account's objects, as a sync writes them. */
async function fill({ to, schema }: Place): Promise<void> {
  const destination = await openDestination(to, { schema });
  const streams = wholeCatalog().filter(({ name }) => collections.includes(name));
  await destination.prepare(streams);
  const held = account.store.collections as unknown as Record<string, { all(): readonly object[] } | undefined>;
  for (const name of collections) {
    for (const object of held[name]?.all() ?? [])
      await destination.record(name, { ...object, account_id: "acct_1", observed_at: "2026-12-15T00:00:00Z" });
    const cursors = { high_water_mark: asOfSeconds, events_cursor: asOfSeconds + 1 };
    const state = { account: "acct_1", livemode: true, phase: "follow", backfill: cursors, incremental: cursors };
    await destination.state(name, state);
  }
  await destination.commit();
  await destination.close();
}

interface Derived extends DeriveResult {
  readonly rows: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  readonly problems: readonly string[];
}

async function run(place: Place, options: Partial<DeriveOptions> = {}): Promise<Derived> {
  const problems: string[] = [];
  const result = await derive({
    from: place.to,
    schema: place.schema,
    to: undefined,
    toSchema: undefined,
    account: undefined,
    asOfSeconds: undefined,
    metrics: defaultOptions,
    folder: undefined,
    signal: new AbortController().signal,
    onProblem: (sentence) => problems.push(sentence),
    ...options,
  });
  const rows = await change(place, async ({ query }) => ({
    lifecycle_events: await query("SELECT * FROM lifecycle_events ORDER BY event_id"),
    customer_metrics: (await query("SELECT * FROM customer_metrics ORDER BY customer_id")).map(
      ({ computed_at: _computed, ...row }) => row,
    ),
  }));
  return { ...result, rows, problems };
}

async function change<T>({ to, schema }: Place, task: (database: Database) => Promise<T>): Promise<T> {
  const database = await openToWrite(to, schema);
  try {
    return await task(database);
  } finally {
    await database.close();
  }
}

/** Makes other tables of the raw tables by SQL. */
const statements = (place: Place, sql: (database: Database) => readonly string[]) =>
  change(place, async (database) => {
    for (const statement of sql(database)) await database.query(statement);
  });

describe.each(databases.filter(({ isHere }) => isHere))("derived in $name", ({ name, place }) => {
  let own: Place;
  let first: Derived;

  beforeAll(async () => {
    own = place();
    await fill(own);
    first = await run(own);
  }, 60_000);

  it("both tables are there, as of the sync's end", () => {
    expect(first).toMatchObject({ asOfSeconds, owner: { account: "acct_1", livemode: true } });
    expect(first.rows["lifecycle_events"]!.length).toBe(first.records.get("lifecycle_events"));
    expect(first.rows["lifecycle_events"]!.length).toBeGreaterThan(50);
    expect(first.rows["customer_metrics"]!.length).toBeGreaterThan(10);
  });

  it("a second time, they are replaced by the same", async () => {
    expect((await run(own)).rows).toEqual(first.rows);
  });

  it.runIf(name === "DuckDB")("into the same file by another path, they are the same", async () => {
    expect((await run(own, { to: `${folder}/./${basename(own.to)}` })).rows).toEqual(first.rows);
  });

  it("from tables of another loader, they are the same: text for JSON, text for numbers, old versions, strange columns", async () => {
    const other = place();
    await fill(other);
    await statements(other, ({ types }) =>
      collections.flatMap((table) => [
        `ALTER TABLE ${table} RENAME TO original`,
        `CREATE TABLE ${table} AS SELECT ${columnsAs(table)}, 1 AS _airbyte_generation_id, 'x' AS "Strange column" FROM original`,
        `INSERT INTO ${table} (id, _airbyte_extracted_at) SELECT id, CAST('2020-01-01' AS ${types.timestamp}) FROM original`,
        "DROP TABLE original",
      ]),
    );
    expect((await run(other, { asOfSeconds })).rows).toEqual(first.rows);
  });

  it("from tables with one column of JSON, they are the same", async () => {
    const other = place();
    await fill(other);
    await statements(other, ({ rowAsJson, types }) =>
      collections.flatMap((table) => [
        `ALTER TABLE ${table} RENAME TO original`,
        `CREATE TABLE ${table} AS SELECT CAST(${rowAsJson("original")} AS ${types.json}) AS _airbyte_data FROM original`,
        "DROP TABLE original",
      ]),
    );
    expect((await run(other, { asOfSeconds })).rows).toEqual(first.rows);
  });

  it("into another database, the raw tables' stays as it is", async () => {
    const other = place();
    const result = await run(own, { to: other.to, toSchema: other.schema });
    expect(result.rows).toEqual(first.rows);
    const [events] = await change(other, ({ query }) => query("SELECT count(*) AS n FROM lifecycle_events"));
    expect(Number(events!["n"])).toBe(first.rows["lifecycle_events"]!.length);
  });

  it.each([
    [
      "a required table is missing",
      (database: Database) => ["DROP TABLE invoices", database.label].slice(0, 1),
      /has no table invoices, so nothing can be derived/,
    ],
    [
      "a column is missing",
      () => ["ALTER TABLE subscriptions DROP COLUMN trial_end"],
      /The table subscriptions in .* lacks the column trial_end, without which/,
    ],
    [
      "either of two columns is missing",
      () => ["ALTER TABLE invoices DROP COLUMN parent"],
      /lacks the column parent or subscription/,
    ],
    [
      "there are two accounts",
      () => ["UPDATE customers SET account_id = 'acct_2' WHERE id IN (SELECT min(id) FROM customers)"],
      /hold 2 accounts: acct_1, acct_2\. Choose one with --account/,
    ],
    [
      "there are two modes",
      () => ["UPDATE customers SET livemode = FALSE WHERE id IN (SELECT min(id) FROM customers)"],
      /live mode and of test mode/,
    ],
    [
      "somebody else made a table of that name",
      () => ["CREATE TABLE customer_metrics (id TEXT)"],
      /"customer_metrics" .* was not made by stripe-lifecycle/,
    ],
    [
      "a sync keeps the tables current",
      () => [
        "CREATE TABLE lifecycle_events (id TEXT)",
        "COMMENT ON TABLE lifecycle_events IS 'Made by stripe-lifecycle.'",
      ],
      /A sync keeps the table "lifecycle_events" .* --to-schema/,
    ],
  ] as const)("if %s, a sentence says so and nothing is written", async (_, sql, sentence) => {
    const other = place();
    await fill(other);
    await statements(other, sql);
    const before = await change(other, ({ relations }) => relations());
    await expect(run(other)).rejects.toThrow(sentence);
    expect(await change(other, ({ relations }) => relations())).toEqual(before);
  });

  it("of one of several accounts, only that one's rows are read", async () => {
    const other = place();
    await fill(other);
    const stranger = String(first.rows["customer_metrics"]![0]!["customer_id"]);
    await statements(other, () => [`UPDATE customers SET account_id = 'acct_2' WHERE id = '${stranger}'`]);
    const { rows, owner } = await run(other, { account: "acct_1", asOfSeconds });
    const emailIn = ({ customer_metrics: metrics }: Derived["rows"]) =>
      metrics!.find((row) => row["customer_id"] === stranger)?.["email"] ?? null;
    expect({ owner, before: emailIn(first.rows), after: emailIn(rows) }).toEqual({
      owner: { account: "acct_1", livemode: true },
      before: expect.stringContaining("@") as string,
      after: null,
    });
  });

  it("keeps NUL characters out of the way", async () => {
    const other = place();
    await fill(other);
    const nul = name === "DuckDB" ? "'a' || chr(0) || 'b'" : "U&'a\\FFFDb'";
    await statements(other, () => [`UPDATE customers SET name = ${nul}`]);
    const names = new Set((await run(other)).rows["customer_metrics"]!.map((row) => row["name"]));
    expect(names).toContain(name === "DuckDB" ? "a\0b" : "a\uFFFDb");
  });

  it("a sync refuses to continue them, and names the way out", async () => {
    const destination = await openDestination(own.to, { schema: own.schema });
    const streams = wholeCatalog().filter((stream) => stream.name === "lifecycle_events");
    await expect(destination.prepare(streams)).rejects.toThrow(
      /"lifecycle_events" .* was made by derive, and a sync cannot continue it\. Drop it/,
    );
    await destination.close();
  });
});

/** Returns a select list that writes JSON and whole numbers as text, and calls the version as Airbyte does. */
function columnsAs(table: string): string {
  const { properties } = wholeCatalog().find(({ name }) => name === table)!.json_schema as {
    properties: Record<string, { type?: string | string[]; format?: string }>;
  };
  return Object.entries(properties)
    .map(([name, { type = "object", format }]) => {
      if (format === "date-time") return `"${name}" AS _airbyte_extracted_at`;
      const isText = !["boolean", "number"].some((each) => [type].flat().includes(each));
      return isText ? `CAST("${name}" AS TEXT) AS "${name}"` : `"${name}"`;
    })
    .join(", ");
}
