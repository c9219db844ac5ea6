import { createListGrowth, stripeBeganSeconds, type ListGrowth } from "../../stripe/lists/list-growth.js";
import { subtract, type Ranges } from "../../stripe/lists/ranges.js";
import { createdOf } from "../../stripe/lists/page.js";
import type { ScannedPage } from "../../stripe/lists/scan.js";

/** The read and the expected objects of a backfill's lists. A list has the name of its collection. */
export interface Forecast {
  /** Adds a list that will be read, over these seconds of `created`. */
  begin(collection: string, ranges: Ranges): void;
  add(collection: string, page: ScannedPage): void;
  /** Removes a list that failed, because nothing more is expected of it. */
  giveUp(collection: string): void;
  /** Every list that was begun and not given up. */
  readonly lists: ReadonlyMap<string, ListForecast>;
}

export interface ListForecast {
  /** Objects that were read. */
  readonly read: number;
  /** Objects that are still expected; undefined: not known; 0: the list was read to its end. */
  readonly left: number | undefined;
  /** Returns the number of unread objects that are expected in the given seconds. */
  expectedIn(ranges: Ranges): number | undefined;
}

export function createForecast(): Forecast {
  const lists = new Map<string, List>();

  /**
   * Returns the time of the oldest object in the lists that were read to their end.
   * An account's first objects are its products and prices.
   */
  function accountBeganSeconds(): number | undefined {
    const oldest = [...lists.values()].filter(isWhole).map((list) => list.oldestSeconds);
    return oldest.length > 0 ? Math.min(...oldest) : undefined;
  }

  return {
    lists,
    begin(collection, ranges) {
      const list: List = {
        growth: createListGrowth(),
        fromSeconds: ranges[0]?.from ?? Infinity,
        open: ranges,
        read: 0,
        oldestSeconds: Infinity,
        get left() {
          return list.expectedIn(list.open);
        },
        expectedIn: (wanted) => (list.open.length === 0 ? 0 : list.growth.expectedIn(wanted, accountBeganSeconds())),
      };
      lists.set(collection, list);
    },
    add(collection, page) {
      const list = lists.get(collection);
      if (!list) throw new RangeError(`The list of ${collection} was not begun.`);
      list.growth.add(page);
      list.open = subtract(list.open, page.covered);
      list.read += page.objects.length;
      for (const object of page.objects) list.oldestSeconds = Math.min(list.oldestSeconds, createdOf(object));
    },
    giveUp: (collection) => void lists.delete(collection),
  };
}

interface List extends ListForecast {
  readonly growth: ListGrowth;
  /** The second at which the reading ends. */
  readonly fromSeconds: number;
  open: Ranges;
  read: number;
  oldestSeconds: number;
}

function isWhole({ open, fromSeconds, oldestSeconds }: List): boolean {
  return open.length === 0 && fromSeconds <= stripeBeganSeconds && Number.isFinite(oldestSeconds);
}
