import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CustomerCarryOver } from "../metrics/timeline/customer-carry-over.js";
import { createCarryOvers, customersScheduledBefore, isCustomerCarryOver } from "./customer-carry-over.js";

const scheduled = (scheduledSeconds: number): CustomerCarryOver => ({ scheduledSeconds, idle: {} });
const discounted = (scheduledSeconds: number): CustomerCarryOver => ({
  scheduledSeconds,
  idle: {},
  ending: [
    {
      id: "di_1Ecs4jogSVBT9nPM9qmHVkUH",
      couponId: "WELCOME20",
      startSeconds: 1_780_000_000,
      endSeconds: scheduledSeconds,
      subscriptionId: "sub_1TcYjZXsrZ8HHVBR00TPLjsy",
      itemId: null,
    },
  ],
});
const paused: CustomerCarryOver = { scheduledSeconds: null, idle: { sub_1: "paused" } };

/** Returns the saved customers after these carry-overs were stored, read back from JSON. */
function stateOf(carryOvers: Readonly<Record<string, CustomerCarryOver>>, most?: number) {
  const kept = createCarryOvers({}, most);
  for (const [id, carryOver] of Object.entries(carryOvers)) kept.keep(id, carryOver);
  const { kept: customers, dropped } = kept.entries();
  return { customers: JSON.parse(JSON.stringify(customers)) as typeof customers, dropped };
}

describe("the carry-overs of customers", () => {
  it("are read back from the state unchanged", () => {
    const discount = { id: "di_1", couponId: "SPRING", startSeconds: 10, endSeconds: 100 };
    const ending = [
      { ...discount, subscriptionId: "sub_1", itemId: "si_1" },
      { ...discount, id: "di_2", startSeconds: null, subscriptionId: null, itemId: null },
    ];
    const carryOvers = {
      cus_1: { ...scheduled(100), ending },
      cus_2: paused,
      cus_3: { scheduledSeconds: 7, idle: { sub_2: "unpaid" } },
      cus_4: discounted(9),
    };
    const { customers } = stateOf(carryOvers);
    expect(Object.values(customers).every(isCustomerCarryOver)).toBe(true);
    const before = createCarryOvers(customers);
    for (const [id, carryOver] of Object.entries(carryOvers)) expect(before.before(id)).toEqual(carryOver);
    expect(before.before("cus_5")).toBeUndefined();
    expect(before.before("toString")).toBeUndefined();
  });

  it("are kept until the customer is derived again, and removed if that carries nothing over", () => {
    const next = createCarryOvers(stateOf({ cus_1: scheduled(100), cus_2: scheduled(200), cus_3: paused }).customers);
    next.keep("cus_1", scheduled(300));
    next.keep("cus_2", undefined);
    expect(next.entries()).toEqual({
      kept: { cus_1: { next_at: 300 }, cus_3: { idle: { sub_1: "paused" } } },
      dropped: 0,
    });
    expect(next.before("cus_1")).toEqual(scheduled(100));
  });

  it("drop the customers whose scheduled change comes last or never, if there are too many", () => {
    const { customers, dropped } = stateOf(
      { cus_1: paused, cus_2: scheduled(300), cus_3: scheduled(100), cus_4: scheduled(200) },
      2,
    );
    expect(Object.keys(customers).toSorted()).toEqual(["cus_3", "cus_4"]);
    expect(dropped).toBe(2);
  });

  it("drop the same customers as if all were held until the end", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 20 })), fc.integer({ min: 1, max: 6 }), (times, most) => {
        const all = times.map((time, index): [string, number] => [`cus_${index}`, time]);
        const { customers, dropped } = stateOf(
          Object.fromEntries(all.map(([id, time]) => [id, scheduled(time)])),
          most,
        );
        const kept = all.toSorted(([, a], [, b]) => a - b).slice(0, most);
        expect(customers).toEqual(Object.fromEntries(kept.map(([id, time]) => [id, { next_at: time }])));
        expect(dropped).toBe(all.length - kept.length);
      }),
    );
  });

  it("take less than 2 MB for 10,000 customers with discounts that will end, and contain no more customers", () => {
    const carryOvers = Object.fromEntries(
      Array.from({ length: 10_001 }, (_, index) => [
        `cus_${String(index).padStart(14, "0")}`,
        discounted(1_790_000_000 + index),
      ]),
    );
    const { customers, dropped } = stateOf(carryOvers);
    expect(dropped).toBe(1);
    expect(JSON.stringify(customers).length).toBeLessThan(2_000_000);
  });

  it("show the customers with a scheduled change before a time", () => {
    const { customers } = stateOf({ cus_1: scheduled(100), cus_2: scheduled(101), cus_3: paused });
    expect(customersScheduledBefore(customers, 101)).toEqual(["cus_1"]);
    expect(customersScheduledBefore(undefined, 101)).toEqual([]);
  });

  it.each([
    [null],
    [5],
    [{ next_at: "soon" }],
    [{ idle: { sub_1: 1 } }],
    [{ idle: null }],
    [{ ending: [["di_1"]] }],
    [{ ending: [{ id: "di_1" }] }],
  ])("do not include %j", (value) => {
    expect(isCustomerCarryOver({ next_at: 1, idle: { sub_1: "unpaid" } })).toBe(true);
    expect(isCustomerCarryOver(value)).toBe(false);
  });
});
