import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { createFactIndexInMemory } from "./fact-index-in-memory.js";
import { openFactIndexOnDisk } from "./fact-index-on-disk.js";
import type { Fact, FactsOfCustomer, FactIndex } from "./fact-index.js";
import { createSpillingFactIndex } from "./spilling-fact-index.js";

const parent = mkdtempSync(join(tmpdir(), "source-stripe-lifecycle-test-"));
afterAll(() => rmSync(parent, { recursive: true }));

const onDisk = async () => openFactIndexOnDisk(parent);
const tables: Readonly<Record<string, () => Promise<FactIndex>>> = {
  "in memory": async () => createFactIndexInMemory(),
  "on disk": onDisk,
  "moving to the disk": async () => createSpillingFactIndex({ mostInMemory: 3, openLarge: onDisk }),
};

const fact = (customerId: string, kind: string, id: string, value: object = { id }): Fact => ({
  customerId,
  kind,
  id,
  value,
});

describe.each(Object.entries(tables))("a fact index %s", (_place, open) => {
  const using = async <T>(use: (factIndex: FactIndex) => Promise<T>): Promise<T> => {
    const factIndex = await open();
    try {
      return await use(factIndex);
    } finally {
      await factIndex.close();
    }
  };

  it("yields every customer once, sorted by id, with all facts", async () => {
    await using(async (factIndex) => {
      const customers = Array.from({ length: 700 }, (_, index) => `cus_${((index * 7919) % 700).toString(36)}`);
      for (const kind of ["customers", "invoices"]) {
        await factIndex.put(customers.map((customer) => fact(customer, kind, `${kind}_${customer}`)));
      }
      const walked = await walk(factIndex);
      expect(walked.map(({ customerId }) => customerId)).toEqual(customers.toSorted());
      expect(walked.every(({ facts }) => facts.length === 2)).toBe(true);
    });
  });

  it("distinguishes a customer from one whose id begins with the same characters", async () => {
    await using(async (factIndex) => {
      await factIndex.put([fact("cus_1", "customers", "cus_1"), fact("cus_12", "customers", "cus_12")]);
      await factIndex.put([fact("cus_1 2", "customers", "cus_1 2"), fact("cus_1!", "customers", "cus_1!")]);
      await factIndex.remove(["cus_1"], ["customers"]);
      expect(await factIndex.of("cus_1")).toEqual([]);
      expect((await walk(factIndex)).map(({ customerId }) => customerId)).toEqual(["cus_1 2", "cus_1!", "cus_12"]);
    });
  });

  it("stores every value that JSON can store", async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue({ stringUnit: "binary" })), async (value) =>
        using(async (factIndex) => {
          // JSON has one zero.
          const kept = JSON.parse(JSON.stringify(value)) as object;
          await factIndex.put([fact("cus_1", "customers", "cus_1", kept)]);
          expect((await factIndex.of("cus_1")).map((each) => each.value)).toEqual([kept]);
        }),
      ),
      { numRuns: 25 },
    );
  });

  it("behaves like a plain list, for any calls in any order", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { maxLength: 40 }), async (operations) =>
        using(async (factIndex) => {
          let model: Fact[] = [];
          for (const each of operations) {
            if (each.do === "put") {
              await factIndex.put(each.facts);
              for (const put of each.facts) model = [...model.filter((known) => key(known) !== key(put)), put];
            } else {
              await factIndex.remove(each.customers, each.kinds);
              model = model.filter(
                (known) => !(each.customers.includes(known.customerId) && each.kinds.includes(known.kind)),
              );
            }
            for (const customer of customers) {
              expect(sorted(await factIndex.of(customer))).toEqual(
                sorted(model.filter((known) => known.customerId === customer)),
              );
            }
          }
          const expected = [...new Set(model.map(({ customerId }) => customerId))].toSorted();
          const walked = await walk(factIndex);
          expect(walked.map(({ customerId }) => customerId)).toEqual(expected);
          expect(sorted(walked.flatMap(({ facts }) => facts))).toEqual(sorted(model));
        }),
      ),
      { numRuns: 60 },
    );
  });

  it("leaves nothing behind after it is closed", async () => {
    await using((factIndex) =>
      factIndex.put(Array.from({ length: 10 }, (_, index) => fact("cus_1", "invoices", `in_${index}`))),
    );
    expect(readdirSync(parent)).toEqual([]);
  });

  it("leaves nothing behind if it is closed during a walk", async () => {
    await using(async (factIndex) => {
      await factIndex.put(Array.from({ length: 5_000 }, (_, index) => fact(`cus_${index}`, "customers", "cus")));
      const walk = factIndex.all()[Symbol.asyncIterator]();
      await walk.next();
    });
    expect(readdirSync(parent)).toEqual([]);
  });
});

const customers = ["cus_1", "cus_2", "cus_22"];
const kinds = ["customers", "invoices"];

const operation = fc.oneof(
  fc.record({
    do: fc.constant("put" as const),
    facts: fc.array(
      fc.record({
        customerId: fc.constantFrom(...customers),
        kind: fc.constantFrom(...kinds),
        id: fc.constantFrom("a", "b", "c"),
        value: fc.record({ number: fc.nat(), text: fc.string(), nothing: fc.constant(null) }),
      }),
      { maxLength: 4 },
    ),
  }),
  fc.record({
    do: fc.constant("remove" as const),
    customers: fc.subarray(customers),
    kinds: fc.subarray(kinds),
  }),
);

function key({ customerId, kind, id }: Fact): string {
  return `${customerId} ${kind} ${id}`;
}

function sorted(facts: readonly Fact[]): Fact[] {
  return facts.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

async function walk(factIndex: FactIndex): Promise<FactsOfCustomer[]> {
  const walked: FactsOfCustomer[] = [];
  for await (const each of factIndex.all()) walked.push(each);
  return walked;
}
