import type { Logger } from "@airbyte/cdk-typescript-compat";
import type { StripeObject } from "../../stripe/resource.js";

/** Counts what stored objects do not contain although the numbers depend on it. */
export interface Gaps {
  look(collection: string, objects: readonly StripeObject[]): void;
  /** Counts rows that are no objects of their collection. */
  leaveOut(collection: string, count: number): void;
  /** Logs one warning for each kind of gap. */
  report(others: { readonly testClockCustomers: number }): void;
}

/** Lists inside of objects: Stripe cuts them, and this connector completes them. */
const embeddedLists: Readonly<Record<string, string>> = {
  subscriptions: "items",
  invoices: "lines",
  charges: "refunds",
};

export function createGaps(log: Logger): Gaps {
  const cut = new Map<string, number>();
  const leftOut = new Map<string, number>();
  let unexpanded = 0;
  return {
    look(collection, objects) {
      const list = embeddedLists[collection];
      const isCut = (object: StripeObject) => list !== undefined && hasMore(object[list]);
      add(cut, collection, objects.filter(isCut).length);
      if (collection === "subscriptions") unexpanded += objects.filter(hasDiscountIds).length;
    },
    leaveOut: (collection, count) => add(leftOut, collection, count),
    report({ testClockCustomers }) {
      for (const [collection, count] of leftOut)
        log.warn(
          `${count} rows of ${collection} are no ${collection} of Stripe and are left out. Check the columns id, type, created and data.`,
        );
      for (const [collection, count] of cut)
        log.warn(
          `${count} stored ${collection} contain only the first ${embeddedLists[collection]!}, so what the others show is missing. Sync the stream ${collection} with this connector, which completes them.`,
        );
      if (unexpanded > 0)
        log.warn(
          `${unexpanded} stored subscriptions contain only the ids of their discounts, so their MRR is before discounts. Sync the stream subscriptions with this connector, which expands them.`,
        );
      if (testClockCustomers > 0)
        log.warn(
          `${testClockCustomers} customers of test clocks are left out, because the time of their clock is not stored. A sync with include_test_clocks derives them.`,
        );
    },
  };
}

function add(counts: Map<string, number>, key: string, count: number): void {
  if (count > 0) counts.set(key, (counts.get(key) ?? 0) + count);
}

function hasMore(list: unknown): boolean {
  return typeof list === "object" && list !== null && "has_more" in list && list.has_more === true;
}

function hasDiscountIds({ discounts }: StripeObject): boolean {
  return Array.isArray(discounts) && discounts.some((each) => typeof each === "string");
}
