import type { RetryableFailure } from "../request/retry.js";

/** The most objects that a list returns per request: https://docs.stripe.com/api/pagination */
export const largestPage = 100;

/** The page size to request from each list: smaller if pages are too large to arrive. */
export interface PageSizes {
  of(route: string): number;
  /**
   * Records a failed page.
   *
   * @param size the requested number of objects
   * @param times how often this page has failed with this failure, at any size
   */
  failed(route: string, size: number, failure: RetryableFailure, times: number): void;
  /** Records a page that arrived. `size` is the requested number of objects. */
  arrived(route: string, size: number): void;
}

/**
 * Creates the page sizes. A list's size shrinks by the rules of {@link shrinking}, down to 1. Later pages keep it. It
 * doubles after a number of pages in a row, and this number doubles each time that a page fails. So if large pages
 * never arrive, they are tried less and less often.
 */
export function createPageSizes(): PageSizes {
  const lists = new Map<string, List>();
  const of = (route: string): number => lists.get(route)?.size ?? largestPage;
  return {
    of,
    failed(route, size, failure, times) {
      const rule = shrinking[failure];
      // Concurrent pages fail together. The list shrinks once for all of them.
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
  /** The number of pages that must arrive before the size grows. */
  readonly patience: number;
  /** The number of pages that have arrived at this size. */
  readonly arrived: number;
}

const firstPatience = 10;
const longestPatience = 160;

/**
 * The failure of a page from which its list shrinks, and the divisor. One cut is an accident; a second one means that
 * the page is too large. A page above the connector's own limit is too large from the first. Each timeout costs more
 * than a minute, so the size falls fast. 5xx are mostly outages, which do not depend on the size. But a page that is
 * too heavy for Stripe can cause one, so a persistent 5xx is tried with smaller pages before it is final.
 */
const shrinking: Readonly<Partial<Record<RetryableFailure, { readonly from: number; readonly divisor: number }>>> = {
  cut_page: { from: 2, divisor: 2 },
  large_page: { from: 1, divisor: 2 },
  timeout: { from: 1, divisor: 4 },
  server: { from: 5, divisor: 5 },
};
