import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Page, PageRequest } from "./page.js";
import type { Ranges } from "./ranges.js";
import { union } from "./ranges.js";
import { scan, type ScannedPage } from "./scan.js";

const size = 5;

/** Returns a list in Stripe's order: newest first, and later insertions first within a second. */
function listOf(createdSeconds: readonly number[]) {
  const objects = createdSeconds.map((created, index) => ({ id: `obj_${index}`, created }));
  objects.sort((a, b) => b.created - a.created || Number(b.id.slice(4)) - Number(a.id.slice(4)));
  return objects;
}

function server(objects: { id: string; created: number }[]) {
  const stats = { requests: 0, inFlight: 0, peak: 0 };
  async function fetchPage({ created, startingAfter }: PageRequest): Promise<Page> {
    stats.requests += 1;
    stats.inFlight += 1;
    stats.peak = Math.max(stats.peak, stats.inFlight);
    await new Promise((resolve) => setImmediate(resolve));
    stats.inFlight -= 1;
    const { gte, lt } = created!;
    const inRange = objects.filter((object) => object.created >= gte && object.created < lt);
    // If the cursor's object is deleted, the range starts again at its newest object, as in readPage.
    const start = inRange.findIndex(({ id }) => id === startingAfter) + 1;
    return { objects: inRange.slice(start, start + size), hasMore: inRange.length > start + size };
  }
  return { fetchPage, stats };
}

async function collect(ranges: Ranges, concurrency: number, fetchPage: ReturnType<typeof server>["fetchPage"]) {
  const pages: ScannedPage[] = [];
  for await (const page of scan({ path: "/v1/customers", ranges, concurrency, fetchPage })) pages.push(page);
  return pages;
}

const created = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 80 });

describe("scan", () => {
  it("reads every object of the ranges exactly once and covers exactly the ranges, whatever the density", async () => {
    await fc.assert(
      fc.asyncProperty(created, fc.integer({ min: 1, max: 6 }), fc.boolean(), async (seconds, concurrency, gap) => {
        const objects = listOf(seconds);
        const ranges = gap
          ? [
              { from: 0, to: 12 },
              { from: 20, to: 41 },
            ]
          : [{ from: 0, to: 41 }];
        const pages = await collect(ranges, concurrency, server(objects).fetchPage);
        const expected = objects.filter((object) =>
          ranges.some(({ from, to }) => object.created >= from && object.created < to),
        );
        const ids = pages.flatMap((page) => page.objects.map(({ id }) => id));
        expect(ids.toSorted()).toEqual(expected.map(({ id }) => id).toSorted());
        expect(union(pages.map(({ covered }) => covered))).toEqual(ranges);
      }),
    );
  });

  it("reports a second as covered only after all of its objects were yielded", async () => {
    await fc.assert(
      fc.asyncProperty(created, fc.integer({ min: 1, max: 4 }), async (seconds, concurrency) => {
        const objects = listOf(seconds);
        const handed = new Set<string>();
        const { fetchPage } = server(objects);
        const pages = scan({ path: "/v1/customers", ranges: [{ from: 0, to: 41 }], concurrency, fetchPage });
        for await (const { objects: page, covered } of pages) {
          for (const { id } of page) handed.add(id);
          const inCovered = objects.filter((object) => object.created >= covered.from && object.created < covered.to);
          expect(inCovered.filter(({ id }) => !handed.has(id))).toEqual([]);
        }
      }),
    );
  });

  it("keeps several pages of one list in flight", async () => {
    const { fetchPage, stats } = server(listOf(Array.from({ length: 400 }, (_, index) => index)));
    await collect([{ from: 0, to: 400 }], 8, fetchPage);
    expect(stats.peak).toBe(8);
    expect(stats.requests).toBeLessThan(400 / size + 30);
  });

  it("sends one request for a list that fits on one page", async () => {
    const { fetchPage, stats } = server(listOf([3, 1, 2]));
    await collect([{ from: 0, to: 1_000_000 }], 8, fetchPage);
    expect(stats.requests).toBe(1);
  });

  it("continues if the cursor's object is deleted between pages", async () => {
    const objects = listOf(Array.from({ length: 40 }, (_, index) => Math.floor(index / 8)));
    const { fetchPage } = server(objects);
    const read = new Set<string>();
    const deleted = new Set<string>();
    const pages = scan({ path: "/v1/customers", ranges: [{ from: 0, to: 10 }], concurrency: 1, fetchPage });
    for await (const { objects: page } of pages) {
      for (const { id } of page) {
        expect(read.has(id)).toBe(false);
        read.add(id);
      }
      const last = page.at(-1);
      if (last) {
        deleted.add(last.id);
        objects.splice(
          objects.findIndex(({ id }) => id === last.id),
          1,
        );
      }
    }
    expect(read.size).toBe(40);
  });

  it("rejects with the first error, after the pages in flight, and requests nothing afterwards", async () => {
    const { fetchPage } = server(listOf(Array.from({ length: 100 }, (_, index) => index)));
    let requests = 0;
    let arrived = 0;
    let yielded = 0;
    const pages = scan({
      path: "/v1/customers",
      ranges: [{ from: 0, to: 100 }],
      concurrency: 4,
      fetchPage: async (request) => {
        requests += 1;
        if (requests === 6) throw new Error("no more");
        const page = await fetchPage(request);
        arrived += 1;
        return page;
      },
    });
    const reading = (async () => {
      for await (const _page of pages) yielded += 1;
    })();
    await expect(reading).rejects.toThrow("no more");
    const asked = requests;
    expect(yielded).toBe(arrived);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([requests, yielded]).toEqual([asked, arrived]);
  });

  it("sends no more requests after its consumer stops, and waits for those in flight", async () => {
    const { fetchPage, stats } = server(listOf(Array.from({ length: 400 }, (_, index) => index)));
    let pages = 0;
    for await (const _page of scan({
      path: "/v1/customers",
      ranges: [{ from: 0, to: 400 }],
      concurrency: 8,
      fetchPage,
    })) {
      pages += 1;
      if (pages === 20) break;
    }
    expect(stats.inFlight).toBe(0);
    const asked = stats.requests;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(stats.requests).toBe(asked);
  });

  it("requests fewer pages while several wait for the consumer, and loses none of them", async () => {
    const objects = listOf(Array.from({ length: 2_000 }, (_, index) => index * 3));
    const { fetchPage, stats } = server(objects);
    let arrived = 0;
    let consumed = 0;
    let peak = 0;
    let read = 0;
    const pages = scan({
      path: "/v1/customers",
      ranges: [{ from: 0, to: 6_000 }],
      concurrency: 40,
      fetchPage: async (request) => {
        const page = await fetchPage(request);
        arrived += 1;
        peak = Math.max(peak, arrived - consumed);
        return page;
      },
    });
    for await (const page of pages) {
      for (let tick = 0; tick < 20; tick += 1) await new Promise((resolve) => setImmediate(resolve));
      consumed += 1;
      read += page.objects.length;
    }
    expect(read).toBe(2_000);
    expect(peak).toBeLessThanOrEqual(10);
    expect(stats.peak).toBeGreaterThan(1);
  });
});
