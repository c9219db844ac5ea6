import { assert, asyncProperty, constantFrom, integer, nat, option, record } from "fast-check";
import { createStore, startServer, VirtualClock, type SimulatorServer, type Store } from "stripe-simulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BulkKind } from "../../bench/src/bulk/families.js";
import { startBulkServer, type BulkServer } from "../../bench/src/bulk/server.js";

const key = "rk_live_51BulkAccountReadOnlyKey";
const kinds: readonly BulkKind[] = ["customers", "subscriptions", "invoices", "charges"];
const expand: Readonly<Record<BulkKind, readonly string[]>> = {
  customers: [],
  subscriptions: ["data.discounts", "data.items.data.discounts"],
  invoices: ["data.discounts", "data.lines.data.discounts"],
  charges: [],
};

interface Listed {
  readonly id: string;
  readonly created: number;
  readonly customer?: string;
}

interface Body {
  readonly data?: readonly Listed[];
  readonly has_more?: boolean;
  readonly error?: { readonly code?: string };
}

async function ask(url: string, path: string, query: readonly (readonly [string, string])[]): Promise<Body> {
  const search = new URLSearchParams(query as [string, string][]);
  const answer = await fetch(`${url}${path}?${search.toString()}`, { headers: { authorization: `Bearer ${key}` } });
  return (await answer.json()) as Body;
}

describe.each(["one_day", "ten_years", "bursts"] as const)("the benchmarks' account, density %s", (density) => {
  let bulk: BulkServer;
  let simulator: SimulatorServer;
  const listed = new Map<BulkKind, readonly Listed[]>();

  beforeAll(async () => {
    bulk = await startBulkServer({
      size: { customers: 90, subscriptions: 90, invoices: 1_700, charges: 800, density },
    });
    const store = createStore("acct_1BulkAccount00000", true);
    for (const kind of kinds) {
      const objects = await walk(kind);
      listed.set(kind, objects);
      for (const object of objects.toReversed()) keep(store, kind, object);
    }
    simulator = await startServer(store, new VirtualClock(Math.floor(Date.now() / 1000)), {
      keys: [{ key, scopes: "all" }],
    });
  });

  afterAll(async () => {
    await bulk.close();
    await simulator.close();
  });

  it("contains the requested number of objects, each once, newest first", () => {
    expect([...listed.values()].map((objects) => objects.length)).toEqual([90, 90, 1_700, 800]);
    for (const objects of listed.values()) {
      expect(new Set(objects.map(({ id }) => id)).size).toBe(objects.length);
      expect(objects.map(({ created }) => created)).toEqual(
        objects.map(({ created }) => created).toSorted((a, b) => b - a),
      );
    }
  });

  it("has customers that its other objects reference", () => {
    const customers = new Set(listed.get("customers")!.map(({ id }) => id));
    for (const kind of ["subscriptions", "invoices", "charges"] as const) {
      expect(listed.get(kind)!.filter(({ customer }) => !customers.has(customer!))).toEqual([]);
    }
  });

  it("returns the same pages as the simulator, whatever the range, cursor and size", async () => {
    const place = option(nat(1_000), { nil: undefined });
    const request = record({
      kind: constantFrom(...kinds),
      from: place,
      until: place,
      after: place,
      isUnknown: constantFrom(false, false, false, true),
      limit: constantFrom(1, 7, 100),
      offset: integer({ min: -1, max: 1 }),
    });
    await assert(
      asyncProperty(request, async ({ kind, from, until, after, isUnknown, limit, offset }) => {
        const objects = listed.get(kind)!;
        const at = (share: number) =>
          objects[Math.min(objects.length - 1, Math.floor((share / 1_000) * objects.length))]!;
        const query: [string, string][] = [
          ["limit", String(limit)],
          ...expand[kind].map((path, index): [string, string] => [`expand[${index}]`, path]),
          ...(kind === "subscriptions" ? [["status", "all"] as [string, string]] : []),
        ];
        if (from !== undefined) query.push(["created[gte]", String(at(from).created + offset)]);
        if (until !== undefined) query.push(["created[lt]", String(at(until).created + offset)]);
        if (after !== undefined) query.push(["starting_after", isUnknown ? "x_1" : at(after).id]);
        const pages = await Promise.all([bulk.url, simulator.url].map((url) => ask(url, `/v1/${kind}`, query)));
        expect(summary(pages[0]!)).toEqual(summary(pages[1]!));
      }),
      { numRuns: 150 },
    );
  });

  it("returns an object by its id as its list does, and refuses an unknown id", async () => {
    for (const kind of kinds) {
      const object = listed.get(kind)![3]!;
      expect(await ask(bulk.url, `/v1/${kind}/${object.id}`, [])).toEqual(object);
      expect(await ask(bulk.url, `/v1/${kind}/${object.id}0`, [])).toMatchObject({
        error: { code: "resource_missing" },
      });
    }
  });

  async function walk(kind: BulkKind): Promise<Listed[]> {
    const objects: Listed[] = [];
    for (let hasMore = true; hasMore;) {
      const last = objects.at(-1);
      const query: [string, string][] = [
        ["limit", "100"],
        ...(last ? [["starting_after", last.id] as [string, string]] : []),
      ];
      const page = await ask(bulk.url, `/v1/${kind}`, query);
      objects.push(...page.data!);
      hasMore = page.has_more!;
    }
    return objects;
  }
});

function summary({ data, has_more: hasMore, error }: Body) {
  return { ids: data?.map(({ id }) => id), hasMore, code: error?.code };
}

/** Keeps only the fields that the list uses. */
function keep(store: Store, kind: BulkKind, { id, created }: Listed): void {
  const object = { id, created, livemode: true, metadata: {}, object: kind.slice(0, -1), status: "active" };
  (store.collections[kind] as unknown as { add(item: object): void }).add(object);
}
