import { describe, expect, it } from "vitest";
import type { StripeEvent } from "../../stripe/change-feed.js";
import { createChangedObjects } from "./changed-objects.js";
import { streamNamed } from "../../streams/raw-streams.js";

const event = (type: string, object: Record<string, unknown>, created = 1): StripeEvent => ({
  id: `evt_${type}_${String(object["id"])}`,
  type,
  created,
  data: { object },
});
const changed = (stream: string, events: readonly StripeEvent[], most?: number) => {
  const objects = createChangedObjects(streamNamed(stream), most);
  for (const each of events) objects.note(each);
  return objects;
};

describe("the changed objects of a collection", () => {
  it("contain each object once, however many events it has", () => {
    const events = Array.from({ length: 100 }, (_, i) =>
      event("invoice.updated", { id: `in_${i % 3}`, created: 7 }, i),
    );
    expect([...changed("invoices", events).ids]).toEqual([
      ["in_0", { createdSeconds: 7, changedSeconds: 99 }],
      ["in_1", { createdSeconds: 7, changedSeconds: 97 }],
      ["in_2", { createdSeconds: 7, changedSeconds: 98 }],
    ]);
  });

  it("contain the parent of an event's object", () => {
    const { ids } = changed("invoices", [event("credit_note.created", { id: "cn_1", invoice: "in_1", created: 9 })]);
    expect([...ids]).toEqual([["in_1", { createdSeconds: undefined, changedSeconds: 1 }]]);
  });

  it("do not contain a deleted object, whichever event comes first", () => {
    const updated = event("customer.updated", { id: "cus_1" });
    const deleted = event("customer.deleted", { id: "cus_1" });
    for (const events of [
      [updated, deleted],
      [deleted, updated],
    ]) {
      expect(changed("customers", events).ids.size).toBe(0);
    }
  });

  it("contain a deleted object if the account may reuse its id", () => {
    const { ids, deleted } = changed("coupons", [event("coupon.deleted", { id: "SUMMER", name: "Summer" })]);
    expect([...ids.keys()]).toEqual(["SUMMER"]);
    expect([...deleted]).toEqual([["SUMMER", { id: "SUMMER", name: "Summer" }]]);
  });

  it.each([[undefined], [null], [5], [{}]])("do not contain an event's object with the id %j", (id) => {
    const objects = createChangedObjects(streamNamed("invoices"));
    expect(objects.note(event("invoice.updated", { id }))).toBe(false);
    expect(objects.note(event("invoice.deleted", { id }))).toBe(false);
    expect(objects.note(event("credit_note.created", { id: "cn_1", invoice: null }))).toBe(true);
    expect(objects.ids.size).toBe(0);
  });

  it("are dropped beyond a bound, and take no memory from then on", () => {
    const events = Array.from({ length: 12 }, (_, i) => event("charge.updated", { id: `ch_${i}`, created: i }));
    expect(changed("charges", events.slice(0, 10), 10)).toMatchObject({ tooMany: false, ids: { size: 10 } });
    expect(changed("charges", events, 10)).toMatchObject({ tooMany: true, ids: { size: 0 } });
  });
});
