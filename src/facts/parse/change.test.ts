import { describe, expect, test } from "vitest";
import { changeOf } from "./change.js";
import type { Json } from "./json.js";
import { UnreadableObject } from "./unreadable.js";

import { objects } from "./json.js";
import { coupon, legacy, price } from "./testing.js";

const event = (type: string, object: Json, previous_attributes?: Json): Json => ({
  id: "evt_1",
  object: "event",
  type,
  created: 1500,
  data: { object, ...(previous_attributes ? { previous_attributes } : {}) },
});
const subscriptionChange = (json: Json) => {
  const change = changeOf(json);
  if (change?.type !== "subscription") throw new Error("not a change of a subscription");
  return change;
};

function beforeEnd(object: Json): unknown {
  return subscriptionChange(event("customer.subscription.deleted", object)).before;
}

describe("an event of a subscription", () => {
  test("has the previous attributes applied: nested objects by field, arrays whole", () => {
    const after = {
      ...legacy,
      cancellation_details: {
        reason: "cancellation_requested",
        feedback: "too_expensive",
        feedback_option: { id: "bfo_1" },
      },
    };
    const items = {
      data: [{ id: "si_1", price: { ...price, id: "price_0", unit_amount_decimal: "1900" }, quantity: 1 }],
    };
    const change = subscriptionChange(
      event("customer.subscription.updated", after, {
        items,
        cancellation_details: { reason: null },
        status: "trialing",
      }),
    );
    expect(change.before).toMatchObject({
      status: "trialing",
      cancellationReason: null,
      cancellationFeedback: "too_expensive",
      cancellationFeedbackOption: "bfo_1",
      items: [{ quantity: 1, price: { id: "price_0", unitAmountMinor: "1900" } }],
    });
    expect(change.after.items[0]).toMatchObject({ quantity: 2, price: { id: "price_1" } });
    expect(change.beforeIsExact).toBe(true);
  });

  test("of an early version may contain the previous quantity or plan outside of the items", () => {
    const plan = { id: "silver", amount: 1900, currency: "usd", interval: "month", interval_count: 1 };
    const object = { ...legacy, plan: { ...plan, id: "gold" }, quantity: 2 };
    const { before } = subscriptionChange(event("customer.subscription.updated", object, { plan, quantity: 7 }));
    expect(before?.items).toMatchObject([
      { id: "si_1", quantity: 7, price: { id: "silver", unitAmountMinor: "1900" } },
    ]);
  });

  test("that ends it implies its previous state", () => {
    const ended = { ...legacy, status: "canceled", ended_at: 1500, canceled_at: 1500 };
    expect(beforeEnd(ended)).toMatchObject({ status: "active", endedSeconds: null, cancelRequestedSeconds: null });
    expect(beforeEnd({ ...ended, trial_start: 1000, trial_end: 1500 })).toMatchObject({ status: "trialing" });
    expect(beforeEnd({ ...ended, cancellation_details: { reason: "payment_failed" } })).toMatchObject({
      status: "past_due",
    });
    // Its last period ended at 2000: if it had not been paused, it would have begun another.
    expect(beforeEnd({ ...ended, ended_at: 2000 + 3600 })).toMatchObject({ status: "active" });
    expect(beforeEnd({ ...ended, ended_at: 2000 + 2 * 86_400 })).toMatchObject({ status: "paused" });
    // Its only period was its trial.
    expect(beforeEnd({ ...ended, trial_start: 1000, trial_end: 2000, ended_at: 2001 })).toMatchObject({
      status: "paused",
    });
    expect(beforeEnd({ ...ended, trial_start: 500, trial_end: 1000, ended_at: 2001 })).toMatchObject({
      status: "active",
    });
    expect(beforeEnd({ ...ended, cancel_at_period_end: true, canceled_at: 1200 })).toMatchObject({
      cancelRequestedSeconds: 1200,
    });
  });

  test("that creates, pauses or resumes it implies its previous state", () => {
    expect(subscriptionChange(event("customer.subscription.created", legacy)).before).toBeUndefined();
    expect(
      subscriptionChange(event("customer.subscription.paused", { ...legacy, status: "paused" })).before?.status,
    ).toBe("active");
    const trialed = { ...legacy, status: "paused", trial_start: 1000, trial_end: 2000 };
    expect(subscriptionChange(event("customer.subscription.paused", trialed)).before?.status).toBe("trialing");
    expect(subscriptionChange(event("customer.subscription.resumed", legacy)).before?.status).toBe("paused");
  });

  test("has its discounts' ids, but not their terms, in every API version", () => {
    const discount = { id: "di_1", object: "discount", coupon, start: 1000, end: null };
    const item = { ...objects(legacy, "items", "subscription")[0], discounts: [discount] };
    const discounted = { ...legacy, discount, items: { object: "list", data: [item] } };
    const { before, after } = subscriptionChange(event("customer.subscription.updated", discounted, { quantity: 7 }));
    const named = { id: "di_1", couponId: "HALF", coupon: undefined, startSeconds: 1000, endSeconds: null };
    for (const facts of [before, after]) {
      expect(facts?.discounts).toEqual([named]);
      expect(facts?.items[0]?.discounts).toEqual([named]);
    }
    expect(changeOf(event("customer.discount.created", discount))).toMatchObject({ discount: named });
  });

  test("of another kind becomes the change of that kind, or none", () => {
    const discount = {
      id: "di_1",
      object: "discount",
      coupon,
      customer: "cus_1",
      subscription: null,
      start: 1000,
      end: null,
    };
    expect(changeOf(event("customer.discount.deleted", discount))).toMatchObject({
      type: "discount",
      isCustomerLevel: true,
      happened: "removed",
      discount: { couponId: "HALF" },
    });
    expect(changeOf(event("customer.discount.created", { ...discount, subscription: "sub_1" }))).toMatchObject({
      isCustomerLevel: false,
    });
    expect(changeOf(event("customer.created", { id: "cus_1" }))).toEqual({
      type: "customer_created",
      eventId: "evt_1",
      createdSeconds: 1500,
    });
    expect(changeOf(event("customer.subscription.trial_will_end", legacy))).toBeUndefined();
    expect(() => changeOf({ id: "evt_1", type: "customer.subscription.created", created: 1, data: {} })).toThrow(
      UnreadableObject,
    );
  });

  test("of another object has that object's id, and the time when it was recorded", () => {
    const paid = event("invoice.paid", { id: "in_1", object: "invoice", status: "paid" });
    const common = { type: "object", eventId: "evt_1", createdSeconds: 1500 };
    expect(changeOf(paid)).toEqual({ ...common, eventType: "invoice.paid", objectId: "in_1", status: "paid" });
    const refund = { id: "re_1", object: "refund", charge: "ch_1" };
    expect(changeOf(event("charge.refund.updated", refund))).toEqual({
      ...common,
      eventType: "charge.refund.updated",
      objectId: "re_1",
      status: null,
    });
    expect(changeOf(event("charge.dispute.closed", { id: "dp_1", status: "lost" }))).toMatchObject({ status: "lost" });
    const updated = (previous_attributes: object) => ({
      ...event("refund.updated", { ...refund, status: "succeeded" }),
      data: { object: { ...refund, status: "succeeded" }, previous_attributes },
    });
    expect(changeOf(updated({ status: "pending" }))).toMatchObject({ objectId: "re_1", status: "succeeded" });
    expect(changeOf(updated({ destination_details: {} }))).toBeUndefined();
    expect(changeOf(event("charge.dispute.updated", { id: "dp_1", status: "lost" }))).toBeUndefined();
    expect(() => changeOf(event("credit_note.created", { object: "credit_note" }))).toThrow(UnreadableObject);
  });
});
