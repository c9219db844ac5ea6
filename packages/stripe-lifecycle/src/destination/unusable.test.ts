import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDestination } from "./open.js";
import { postgresPrograms } from "./testing/postgres-server.js";
import { usePostgres } from "./testing/use-postgres.js";

const folder = mkdtempSync(join(tmpdir(), "unusable-"));
const postgresUrl = usePostgres();

afterAll(() => rmSync(folder, { recursive: true }));

describe("a DuckDB file that cannot be used", () => {
  it.each([
    ["no DuckDB file", "text.duckdb", () => Buffer.from("x".repeat(20_000)), /is not a DuckDB database\. Name another/],
    ["damaged", "damaged.duckdb", damagedFile, /is damaged\. Restore it/],
    ["of a version to come", "newer.duckdb", newerFile, /was written by another version of DuckDB/],
  ])("because it is %s, is refused and stays as it is", async (_, file, content, sentence) => {
    const path = join(folder, file);
    const before = await content();
    writeFileSync(path, before);
    await expect(openDestination(path)).rejects.toThrow(sentence);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it("because its folder is missing, is refused", async () => {
    await expect(openDestination(join(folder, "nowhere", "a.duckdb"))).rejects.toThrow(
      /cannot be opened\. Create its folder/,
    );
  });

  async function damagedFile(): Promise<Buffer> {
    const bytes = await newerFile();
    bytes.writeUInt8(1, 40);
    return bytes;
  }

  /** A DuckDB file whose header says version 255: https://duckdb.org/docs/stable/internals/storage */
  async function newerFile(): Promise<Buffer> {
    const path = join(folder, "current.duckdb");
    await (await openDestination(path)).close();
    copyFileSync(path, `${path}.copy`);
    const bytes = readFileSync(`${path}.copy`);
    expect(bytes.subarray(8, 12).toString()).toBe("DUCK");
    const checksum = bytes.readBigUInt64LE(0) ^ hash(bytes.readBigUInt64LE(8));
    bytes.writeUInt32LE(255, 12);
    bytes.writeBigUInt64LE(checksum ^ hash(bytes.readBigUInt64LE(8)), 0);
    return bytes;
  }

  /** A word's part in the header's checksum. */
  function hash(word: bigint): bigint {
    return BigInt.asUintN(64, word * 0xbf58476d1ce4e5b9n);
  }
});

describe.skipIf(!postgresPrograms)("PostgreSQL that cannot be used", () => {
  const withUser = (user: string) => postgresUrl().replace("postgres@", `${user}@`);

  beforeAll(async () => {
    const admin = await openDestination(postgresUrl(), { schema: "admin" });
    await admin.query("CREATE ROLE reader LOGIN");
    await admin.query("CREATE SCHEMA locked");
    await admin.query("GRANT USAGE ON SCHEMA locked TO reader");
    await admin.close();
  });

  it("because nobody listens, is refused without its password", async () => {
    const refused = openDestination("postgresql://user:geheim@127.0.0.1:9/db");
    await expect(refused).rejects.toThrow(
      /PostgreSQL cannot be reached at 127\.0\.0\.1:9\/db, schema stripe\. Check the address/,
    );
    await expect(refused).rejects.not.toThrow("geheim");
  });

  it("because the database does not exist, is refused", async () => {
    await expect(openDestination(postgresUrl().replace(/postgres$/, "nothing"))).rejects.toThrow(
      /does not exist\. Create it/,
    );
  });

  it("because the user does not exist, is refused", async () => {
    await expect(openDestination(withUser("nobody"))).rejects.toThrow(/refuses the user/);
  });

  it.each([
    ["create a schema", "new"],
    ["create tables in the schema", "locked"],
  ])("because the user may not %s, is refused with what to grant", async (_, schema) => {
    await expect(openDestination(withUser("reader"), { schema })).rejects.toThrow(
      new RegExp(`may not write into .*Grant it CREATE and USAGE on the schema "${schema}"`),
    );
  });

  it("because another sync writes into the schema, is refused after a while", async () => {
    const first = await openDestination(postgresUrl(), { schema: "busy" });
    await expect(openDestination(postgresUrl(), { schema: "busy", patienceMs: 500 })).rejects.toThrow(
      /Another sync writes into/,
    );
    await first.close();
    await (await openDestination(postgresUrl(), { schema: "busy" })).close();
  });
});

it("an address of another kind is refused without its password", async () => {
  await expect(openDestination("mysql://root:geheim@localhost/db")).rejects.toThrow(
    '--to takes the path of a DuckDB file or a postgresql:// URL, but it begins with "mysql:".',
  );
});
