import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createVirtualClock } from "../testing.js";
import { createSlidingMinute } from "./sliding-minute.js";

/** The time before an event, and whether the count is read before the next one. */
const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 70_000 }), fc.boolean()), { maxLength: 40 });

describe("the count of a sliding minute", () => {
  it("is the number of events in the current second and the 59 before it, whenever it is read", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 200_000 }), steps, async (startMs, each) => {
        const time = createVirtualClock();
        await time.moveTo(startMs);
        const minute = createSlidingMinute(time.clock);
        const seconds: number[] = [];
        let nowMs = startMs;
        for (const [afterMs, isRead] of each) {
          nowMs += afterMs;
          await time.moveTo(nowMs);
          const second = Math.floor(nowMs / 1000);
          if (isRead) expect(minute.count).toBe(seconds.filter((earlier) => earlier > second - 60).length);
          minute.add();
          seconds.push(second);
        }
        const last = Math.floor(nowMs / 1000);
        expect(minute.count).toBe(seconds.filter((earlier) => earlier > last - 60).length);
      }),
    );
  });
});
