import type { RetryableFailure } from "../request/retry.js";

/** The most that a list gives per request: https://docs.stripe.com/api/pagination */
export const largestPage = 100;

/** How many objects to ask each list for: fewer where its pages prove too large to arrive. */
export interface PageSizes {
  of(route: string): number;
  /**
   * Takes a page of so many that failed.
   *
   * @param times how often this page has failed like this, at any size
   */
  failed(route: string, size: number, failure: RetryableFailure, times: number): void;
  /** Takes a page that arrived; `size` is what was asked for. */
  arrived(route: string, size: number): void;
}

/**
 * A list's size shrinks as {@link shrinking} says, down to 1, is kept for the pages to come, and doubles again after a
 * number of pages in a row, which itself doubles each time that a page fails: where large pages never arrive, fewer and
 * fewer attempts are spent on them.
 */
export function createPageSizes(): PageSizes {
  const lists = new Map<string, List>();
  const of = (route: string): number => lists.get(route)?.size ?? largestPage;
  return {
    of,
    failed(route, size, failure, times) {
      const rule = shrinking[failure];
      // Pages that were on their way together fail together: the list shrinks once for all of them.
      if (rule === undefined || times < rule.from || size > of(route) || size === 1) return;
      const patience = Math.min(2 * (lists.get(route)?.patience ?? firstPatience / 2), longestPatience);
      lists.set(route, { size: Math.max(1, Math.floor(size / rule.divisor)), patience, arrived: 0 });
    },
    arrived(route, size) {
      const list = lists.get(route);
      if (list === undefined || size !== list.size || size === largestPage) return;
      const arrived = list.arrived + 1;
      const grown = { ...list, size: Math.min(largestPage, 2 * size), arrived: 0 };
      lists.set(route, arrived < list.patience ? { ...list, arrived } : grown);
    },
  };
}

interface List {
  readonly size: number;
  /** How many pages must arrive before the size grows. */
  readonly patience: number;
  /** How many have, at this size. */
  readonly arrived: number;
}

const firstPatience = 10;
const longestPatience = 160;

/**
 * From which failure of a page on, and how much, its list shrinks. A single cut is an accident, a second one says that the
 * page is too large. Each timeout costs more than a minute, so its size falls fast. 5xx are mostly outages, to which size
 * is nothing; but a page that is too heavy for Stripe can show as one, so what persists is tried smaller before it is final.
 */
const shrinking: Readonly<Partial<Record<RetryableFailure, { readonly from: number; readonly divisor: number }>>> = {
  cut_page: { from: 2, divisor: 2 },
  timeout: { from: 1, divisor: 4 },
  server: { from: 5, divisor: 5 },
};
