import type { StoredEvent } from "../../store.js";
import { isApiObject, type ApiObject } from "../api-object.js";

/** The account's events by id, and the data that only they still contain. */
export interface EventHistory {
  readonly find: (id: string) => StoredEvent | undefined;
  /** Returns a coupon as it was when it was deleted, because its discounts continue. */
  readonly deletedCoupon: (id: string) => ApiObject | undefined;
}

/**
 * Indexes the events.
 * @param events grows at its end. New events are indexed at the next request.
 */
export function createEventHistory(events: readonly StoredEvent[]): EventHistory {
  const byId = new Map<string, StoredEvent>();
  const coupons = new Map<string, ApiObject>();
  let indexed = 0;

  const catchUp = (): void => {
    for (; indexed < events.length; indexed += 1) {
      const event = events[indexed]!;
      byId.set(event.id, event);
      if (event.type === "coupon.deleted" && isApiObject(event.object))
        coupons.set(String(event.object["id"]), event.object);
    }
  };

  return {
    find: (id) => {
      catchUp();
      return byId.get(id);
    },
    deletedCoupon: (id) => {
      catchUp();
      return coupons.get(id);
    },
  };
}
