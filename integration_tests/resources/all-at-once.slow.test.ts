import { SHELF_RESOURCES, startSimulator, type Simulator } from "stripe-simulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wholeCatalog } from "../../src/commands/discover/catalog.js";
import { rawStreams } from "../../src/streams/raw-streams.js";
import { connect, type Connection } from "../support/connection.js";
import { expectComplete } from "../support/expect-complete.js";
import { apiKey } from "../support/live-account.js";
import { hasFixtures, templateOf } from "../support/templates.js";

const day = 86_400;
const aMoment = 120;
const objectsInList = 25;

/** Lists of which the account has objects: all but those of the story, those within others, and single objects. */
const lists = SHELF_RESOURCES.filter(({ path, routes, parent }) => !path.includes("{id}") && !routes && !parent);

/** All streams of an account that has objects of every resource, in one sync. */
describe.skipIf(!hasFixtures)("all streams at once", () => {
  const streams = wholeCatalog().map(({ name }) => name);
  let simulator: Simulator;
  let connection: Connection;

  beforeAll(async () => {
    const keys = [{ key: apiKey, scopes: "all" as const }];
    simulator = await startSimulator({ customers: 12, months: 6, livemode: true, seed: 15, keys });
    for (const { path, object } of lists) simulator.shelf.fill(path, objectsInList, templateOf(object));
    connection = connect(simulator, { api_key: apiKey });
    expectComplete(await connection.sync({ streams }));
  }, 300_000);
  afterAll(() => simulator.close());

  /** Syncs everything. @returns the requests, and the streams with records */
  async function sync() {
    const before = simulator.requests.entries.length;
    const outcome = await connection.sync({ streams });
    expectComplete(outcome);
    const filled = new Set(
      outcome.messages.flatMap((message) => (message.type === "RECORD" ? message.record.stream : [])),
    );
    return { requests: simulator.requests.entries.slice(before), filled };
  }

  it("have rows of every list", () => {
    const isEmpty = (name: string) => connection.destination.rows(name).length === 0;
    const filled = new Set(lists.map(({ path }) => path));
    const empty = rawStreams.filter(({ name, path, children }) => filled.has(path) && !children && isEmpty(name));
    expect(empty.map(({ name }) => name)).toEqual([]);
  });

  it("take one request for each list whose changes no event reports, if nothing changed", async () => {
    simulator.advance(aMoment);
    await sync();
    simulator.advance(aMoment);
    const { requests, filled } = await sync();
    const relisted = new Set(rawStreams.filter(({ unreported }) => unreported).map(({ path }) => path));
    const singles = new Set(rawStreams.filter(({ listing }) => listing === "single").map(({ name }) => name));
    expect([...filled].filter((name) => !singles.has(name))).toEqual([]);
    expect(requests.length).toBeLessThan(relisted.size + 20);
  }, 120_000);

  it("take a listing of these lists once a day", async () => {
    simulator.advance(day);
    const { requests, filled } = await sync();
    const daily = rawStreams.filter(({ unreported }) => unreported === "all");
    const hasRows = (name: string) => connection.destination.rows(name).length > 0;
    expect(daily.filter(({ name }) => hasRows(name) && !filled.has(name)).map(({ name }) => name)).toEqual([]);
    const paths = new Set(requests.map(({ route }) => route));
    expect(daily.filter(({ path }) => !paths.has(path)).map(({ name }) => name)).toEqual([]);
  }, 120_000);
});
