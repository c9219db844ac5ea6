import * as fc from "fast-check";
import { expect, test } from "vitest";
import { fewestBreaks, leastContradicting, type Step } from "./least-contradiction.js";

const state = fc.constantFrom("a", "b", "c", "d");
const step = fc.record({ before: state, after: state });
const ends = fc.uniqueArray(state, { maxLength: 2 });

test.each<[title: string, steps: string[], start: string | undefined, ends: string[], expected: string[]]>([
  ["follows the chain from the start", ["bc", "ab"], "a", [], ["ab", "bc"]],
  ["begins where no step leads to, if the start is unknown", ["bc", "ab"], undefined, [], ["ab", "bc"]],
  ["ends at the likeliest end", ["ab", "ba"], undefined, ["b", "a"], ["ba", "ab"]],
  ["ends at another end, if the likeliest would be a break", ["ab", "ba"], "a", ["b", "a"], ["ab", "ba"]],
  ["prefers an end to an unknown state", ["ab", "ac"], "a", ["b"], ["ac", "ab"]],
  ["does not leave a circle for later", ["ab", "bc", "ba", "ab"], "a", ["c"], ["ab", "ba", "ab", "bc"]],
  ["keeps the order of the input, if nothing decides", ["ab", "cd"], undefined, [], ["ab", "cd"]],
  [
    "keeps the order of the input between equal ends",
    ["ab", "ba", "ac", "ca"],
    "a",
    ["z", "a"],
    ["ab", "ba", "ac", "ca"],
  ],
  ["has one break, if a step is missing", ["de", "ab", "bc"], "a", ["e"], ["ab", "bc", "de"]],
  ["is empty without steps", [], "a", ["b"], []],
])("%s", (_title, steps, start, wantedEnds, expected) => {
  const order = leastContradicting(steps.map(parsed), start, wantedEnds);
  expect(order.map(({ before, after }) => before + after)).toEqual(expected);
});

test("no order of up to 6 steps has fewer breaks", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 6 }), fc.option(state, { nil: undefined }), ends, (steps, start, ends) => {
      const order = leastContradicting(steps, start, ends);
      expect(order.toSorted(byText)).toEqual(steps.toSorted(byText));
      const fewest = Math.min(...ordersOf(steps).map((other) => breaks(other, start, ends)));
      expect(breaks(order, start, ends)).toBe(fewest);
      if (start !== undefined) {
        expect(fewestBreaks(steps, start)).toBe(Math.min(...ordersOf(steps).map((other) => breaks(other, start, []))));
      }
    }),
    { numRuns: 300 },
  );
});

test("a walk of any length through new states is found from any order", () => {
  const length = fc.integer({ min: 1, max: 40 });
  const shuffled = length.chain((count) => {
    const walk = Array.from({ length: count }, (_, index) => ({ before: `s${index}`, after: `s${index + 1}` }));
    return fc.shuffledSubarray(walk, { minLength: count });
  });
  fc.assert(
    fc.property(shuffled, (steps) => {
      expect(breaks(leastContradicting(steps, undefined, []), "s0", [`s${steps.length}`])).toBe(0);
    }),
  );
});

test("many contradicting steps come to an end, and each is there once", () => {
  const steps = Array.from({ length: 60 }, (_, index) => ({ before: `from${index}`, after: `to${index % 7}` }));
  expect(new Set(leastContradicting(steps, "nowhere", ["to3"])).size).toBe(60);
});

function parsed(text: string): Step {
  return { before: text[0]!, after: text[1]! };
}

function breaks(order: readonly Step[], start: string | undefined, ends: readonly string[]): number {
  const within = order.filter(({ before }, index) => {
    const last = index === 0 ? start : order[index - 1]!.after;
    return last !== undefined && last !== before;
  });
  const end = order.at(-1)?.after ?? start;
  const misses = ends.length > 0 && end !== undefined && !ends.includes(end);
  return within.length + (misses ? 1 : 0);
}

function ordersOf<T>(values: readonly T[]): T[][] {
  if (values.length === 0) return [[]];
  return values.flatMap((first, index) => ordersOf(values.toSpliced(index, 1)).map((rest) => [first, ...rest]));
}

function byText(a: Step, b: Step): number {
  return a.before + a.after < b.before + b.after ? -1 : 1;
}
