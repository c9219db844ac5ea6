import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Resource } from "../resource.js";
import { createScriptedClient, type Reply } from "../testing.js";
import { readList } from "./read-list.js";

const range = { from: 0, to: 1_000 };

/** A list without a filter of time, newest first, in pages of three. */
function listing(ids: readonly string[]) {
  return (query: URLSearchParams): Reply => {
    const after = query.get("starting_after");
    const start = after === null ? 0 : ids.indexOf(after) + 1;
    const data = ids.slice(start, start + 3).map((id) => ({ id }));
    return { body: { object: "list", data, has_more: ids.length > start + 3 } };
  };
}

async function read(resource: Resource, reply: (query: URLSearchParams) => Reply, until?: ReadonlySet<string>) {
  const asked: string[] = [];
  const { client, time } = createScriptedClient((query) => {
    asked.push(...query.keys());
    return reply(query);
  });
  const pages = await time.until(
    (async () => {
      const all = [];
      for await (const page of readList(client, resource, { ranges: [range], until })) all.push(page);
      return all;
    })(),
  );
  const ids = pages.flatMap(({ objects }) => objects.map(({ id }) => id));
  return { ids, covered: pages.map((page) => page.covered), asked };
}

const quotes: Resource = { path: "/v1/quotes", listing: "walk", expand: [], nested: [] };
const names = (count: number) => Array.from({ length: count }, (_, index) => `qt_${index}`);

describe("a list that takes no time", () => {
  it("is read whole, without `created`, and covers its ranges with the last page only", async () => {
    for (const count of [0, 1, 3, 4, 10]) {
      const { ids, covered, asked } = await read(quotes, listing(names(count)));
      expect(ids).toEqual(names(count));
      expect(covered.at(-1)).toEqual(range);
      expect(covered.slice(0, -1).every(({ from, to }) => from >= to)).toBe(true);
      expect(asked.filter((name) => name !== "limit" && name !== "starting_after")).toEqual([]);
    }
  });

  it("ends at the first object that is known, whichever that is", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 11 }), async (count, known) => {
        const { ids, covered } = await read(quotes, listing(names(count)), new Set([`qt_${known}`]));
        expect(ids).toEqual(names(count).slice(0, known));
        expect(covered.at(-1)).toEqual(range);
      }),
    );
  });

  it("begins again, without a double, if the object that the next page starts after was deleted", async () => {
    let isGone = false;
    const { ids } = await read(quotes, (query) => {
      const isAfterDeleted = query.get("starting_after") === "qt_2";
      isGone ||= isAfterDeleted;
      if (!isAfterDeleted) return listing(names(10).filter((id) => !isGone || id !== "qt_2"))(query);
      return { status: 400, body: { error: { code: "resource_missing", message: "No such quote: 'qt_2'" } } };
    });
    expect(ids).toEqual(names(10));
  });
});

describe("a list in parts", () => {
  it("is read once for each part, and covers its ranges with the last part only", async () => {
    const prices: Resource = { ...quotes, parts: [{ active: "true" }, { active: "false" }] };
    const { ids, covered } = await read(prices, (query) =>
      listing(query.get("active") === "true" ? ["a", "b", "c", "d"] : ["e"])(query),
    );
    expect(ids).toEqual(["a", "b", "c", "d", "e"]);
    expect(covered.filter(({ from, to }) => from < to)).toEqual([range]);
  });
});

describe("an object of which an account has one", () => {
  it("is read from its path, and has the name of its type where Stripe gives no id", async () => {
    const balance: Resource = { path: "/v1/balance", listing: "single", expand: [], nested: [] };
    const { ids, covered } = await read(balance, () => ({ body: { object: "balance", available: [] } }));
    expect(ids).toEqual(["balance"]);
    expect(covered).toEqual([range]);
    const account: Resource = { ...balance, path: "/v1/account" };
    expect((await read(account, () => ({ body: { object: "account", id: "acct_1" } }))).ids).toEqual(["acct_1"]);
  });
});
