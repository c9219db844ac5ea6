import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createBodyBudget, type CountedBody } from "./body-budget.js";

const megabyte = 2 ** 20;

/** Returns how many megabytes a body may have, at a megabyte a time. */
function most(body: CountedBody): number {
  for (let count = 0; ; count += 1) if (!body.take(megabyte)) return count;
}

describe("the budget of bodies", () => {
  it("lets one answer have 64 MB", () => {
    const budget = createBodyBudget();
    for (let i = 0; i < 10; i += 1) {
      const body = budget.open();
      expect(most(body)).toBe(64);
      body.release();
    }
  });

  it("lets many endless answers have little more than 16 MB each", () => {
    const budget = createBodyBudget();
    const bodies = Array.from({ length: 14 }, () => budget.open());
    let counts = bodies.map(() => 0);
    for (let round = 0; round < 64; round += 1) {
      counts = counts.map((count, index) => (count === round && bodies[index]!.take(megabyte) ? count + 1 : count));
    }
    expect(counts.every((count) => count === 16)).toBe(true);
  });

  it("never stops a small answer, whatever the others have, and forgets what has ended", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 64 }), { maxLength: 30 }), (sizes) => {
        const budget = createBodyBudget();
        const others = sizes.map((size) => {
          const body = budget.open();
          body.take(size * megabyte);
          return body;
        });
        expect(budget.open().take(16 * megabyte)).toBe(true);
        for (const body of others) body.release();
        expect(most(budget.open())).toBe(64);
      }),
    );
  });
});
