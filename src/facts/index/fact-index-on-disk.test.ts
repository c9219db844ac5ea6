import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConfigError } from "@airbyte/cdk-typescript-compat";
import { ClassicLevel } from "classic-level";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openFactIndexOnDisk } from "./fact-index-on-disk.js";
import type { Fact } from "./fact-index.js";

let parent: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "source-stripe-lifecycle-test-"));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const some: readonly Fact[] = [{ customerId: "cus_1", kind: "customers", id: "cus_1", value: { id: "cus_1" } }];
const hourAgo = () => new Date(Date.now() - 3_600_000);

describe("facts on disk", () => {
  it.skipIf(process.platform === "win32")(
    "are in a folder that only their user can enter, whatever the umask",
    async () => {
      const umask = process.umask(0o000);
      try {
        const factIndex = await openFactIndexOnDisk(parent);
        await factIndex.put(some);
        expect(statSync(join(parent, readdirSync(parent)[0]!)).mode & 0o777).toBe(0o700);
        await factIndex.close();
      } finally {
        process.umask(umask);
      }
    },
  );

  it.skipIf(process.platform === "win32")("have files that only their user can read, whatever the umask", async () => {
    const umask = process.umask(0o000);
    try {
      const factIndex = await openFactIndexOnDisk(parent);
      await factIndex.put(some);
      const folder = join(parent, readdirSync(parent)[0]!);
      const modes = readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mode & 0o777]);
      expect(modes.length).toBeGreaterThan(2);
      expect(modes.filter(([, mode]) => mode !== 0o600)).toEqual([]);
      await factIndex.close();
    } finally {
      process.umask(umask);
    }
  });

  it("report the folder and a way to fix it when the disk fails", async () => {
    const factIndex = await openFactIndexOnDisk(parent);
    await factIndex.put(some);
    const [folder] = readdirSync(parent);
    rmSync(join(parent, folder!), { recursive: true });
    const failure = await fillUntilFailure((facts) => factIndex.put(facts));
    expect(failure).toBeInstanceOf(ConfigError);
    expect((failure as Error).message).toContain(join(parent, folder!));
    expect((failure as Error).message).toMatch(/No such file.*Free some space there/);
    await factIndex.close();
  });

  it("report the parent folder if it does not exist", async () => {
    const missing = join(parent, "missing");
    await expect(openFactIndexOnDisk(missing)).rejects.toThrow(ConfigError);
    await expect(openFactIndexOnDisk(missing)).rejects.toThrow(missing);
    expect(existsSync(missing)).toBe(false);
  });
});

describe("a walk over more facts than are read before the database is reopened", () => {
  const facts: readonly Fact[] = Array.from({ length: 120_000 }, (_, index) => ({
    customerId: `cus_${String(Math.floor(index / 7)).padStart(6, "0")}`,
    kind: "invoices",
    id: `in_${index}`,
    value: { index },
  }));

  it("yields each fact once", async () => {
    const factIndex = await openFactIndexOnDisk(parent);
    await factIndex.put(facts);
    const walked: string[] = [];
    const customers: string[] = [];
    for await (const own of factIndex.all()) {
      customers.push(own.customerId);
      walked.push(...own.facts.map(({ id }) => id));
    }
    expect(walked.toSorted()).toEqual(facts.map(({ id }) => id).toSorted());
    expect(customers).toEqual([...new Set(facts.map(({ customerId }) => customerId))]);
    await factIndex.close();
  });

  it("fails if the files are gone, instead of ending early", async () => {
    const factIndex = await openFactIndexOnDisk(parent);
    await factIndex.put(facts);
    const [folder] = readdirSync(parent);
    const walk = async (): Promise<void> => {
      for await (const _ of factIndex.all()) rmSync(join(parent, folder!), { recursive: true, force: true });
    };
    await expect(walk()).rejects.toThrow(ConfigError);
    await factIndex.close();
  });
});

describe("folders that killed runs left behind", () => {
  const name = (suffix: string) => join(parent, `source-stripe-lifecycle-facts-${suffix}`);
  const leave = async (folder: string) => {
    const db = new ClassicLevel(folder);
    await db.put("cus_1", "left");
    await db.close();
    utimesSync(folder, hourAgo(), hourAgo());
  };

  it("are removed by the next run that stores facts on disk", async () => {
    await leave(name("killed"));
    const factIndex = await openFactIndexOnDisk(parent);
    expect(existsSync(name("killed"))).toBe(false);
    await factIndex.close();
    expect(readdirSync(parent)).toEqual([]);
  });

  it("stay if they may be in use, belong to another user or have other contents", async () => {
    await leave(name("young"));
    utimesSync(name("young"), new Date(), new Date());
    await leave(join(parent, "another-database"));
    symlinkSync(join(parent, "another-database"), name("link"));
    mkdirSync(name("with-notes"));
    writeFileSync(join(name("with-notes"), "notes.txt"), "of somebody");
    utimesSync(name("with-notes"), hourAgo(), hourAgo());
    const before = readdirSync(parent);

    await (await openFactIndexOnDisk(parent)).close();
    expect(readdirSync(parent)).toEqual(before);
    expect(readdirSync(name("with-notes"))).toContain("notes.txt");
    expect(readdirSync(join(parent, "another-database")).length).toBeGreaterThan(2);
  });

  it.skipIf(process.getuid === undefined)("stay if they belong to another user, and only then", async () => {
    await leave(name("killed"));
    const getuid = vi.spyOn(process as { getuid: () => number }, "getuid").mockReturnValue(statSync(parent).uid + 1);
    await (await openFactIndexOnDisk(parent)).close();
    getuid.mockRestore();
    expect(existsSync(name("killed"))).toBe(true);
    await (await openFactIndexOnDisk(parent)).close();
    expect(existsSync(name("killed"))).toBe(false);
  });

  it("stay while the run that created them is alive", async () => {
    const factIndex = await openFactIndexOnDisk(parent);
    await factIndex.put(some);
    const folder = join(parent, readdirSync(parent)[0]!);
    utimesSync(folder, hourAgo(), hourAgo());
    const other = `import { ClassicLevel } from "classic-level"; ClassicLevel.destroy(${JSON.stringify(folder)}).catch((e) => console.log(e.code))`;
    const output = execFileSync(process.execPath, ["--input-type=module", "-e", other]).toString();
    expect(output).toBe("LEVEL_LOCKED\n");
    expect(await factIndex.of("cus_1")).toEqual(some);
    await factIndex.close();
  });
});

async function fillUntilFailure(put: (facts: readonly Fact[]) => Promise<void>): Promise<unknown> {
  const text = "x".repeat(1_000);
  for (let round = 0; round < 1_000; round += 1) {
    const facts = Array.from({ length: 1_000 }, (_, index) => ({
      customerId: `cus_${round}`,
      kind: "invoices",
      id: `in_${index}`,
      value: { text, round, random: `${round * 7919 + index}` },
    }));
    try {
      await put(facts);
    } catch (error) {
      return error;
    }
  }
  return undefined;
}
