import { union, type Range, type Ranges } from "./ranges.js";
import { createdOf, type ScannedPage } from "./scan.js";

/** What the pages of a list that were read tell about those to come. */
export interface ListGrowth {
  add(page: ScannedPage): void;
  /**
   * How many objects seconds that were not read are expected to hold. Undefined while no second was read.
   *
   * @param accountBeganSeconds when the account's first object was made, where another list told. Without it the
   * estimate is too high until about half of a young account is read, up to five times.
   */
  expectedIn(ranges: Ranges, accountBeganSeconds?: number): number | undefined;
}

/** Stripe opened in 2011: no object is older, whatever range is asked for. */
export const stripeBeganSeconds = Date.UTC(2011, 0) / 1000;

/**
 * Lists are read newest first, and most accounts grow, so that the density of what was read is too high for what is
 * older. The model: the account began at some second, and since then the rate of new objects went with the time since,
 * to the power of `growth - 1` (1 is an even rate, 2 one that rises evenly from nothing).
 *
 *     accountBegan |.........::::::::::|||||||||| now      seconds that are read, or not, may lie anywhere
 *
 * The growth is the likeliest one after what was read and after what is usual. The latter counts while little time was
 * read, since a rate that differs between two days tells nothing about years.
 */
export function createListGrowth(): ListGrowth {
  const byDay = new Map<number, number>();
  let covered: Ranges = [];
  let count = 0;

  return {
    add(page) {
      covered = union([...covered, page.covered]);
      count += page.objects.length;
      for (const object of page.objects) {
        const day = Math.floor(createdOf(object) / daySeconds);
        byDay.set(day, (byDay.get(day) ?? 0) + 1);
      }
    },
    expectedIn(ranges, accountBeganSeconds) {
      const newest = covered.at(-1);
      if (newest === undefined) return undefined;
      if (ranges.length === 0 || count === 0) return 0;
      const oldestDay = Math.min(...byDay.keys()) * daySeconds;
      const usable = accountBeganSeconds !== undefined && accountBeganSeconds < Math.min(oldestDay, ranges[0]!.to);
      const began = usable ? accountBeganSeconds : Math.min(stripeBeganSeconds, oldestDay);
      const age = { began, seconds: newest.to - began };
      const growth = likeliestGrowth(age, usable ? usualGrowth : usualGrowthSinceStripeBegan);
      const read = share(covered, growth, age);
      return read > 0 ? (count * share(ranges, growth, age)) / read : undefined;
    },
  };

  function likeliestGrowth(age: Age, usual: number): number {
    const days = covered.reduce((sum, { from, to }) => sum + to - Math.max(from, age.began), 0) / daySeconds;
    const weight = Math.min(1, (informativeObjectsPerDay * days) / count);
    let logarithms = 0;
    for (const [day, objects] of byDay) logarithms += objects * Math.log(position((day + 0.5) * daySeconds, age));
    const likelihood = (growth: number) =>
      weight * ((growth - 1) * logarithms + count * Math.log(growth / share(covered, growth, age))) -
      Math.log(growth / usual) ** 2 / (2 * spread ** 2);
    return growths.reduce((best, growth) => (likelihood(growth) > likelihood(best) ? growth : best));
  }
}

interface Age {
  readonly began: number;
  readonly seconds: number;
}

/** The part of all objects since the account began that the ranges hold. */
function share(ranges: readonly Range[], growth: number, age: Age): number {
  return ranges.reduce((sum, { from, to }) => sum + position(to, age) ** growth - position(from, age) ** growth, 0);
}

/** 0 where the account began, 1 now. */
function position(second: number, { began, seconds }: Age): number {
  return Math.max(0, (second - began) / seconds);
}

const daySeconds = 86_400;

/** What is usual, found with simulated accounts: see integration_tests/protocol/estimates.test.ts. */
const usualGrowth = 2;
const usualGrowthSinceStripeBegan = 6;
/** How far growths lie around the usual one, in logarithms. */
const spread = 0.6;

/** More objects of a day tell no more about the years: days differ among themselves. */
const informativeObjectsPerDay = 10;

const growths: readonly number[] = Array.from({ length: 61 }, (_, step) => 0.5 * 64 ** (step / 60));
