import { describe, expect, it } from "vitest";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import { recordedMrr } from "./recorded-mrr.js";

const endedSeconds = 1_790_000_000;
const ended = { endedSeconds, status: "canceled" } as SubscriptionFacts;

describe("the recorded MRR of a subscription that ended", () => {
  // A cursor's own second is reported by the next sync. Model seed 62: a customer was deleted in that second.
  it.each([
    [endedSeconds - 1, "incomplete"],
    [endedSeconds, "incomplete"],
    [endedSeconds + 1, "ended"],
  ])("before second %i is %s", (seconds, expected) => {
    expect(recordedMrr(ended, [], seconds, { discounts: "all" })).toBe(expected);
  });
});
