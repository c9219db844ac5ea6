import { expect, test } from "vitest";
import { rawStreams } from "../streams/raw-streams.js";
import { changeOf } from "./parse/change.js";
import { factEvents } from "./event-types.js";

test("the events to read are those that contain facts, and no more types than one list call takes by name", () => {
  const followed = rawStreams.flatMap(({ changes }) => changes.flatMap(({ types }) => types));
  const deletions = rawStreams.flatMap(({ deletion }) => deletion ?? []);
  const typesOfFacts = [...new Set([...followed, ...deletions])].filter(holdsFacts);
  expect(new Set([...typesOfFacts, "customer.deleted"])).toEqual(factEvents);
  expect(factEvents.size).toBeLessThanOrEqual(20);
});

/** Returns whether `changeOf` reads facts from such events: it needs no object, or throws because there is none. */
function holdsFacts(type: string): boolean {
  try {
    return changeOf({ id: "evt_1", type, created: 1, data: {} }) !== undefined;
  } catch {
    return true;
  }
}
