import { beforeAll, describe, expect, it } from "vitest";
import { storyOf } from "./model.js";
import { play, type SyncMade } from "./play.js";

describe("a seed", () => {
  beforeAll(async () => Promise.all([import("stripe"), import("../../src/connector.js")]));

  it.each([1, 7, 19])("makes the same requests and messages each time it is played: %i", async (seed) => {
    const [first, second] = [await play(storyOf(seed)), await play(storyOf(seed))];
    expect(second.trace).toEqual(first.trace);
    expect(second.syncs.map(messagesOf)).toEqual(first.syncs.map(messagesOf));
  });
});

/** Removes stack frames, because they depend on whose timer raised an error. */
function messagesOf({ messages }: SyncMade) {
  const withoutFrames = (field: string, value: unknown) =>
    field === "stack_trace" && typeof value === "string" ? value.replaceAll(/^\s+at .*$/gm, "") : value;
  return JSON.parse(JSON.stringify(messages, withoutFrames)) as object[];
}
