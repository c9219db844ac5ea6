import { describe, expect, it } from "vitest";
import { at, item, price, subscription } from "../testing/world.js";
import { withPresentRepresentation } from "./present-representation.js";

const monthly = item(price(100), 1, { periodEndSeconds: at("2026-04-01") });
const yearly = item(price(9000), 1, { periodEndSeconds: at("2027-03-01") });
const current = subscription([monthly, yearly]);
/** Returns the subscription in the representation of a version before basil. */
const older = subscription([monthly, yearly].map((each) => ({ ...each, periodEndSeconds: at("2027-03-01") })));
const change = (after: typeof older, seconds: number) =>
  ({
    type: "subscription",
    eventId: `evt_${seconds}`,
    createdSeconds: seconds,
    beforeIsExact: true,
    before: older,
    after,
  }) as const;

describe("the last change of a subscription", () => {
  it("has the current subscription's periods if nothing changed since", () => {
    const [first, last] = withPresentRepresentation([change(older, 1), change(older, 2)], current);
    expect(first).toEqual(change(older, 1));
    expect(last).toEqual(change(current, 2));
  });

  it("keeps the event's periods if the subscription was read after another change", () => {
    const left = subscription([{ ...monthly, quantity: 2 }, yearly]);
    expect(withPresentRepresentation([change(left, 1)], current)).toEqual([change(left, 1)]);
    expect(withPresentRepresentation([], current)).toEqual([]);
  });
});
