import type { LoggedRequest } from "stripe-simulator";
import type * as DerivedModule from "../../src/streams/derived-streams.js";
import { built } from "./built.js";
import { readStreams } from "./connector.js";
import { informative, type Bench, type Finding } from "./finding.js";
import { whole } from "./format.js";
import { startFullAccount } from "./full-account.js";
import { rawStreams } from "./raw-streams.js";

const sizes = [130, 1_000] as const;
const daySeconds = 86_400;
/** Longer than an event can stay invisible. */
const momentSeconds = 120;
const mostLists = 10;

export const everyResource: Bench = {
  name: "every-resource",
  method:
    `Requests of an account with every resource: ${sizes.map(whole).join(" or ")} objects in each list, and one in each list that ` +
    "other objects have. Every stream is selected. After the first sync come one " +
    "two minutes later, a second two minutes after it, and one a day later. Nothing changes in between.",
  async run() {
    const findings: Finding[] = [];
    for (const objects of sizes) findings.push(...(await measure(objects)));
    return findings;
  },
};

async function measure(objects: number): Promise<Finding[]> {
  const simulator = await startFullAccount(objects);
  const title = `${whole(objects)} objects`;
  let states: readonly object[] = [];
  const sync = async (name: string, waitSeconds: number): Promise<Finding[]> => {
    simulator.clock.advanceTo(simulator.clock.nowSeconds + waitSeconds);
    simulator.requests.reset();
    const run = await readStreams({ url: simulator.url, streams, states, unthrottled: true });
    ({ states } = run);
    const { entries } = simulator.requests;
    return [
      informative(`${title}, ${name}: requests`, whole(entries.length)),
      informative(`${title}, ${name}: by kind`, table(countBy(entries, kindOf))),
      informative(`${title}, ${name}: the most`, table(countBy(entries, ({ route }) => route).slice(0, mostLists))),
      informative(`${title}, ${name}: records`, whole(run.recordCount)),
    ];
  };
  try {
    return [
      ...(await sync("first sync", 0)),
      ...(await sync("two minutes later", momentSeconds)),
      ...(await sync("again two minutes later", momentSeconds)),
      ...(await sync("a day later", daySeconds)),
    ];
  } finally {
    await simulator.close();
  }
}

const { derivedStreams } = (await built("streams/derived-streams.js")) as typeof DerivedModule;
const streams = [...derivedStreams, ...rawStreams].map(({ name }) => name);

/** What a stream's list is, by its entry. A list that belongs to no entry is of parts, or one object. */
const listings = new Map(rawStreams.map(({ path, listing }) => [path, `lists by ${listing ?? "created"}`]));

function kindOf({ route }: LoggedRequest): string {
  if (route === "/v1/events") return "events";
  return listings.get(route) ?? (route.endsWith("/{id}") ? "single objects by id" : "lists of one object's parts");
}

/** Returns how many there are of each, most first. */
function countBy(
  requests: readonly LoggedRequest[],
  keyOf: (request: LoggedRequest) => string,
): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const request of requests) counts.set(keyOf(request), (counts.get(keyOf(request)) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a);
}

function table(counts: readonly (readonly [string, number])[]): string {
  return counts.map(([name, count]) => `${name} ${whole(count)}`).join("; ");
}
