import { union, type Range, type Ranges } from "./ranges.js";
import { createdOf } from "./page.js";
import type { ScannedPage } from "./scan.js";

/** Estimates how many objects a list has, from the pages read so far. */
export interface ListGrowth {
  /** Adds a page that was read. */
  add(page: ScannedPage): void;
  /**
   * Returns how many objects the unread ranges probably contain; undefined if nothing was read.
   *
   * @param accountBeganSeconds the creation time of the account's first object, if known from another list. Without
   * it, the estimate is too high, by up to five times, until about half of a young account is read.
   */
  expectedIn(ranges: Ranges, accountBeganSeconds?: number): number | undefined;
}

/** Stripe opened in 2011, so no object is older, whatever range is requested. */
export const stripeBeganSeconds = Date.UTC(2011, 0) / 1000;

/**
 * Lists are read newest first, and most accounts grow. So the density of the objects read so far is too high for older
 * ones. The model: the account began at some second. Since then, the rate of new objects is proportional to the time
 * since, to the power of `growth - 1` (1: constant rate; 2: a rate that rises linearly from zero).
 *
 *     accountBegan |.........::::::::::|||||||||| now      read and unread seconds may be anywhere
 *
 * The growth is the most likely one, given the objects read and the usual growth. The usual growth has most weight
 * while little time was read, because different rates on two days say nothing about years.
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

/** Returns the part of all objects since the account's beginning that the ranges contain. */
function share(ranges: readonly Range[], growth: number, age: Age): number {
  return ranges.reduce((sum, { from, to }) => sum + position(to, age) ** growth - position(from, age) ** growth, 0);
}

/** Returns the position in the account's life: 0 at its beginning, 1 now. */
function position(second: number, { began, seconds }: Age): number {
  return Math.max(0, (second - began) / seconds);
}

const daySeconds = 86_400;

/** The usual growths, found with simulated accounts: see integration_tests/protocol/estimates.test.ts. */
const usualGrowth = 2;
const usualGrowthSinceStripeBegan = 6;
/** The spread of growths around the usual one, in logarithms. */
const spread = 0.6;

/** More objects of one day add no information about the years, because days differ. */
const informativeObjectsPerDay = 10;

const growths: readonly number[] = Array.from({ length: 61 }, (_, step) => 0.5 * 64 ** (step / 60));
