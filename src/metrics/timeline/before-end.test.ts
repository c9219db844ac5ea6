import { describe, expect, test } from "vitest";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import { at, item, price, subscription } from "../testing/world.js";
import { beforeEnd, isInTrialPeriod } from "./before-end.js";

const day = 86_400;
const end = at("2026-03-10");

/** A subscription that ended, with items whose periods end at these times. */
function ended(rest: Partial<SubscriptionFacts> = {}, ...periodEnds: (number | null)[]): SubscriptionFacts {
  const items = (periodEnds.length > 0 ? periodEnds : [end]).map((periodEndSeconds) =>
    item(price(2900), 1, { periodEndSeconds }),
  );
  return subscription(items, { status: "canceled", endedSeconds: end, ...rest });
}

describe("the status before the end", () => {
  test.each<[string, SubscriptionFacts, string]>([
    ["active", ended(), "active"],
    ["active, without a known period", ended({}, null), "active"],
    ["active, if its last period ended a day before", ended({}, end - day), "active"],
    ["active, if one of its items was renewed", ended({}, end - 40 * day, end + day), "active"],
    ["active, long after its trial", ended({ trialEndSeconds: end - 40 * day }), "active"],
    ["past due, if its payments failed", ended({ cancellationReason: "payment_failed" }), "past_due"],
    ["active, if it was cancelled", ended({ cancellationReason: "cancellation_requested" }), "active"],
    ["incomplete, if its first payment failed", ended({ status: "incomplete_expired" }), "incomplete"],
    ["trialing, if it ended within its trial", ended({ trialEndSeconds: end + day }, end + day), "trialing"],
    ["trialing, if it ended with its trial", ended({ trialEndSeconds: end }), "trialing"],
    ["paused, if it had stopped renewing", ended({}, end - day - 1), "paused"],
    ["paused, if its last period was the trial", ended({ trialEndSeconds: end - 1 }, end - 1), "paused"],
    ["paused, though its payments failed", ended({ cancellationReason: "payment_failed" }, end - 2 * day), "paused"],
  ])("was %s", (_what, facts, status) => {
    expect(beforeEnd(facts).status).toBe(status);
    expect(beforeEnd(facts, "unpaid").status).toBe("unpaid");
  });

  test("comes with a subscription that has no end, and with a request only if its end was scheduled", () => {
    const requested = { cancelRequestedSeconds: end - day };
    expect(beforeEnd(ended(requested))).toMatchObject({ endedSeconds: null, cancelRequestedSeconds: null });
    for (const scheduled of [{ cancelAtPeriodEnd: true }, { cancelAtSeconds: end }]) {
      expect(beforeEnd(ended({ ...requested, ...scheduled }))).toMatchObject({ endedSeconds: null, ...requested });
    }
  });
});

test.each<[string, SubscriptionFacts, boolean]>([
  ["without a trial", ended(), false],
  ["with a trial until its period's end", ended({ trialEndSeconds: end }), true],
  ["with a trial beyond its period's end", ended({ trialEndSeconds: end + 1 }), true],
  ["renewed after its trial", ended({ trialEndSeconds: end - 1 }), false],
  ["without a known period", ended({ trialEndSeconds: end }, null), false],
  ["with an item that was renewed", ended({ trialEndSeconds: end }, end, end + 1), false],
])("a subscription %s is in the period of its trial, or not", (_what, facts, expected) => {
  expect(isInTrialPeriod(facts)).toBe(expected);
});
