import { startSimulator, type Simulator, type SimulatorOptions } from "stripe-simulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Page, PageRequest } from "../../src/stripe/lists/page.js";
import { scan } from "../../src/stripe/lists/scan.js";
import { createForecast, type Forecast } from "../../src/sync/run/forecast.js";

const accounts: readonly SimulatorOptions[] = [
  { customers: 1_000, months: 14, seed: 7 },
  { customers: 800, months: 36, seed: 5 },
];
const collections = ["customers", "subscriptions", "invoices", "charges"] as const;
/** Pages are small, so that small accounts have many pages. */
const pageSize = 20;

/**
 * Bounds of estimated / true number of objects, once these shares of the objects were read.
 * Measured with the account's age known: 0.8 to 1.4, 1.0 to 1.5, 0.8 to 1.1, 0.9 to 1.05. Without it: 1.3 to 5.5, 1.6
 * to 5.3, 0.8 to 1.7, 0.9 to 1.3.
 */
const bounds = [
  { read: 0.1, known: [0.4, 2.2], unknown: [0.4, 8] },
  { read: 0.25, known: [0.6, 2], unknown: [0.6, 8] },
  { read: 0.5, known: [0.6, 1.5], unknown: [0.6, 3.5] },
  { read: 0.75, known: [0.7, 1.3], unknown: [0.7, 2] },
] as const;

describe.each(accounts)("estimates of a growing account of $months months", (options) => {
  let simulator: Simulator;
  beforeAll(async () => {
    simulator = await startSimulator(options);
  });
  afterAll(() => simulator.close());

  it.each([
    ["known" as const, "from its products"],
    ["unknown" as const, "by no other list"],
  ])("are within bounds if its age is %s %s", async (age, _how) => {
    const errors = new Map<string, readonly number[]>();
    for (const collection of collections) {
      const forecast = createForecast();
      if (age === "known") await read(simulator, "products", forecast, () => {});
      errors.set(collection, await errorsOf(simulator, collection, forecast));
    }
    for (const [collection, ratios] of errors) {
      for (const [
        at,
        {
          read,
          [age]: [least, most],
        },
      ] of bounds.entries()) {
        const emitted = `${collection} at ${read}: ${ratios[at]}`;
        expect(ratios[at], emitted).toBeGreaterThan(least);
        expect(ratios[at], emitted).toBeLessThan(most);
      }
    }
  });
});

async function errorsOf(
  simulator: Simulator,
  collection: (typeof collections)[number],
  forecast: Forecast,
): Promise<readonly number[]> {
  const { size } = simulator.store.collections[collection];
  const ratios: number[] = [];
  await read(simulator, collection, forecast, () => {
    const list = forecast.lists.get(collection)!;
    const next = bounds[ratios.length];
    if (next && list.read >= next.read * size) ratios.push((list.read + list.left!) / size);
  });
  expect(forecast.lists.get(collection)).toMatchObject({ read: size, left: 0 });
  return ratios;
}

/** Reads a list as a backfill does, but without HTTP. */
async function read(
  { store, clock }: Simulator,
  collection: (typeof collections)[number] | "products",
  forecast: Forecast,
  onPage: () => void,
): Promise<void> {
  const objects = store.collections[collection].all().map(({ id, created }) => ({ id, created }));
  objects.sort((a, b) => b.created - a.created || (a.id < b.id ? 1 : -1));
  const ranges = [{ from: 0, to: clock.nowSeconds + 1 }];
  forecast.begin(collection, ranges);
  const fetchPage = async (request: PageRequest) => pageOf(objects, request);
  for await (const page of scan({ path: "/v1/customers", ranges, concurrency: 8, fetchPage })) {
    forecast.add(collection, page);
    onPage();
  }
}

function pageOf(
  objects: readonly { readonly id: string; readonly created: number }[],
  { created, startingAfter }: PageRequest,
): Page {
  const { gte, lt } = created!;
  const inRange = objects.filter((object) => object.created >= gte && object.created < lt);
  const start = inRange.findIndex(({ id }) => id === startingAfter) + 1;
  return { objects: inRange.slice(start, start + pageSize), hasMore: inRange.length > start + pageSize };
}
