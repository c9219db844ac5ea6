import { describe, it } from "vitest";
import { workingCard } from "../support/working-card.js";
import { expectStory } from "./expect-story.js";
import { move, signUp, subscribe, update } from "./moves.js";

describe("the story of a customer whose trial", () => {
  it("converts", () =>
    expectStory("trial-converts", {
      title: "A trial converts",
      moves: [signUp("2023-11-05 09:00"), subscribe("2023-11-05 09:10", "starter", { trialDays: 14 })],
      ends: "2024-01-10 00:00",
    }));

  it("expires without a payment method", () =>
    expectStory("trial-expires", {
      title: "A trial expires",
      moves: [
        signUp("2023-11-05 09:00", null),
        subscribe("2023-11-05 09:10", "starter", { trialDays: 14, trialWithoutCard: "cancel" }),
      ],
      ends: "2023-12-10 00:00",
    }));

  it("ends together with the subscription", () =>
    expectStory("trial-is-cancelled", {
      title: "A trial is scheduled to end with its subscription",
      moves: [
        signUp("2023-11-05 09:00"),
        subscribe("2023-11-05 09:10", "starter", { trialDays: 14 }),
        update("2023-11-08 10:00", "cancels at the trial's end", { cancelAtPeriodEnd: true }),
      ],
      ends: "2023-12-10 00:00",
    }));

  it("pauses without a card, and resumes with one", () =>
    expectStory("trial-pauses", {
      title: "A trial pauses without a card and resumes with one",
      moves: [
        signUp("2023-11-05 09:00", null),
        subscribe("2023-11-05 09:10", "starter", { trialDays: 14, trialWithoutCard: "pause" }),
        move("2023-12-02 14:00", "gives a card and resumes", ({ account, nth }) => {
          account.setCard(nth("customers", 1), workingCard);
          account.resumeSubscription(nth("subscriptions", 1));
        }),
      ],
      ends: "2024-01-10 00:00",
    }));
});
