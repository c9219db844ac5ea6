import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AirbyteStream } from "@airbyte/cdk-typescript-compat";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import type { BatchLimits } from "./batch.js";
import type { Destination } from "./destination.js";
import { openDestination } from "./open.js";
import { postgresPrograms } from "./testing/postgres-server.js";
import { live, streamOf } from "./testing/things.js";
import { usePostgres } from "./testing/use-postgres.js";

const folder = mkdtempSync(join(tmpdir(), "destination-"));
const postgresUrl = usePostgres();
let count = 0;

interface Place {
  readonly to: string;
  readonly schema?: string;
}

afterAll(() => rmSync(folder, { recursive: true }));

const databases = [
  { name: "DuckDB", isHere: true, place: (): Place => ({ to: join(folder, `${(count += 1)}.duckdb`) }) },
  {
    name: "PostgreSQL",
    isHere: postgresPrograms !== undefined,
    place: (): Place => ({ to: postgresUrl(), schema: `schema_${(count += 1)}` }),
  },
];

const columns = {
  is_deleted: { type: "boolean" },
  amount: { type: ["integer", "null"] },
  rate: { type: ["number", "null"] },
  name: { type: ["string", "null"] },
  lines: { type: ["array", "null"] },
  metadata: { type: ["object", "null"] },
};

const stream = (name: string, properties: object = columns, key?: readonly string[]) => streamOf(name, properties, key);

const at = (second: number) => new Date(Date.UTC(2026, 2, 15, 0, 0, second)).toISOString();

describe.each(databases.filter(({ isHere }) => isHere))("a destination in $name", ({ name, place }) => {
  let where: Place;
  let destination: Destination;

  async function open(
    streams: readonly AirbyteStream[] = [stream("things")],
    limits?: Partial<BatchLimits>,
  ): Promise<Destination> {
    await destination?.close();
    destination = await openDestination(where.to, { ...where, ...(limits ? { limits } : {}) });
    await destination.prepare(streams);
    return destination;
  }

  async function begin(streams?: readonly AirbyteStream[]): Promise<Destination> {
    where = place();
    return open(streams);
  }

  async function sync(...records: readonly object[]): Promise<void> {
    for (const record of records) await destination.record("things", record);
    await destination.state("things", { ...live, cursor: records.length });
    await destination.commit();
  }

  const rows = (sql = "SELECT id, name FROM things ORDER BY id") => destination.query(sql);

  afterEach(() => destination.close());

  it("has a type for each type of a schema", async () => {
    await begin();
    await sync({
      id: "1",
      observed_at: "2026-03-15T00:00:00.000001Z",
      is_deleted: false,
      amount: 9_007_199_254_740_991,
      rate: 0.1,
      name: 'tab\t, line\n, return\r, back\\slash, "quotes", \\N, ünï, 😀',
      lines: [{ a: 'b\\n"' }, null],
      metadata: { key: "it's \\ \n" },
    });
    const types = await rows(`
      SELECT column_name AS name, lower(data_type) AS type FROM information_schema.columns
      WHERE table_name = 'things' AND table_schema = '${where.schema ?? "main"}'`);
    const isDuckdb = name === "DuckDB";
    expect(Object.fromEntries(types.map((row) => [row["name"], row["type"]]))).toEqual({
      id: isDuckdb ? "varchar" : "text",
      observed_at: "timestamp with time zone",
      is_deleted: "boolean",
      amount: "bigint",
      rate: isDuckdb ? "double" : "double precision",
      name: isDuckdb ? "varchar" : "text",
      lines: isDuckdb ? "json" : "jsonb",
      metadata: isDuckdb ? "json" : "jsonb",
    });
    const [row] = await rows(`
      SELECT id, is_deleted, amount, rate, name, lines, metadata,
        observed_at = TIMESTAMPTZ '2026-03-15T00:00:00.000001Z' AS is_exact FROM things`);
    const json = (value: unknown) => (typeof value === "string" ? JSON.parse(value) : value) as unknown;
    expect({ ...row, lines: json(row!["lines"]), metadata: json(row!["metadata"]) }).toEqual({
      id: "1",
      is_exact: true,
      is_deleted: false,
      amount: "9007199254740991",
      rate: 0.1,
      name: 'tab\t, line\n, return\r, back\\slash, "quotes", \\N, ünï, 😀',
      lines: [{ a: 'b\\n"' }, null],
      metadata: { key: "it's \\ \n" },
    });
  });

  it("keeps of each key the row with the greatest cursor, and of equal cursors the one that came last", async () => {
    await begin();
    await sync(
      { id: "1", observed_at: at(2), name: "newer" },
      { id: "1", observed_at: at(1), name: "older" },
      { id: "2", observed_at: at(1), name: "first" },
      { id: "2", observed_at: at(1), name: "second" },
    );
    expect(await rows()).toEqual([
      { id: "1", name: "newer" },
      { id: "2", name: "second" },
    ]);
    await sync(
      { id: "1", observed_at: at(1), name: "late, but old" },
      { id: "2", observed_at: at(1), name: "third" },
      { id: "3", observed_at: at(1), name: "new" },
    );
    expect(await rows()).toEqual([
      { id: "1", name: "newer" },
      { id: "2", name: "third" },
      { id: "3", name: "new" },
    ]);
  });

  it("identifies a row by all columns of its key", async () => {
    await begin([stream("things", columns, ["id", "name"])]);
    await sync(
      { id: "1", name: "a", observed_at: at(1), amount: 1 },
      { id: "1", name: "b", observed_at: at(1), amount: 2 },
      { id: "1", name: "a", observed_at: at(2), amount: 3 },
    );
    expect(await rows("SELECT name, amount::INTEGER AS amount FROM things ORDER BY name")).toEqual([
      { name: "a", amount: 3 },
      { name: "b", amount: 2 },
    ]);
  });

  it("keeps a deleted object as a row", async () => {
    await begin();
    await sync({ id: "1", observed_at: at(1), is_deleted: false, name: "a" });
    await sync({ id: "1", observed_at: at(2), is_deleted: true });
    expect(await rows("SELECT id, is_deleted, name FROM things")).toEqual([{ id: "1", is_deleted: true, name: null }]);
  });

  it("adds columns that a schema has gained, and keeps the rows", async () => {
    await begin();
    await sync({ id: "1", observed_at: at(1), name: "a" });
    await open([stream("things", { ...columns, colour: { type: "string" } }), stream("others")]);
    await sync({ id: "2", observed_at: at(1), name: "b", colour: "red" });
    expect(await rows("SELECT id, name, colour FROM things ORDER BY id")).toEqual([
      { id: "1", name: "a", colour: null },
      { id: "2", name: "b", colour: "red" },
    ]);
    expect(await destination.tables()).toEqual(["others", "things"]);
  });

  it("keeps the columns that a schema has lost", async () => {
    await begin();
    await sync({ id: "1", observed_at: at(1), name: "a" });
    const { name: _, ...fewer } = columns;
    await open([stream("things", fewer)]);
    await sync({ id: "2", observed_at: at(1) });
    expect(await rows()).toEqual([
      { id: "1", name: "a" },
      { id: "2", name: null },
    ]);
  });

  it("commits records with the state that covers them, and nothing else", async () => {
    await begin();
    await destination.record("things", { id: "1", observed_at: at(1), name: "covered" });
    await destination.state("things", { ...live, cursor: 1 });
    await destination.record("things", { id: "2", observed_at: at(1), name: "not covered" });
    expect([await rows(), await destination.states()]).toEqual([[], []]);
    await destination.commit();
    expect(await rows()).toEqual([{ id: "1", name: "covered" }]);
    expect(await destination.states()).toEqual([{ stream: "things", state: { ...live, cursor: 1 } }]);
    await destination.state("things", { ...live, cursor: 2 });
    await destination.commit();
    expect((await rows()).map(({ name: each }) => each)).toEqual(["covered", "not covered"]);
  });

  it("forgets what is not committed", async () => {
    await begin();
    await sync({ id: "1", observed_at: at(1), name: "a" });
    await destination.record("things", { id: "2", observed_at: at(1), name: "b" });
    await destination.state("things", { ...live, cursor: 7 });
    await open();
    expect(await rows()).toEqual([{ id: "1", name: "a" }]);
    expect(await destination.states()).toEqual([{ stream: "things", state: { ...live, cursor: 1 } }]);
  });

  it("writes neither records nor states of a batch that fails", async () => {
    await begin([stream("things"), stream("others")]);
    await destination.record("things", { id: "1", observed_at: at(1) });
    await destination.state("things", { ...live, cursor: 1 });
    await destination.record("others", { id: "1", observed_at: at(1) });
    await destination.state("others", { ...live, cursor: 1 });
    await destination.query("DROP TABLE others");
    await expect(destination.commit()).rejects.toThrow(/others/);
    expect([await rows(), await destination.states()]).toEqual([[], []]);
  });

  it("commits at a state once the batch is big enough, and moves records out of memory before", async () => {
    where = place();
    await open(undefined, { bufferedBytes: 500, committedBytes: 2_000, committedMs: 1e9 });
    const committed: number[] = [];
    for (let number = 1; number <= 40; number += 1) {
      await destination.record("things", { id: String(number), observed_at: at(1), name: "x".repeat(100) });
      if (number % 4 !== 0) continue;
      await destination.state("things", { ...live, cursor: number });
      const [row] = await rows("SELECT count(*)::INTEGER AS count FROM things");
      committed.push(row!["count"] as number);
    }
    expect(new Set(committed).size).toBeGreaterThan(1);
    expect(committed.filter((each, place) => each !== committed[place - 1]).length).toBeLessThan(6);
  });

  it("takes a record that is millions of characters long among short ones", async () => {
    await begin();
    const name = "€".repeat(7_000_000);
    await sync(...["a", name, "b"].map((each, number) => ({ id: String(number), observed_at: at(1), name: each })));
    expect((await rows()).map(({ name: each }) => each === name || each)).toEqual(["a", true, "b"]);
  });

  it("commits at a state once the last commit is long enough ago", async () => {
    where = place();
    await open(undefined, { bufferedBytes: 1e9, committedBytes: 1e9, committedMs: 0 });
    await destination.record("things", { id: "1", observed_at: at(1), name: "a" });
    await destination.state("things", { ...live, cursor: 1 });
    await vi.waitFor(async () => expect(await rows()).toEqual([{ id: "1", name: "a" }]));
  });

  it("replaces what it cannot store by U+FFFD, and counts NUL where the database refuses it", async () => {
    await begin();
    await sync({
      id: "1",
      observed_at: at(1),
      name: "a\0b\0",
      metadata: { "k\0": "\0", half: "\uD83D!", text: String.raw`\u0000 \\ud83d` },
    });
    const [row] = await rows("SELECT name, metadata FROM things");
    const json = row!["metadata"];
    const stored = { name: row!["name"], ...((typeof json === "string" ? JSON.parse(json) : json) as object) };
    const nul = name === "DuckDB" ? "\0" : "\uFFFD";
    expect(stored).toEqual({
      name: `a${nul}b${nul}`,
      [`k${nul}`]: nul,
      half: "\uFFFD!",
      text: String.raw`\u0000 \\ud83d`,
    });
    expect(destination.replacedCharacters).toBe(name === "DuckDB" ? 0 : 4);
  });

  it.each([
    ["account", { account: "acct_2", livemode: true }, "acct_2 in live mode"],
    ["mode", { account: "acct_1", livemode: false }, "acct_1 in test mode"],
  ])("refuses records of another %s, and writes none of them", async (_, other, named) => {
    await begin();
    await sync({ id: "1", observed_at: at(1), name: "a" });
    expect(await destination.owner()).toEqual(live);
    await open();
    await destination.record("things", { id: "2", observed_at: at(1), name: "b" });
    await expect(destination.state("things", other)).rejects.toThrow(
      `holds acct_1 in live mode, but this key reads ${named}.`,
    );
    await destination.commit();
    expect(await rows()).toEqual([{ id: "1", name: "a" }]);
  });

  it("refuses a table that somebody else made, and creates nothing", async () => {
    await begin([]);
    await destination.query("CREATE TABLE things (id TEXT)");
    await expect(destination.prepare([stream("another"), stream("things")])).rejects.toThrow(
      /The table "things" in .* was not made by stripe-lifecycle, so nothing was written\./,
    );
    expect(await destination.tables()).toEqual([]);
  });

  it("refuses a view of that name too", async () => {
    await begin([]);
    await destination.query("CREATE VIEW things AS SELECT 1 AS id");
    await expect(destination.prepare([stream("things")])).rejects.toThrow(/was not made by stripe-lifecycle/);
  });

  it("copies a table into a CSV file, in which an empty text is no null", async () => {
    await begin();
    await sync({ id: "1", observed_at: at(1), name: "" }, { id: "2", observed_at: at(1), name: null });
    const file = join(folder, "things.csv");
    await destination.copyToCsv("things", file);
    const names = readFileSync(file, "utf8")
      .trim()
      .split("\n")
      .toSorted()
      .map((line) => line.split(",")[5]);
    expect(names).toEqual(['""', "", "name"]);
  });
});
