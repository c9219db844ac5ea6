import * as fc from "fast-check";
import { expect, it } from "vitest";
import { JobQueue } from "./job-queue.js";

it("a job queue returns its jobs by time, and those of one second in the order in which they were added", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 })), (times) => {
      const queue = new JobQueue();
      const done: { at: number; order: number }[] = [];
      times.forEach((at, order) => queue.add(at, () => done.push({ at, order })));
      for (let job = queue.take(); job; job = queue.take()) job();
      expect(done).toEqual(
        times.map((at, order) => ({ at, order })).toSorted((a, b) => a.at - b.at || a.order - b.order),
      );
    }),
  );
});
