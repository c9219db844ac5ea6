import type { StoredEvent } from "../../store.js";
import { isApiObject, type ApiObject } from "../api-object.js";

/** The account's events by id, and what they alone still know. */
export interface EventHistory {
  readonly find: (id: string) => StoredEvent | undefined;
  /** A coupon as it was when it was deleted: discounts outlive it. */
  readonly deletedCoupon: (id: string) => ApiObject | undefined;
}

/** @param events grows at its end; what is new is indexed when next asked. */
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
