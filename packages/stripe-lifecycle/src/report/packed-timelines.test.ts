import * as fc from "fast-check";
import { expect, test } from "vitest";
import { compress } from "./compress.js";
import type { TimelineEvent } from "./customer.js";
import { decompress } from "./decompress.js";
import { packTimelines, unpackTimelines, type Timelines } from "./packed-timelines.js";

const text = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("usd", "new", "Pro"));
const textOrNull = fc.option(text);
const minor = fc.option(fc.integer({ min: -1_000_000, max: 1_000_000 }));

const event: fc.Arbitrary<TimelineEvent> = fc.record({
  day: fc.integer({ min: -1000, max: 30_000 }),
  type: fc.constantFrom("payment_succeeded", "subscription_changed"),
  labels: fc.array(fc.constantFrom("renewed", "upgraded"), { maxLength: 2 }),
  isInferred: fc.boolean(),
  currency: textOrNull,
  amountMinor: minor,
  previousMrrMinor: minor,
  mrrMinor: minor,
  movement: textOrNull,
  plan: textOrNull,
  detail: textOrNull,
});

test("packed and compressed timelines unpack to the same timelines", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(event, { maxLength: 6 }), { maxLength: 5 }), async (timelines) => {
      const written = compress(packTimelines(timelines));
      expect(written).toMatch(/^[A-Za-z0-9+/=]*$/);
      expect(unpackTimelines((await decompress(written)) as Timelines)).toEqual(timelines);
    }),
    { numRuns: 50 },
  );
});

test("an event that is repeated is stored once", () => {
  const paid = fc.sample(event, { numRuns: 1, seed: 1 })[0]!;
  const { kinds, places } = packTimelines([[paid, { ...paid, day: paid.day + 30 }], [paid]]);
  expect([kinds.type.length, places]).toEqual([1, [0, 0, 0]]);
});
