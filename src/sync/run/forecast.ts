import { createListGrowth, stripeBeganSeconds, type ListGrowth } from "../../stripe/lists/list-growth.js";
import { subtract, type Ranges } from "../../stripe/lists/ranges.js";
import { createdOf, type ScannedPage } from "../../stripe/lists/scan.js";

/** What the lists of a backfill have brought, and are expected to bring still. A list is named by its collection. */
export interface Forecast {
  /** A list is about to be read, over these seconds of `created`. */
  begin(collection: string, ranges: Ranges): void;
  add(collection: string, page: ScannedPage): void;
  /** The list failed: nothing more is expected of it. */
  giveUp(collection: string): void;
  /** Every list that was begun, but those given up. */
  readonly lists: ReadonlyMap<string, ListForecast>;
}

export interface ListForecast {
  /** Objects that were read. */
  readonly read: number;
  /** Objects that are expected still; undefined while nothing is known, 0 once the list was read to its end. */
  readonly left: number | undefined;
  /** Objects that are expected in the given seconds, of those that were not read yet. */
  expectedIn(ranges: Ranges): number | undefined;
}

export function createForecast(): Forecast {
  const lists = new Map<string, List>();

  /** The oldest object of the lists that were read to their beginning: an account begins with its products and prices. */
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
      if (!list) throw new RangeError(`the list of ${collection} was not begun`);
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
  /** Where the reading will end. */
  readonly fromSeconds: number;
  open: Ranges;
  read: number;
  oldestSeconds: number;
}

function isWhole({ open, fromSeconds, oldestSeconds }: List): boolean {
  return open.length === 0 && fromSeconds <= stripeBeganSeconds && Number.isFinite(oldestSeconds);
}
