import { describe, it } from "vitest";
import { expectStory } from "./expect-story.js";
import { changePlan, move, signUp, subscribe, update } from "./moves.js";

describe("the story of a customer who", () => {
  it("upgrades in the middle of a month, with prorations", () =>
    expectStory("upgrade-mid-month", {
      title: "An upgrade in the middle of a month, with prorations",
      moves: [
        signUp("2023-11-05 09:00"),
        subscribe("2023-11-05 09:10", "starter"),
        changePlan("2023-12-20 12:00", "pro"),
      ],
      ends: "2024-02-10 00:00",
    }));

  it("goes from months to years", () =>
    expectStory("monthly-to-yearly", {
      title: "From months to years",
      moves: [
        signUp("2023-11-05 09:00"),
        subscribe("2023-11-05 09:10", "pro"),
        changePlan("2023-12-20 12:00", "proYearly"),
      ],
      ends: "2024-02-10 00:00",
    }));

  it("pauses and resumes", () =>
    expectStory("pause-and-resume", {
      title: "The collection pauses and resumes",
      moves: [
        signUp("2023-11-05 09:00"),
        subscribe("2023-11-05 09:10", "starter"),
        update("2023-11-25 15:00", "pauses: invoices are void", { pauseCollection: { behavior: "void" } }),
        update("2024-01-20 15:00", "resumes", { pauseCollection: null }),
      ],
      ends: "2024-03-10 00:00",
    }));

  it("cancels at the period's end and changes its mind", () =>
    expectStory("changes-its-mind", {
      title: "Cancels at the period's end, changes its mind, and cancels after all",
      moves: [
        signUp("2023-11-05 09:00"),
        subscribe("2023-11-05 09:10", "starter"),
        update("2023-11-15 10:00", "cancels at the period's end", { cancelAtPeriodEnd: true }),
        update("2023-11-25 10:00", "changes its mind", { cancelAtPeriodEnd: false }),
        update("2023-12-15 10:00", "cancels at the period's end, since it is too expensive", {
          cancelAtPeriodEnd: true,
          cancellationDetails: { feedback: "too_expensive" },
        }),
      ],
      ends: "2024-02-10 00:00",
    }));

  it("schedules the same end twice", () =>
    expectStory("same-end-twice", {
      title: "Schedules the same end twice, with a change of mind between",
      moves: [
        signUp("2023-11-05 09:00"),
        subscribe("2023-11-05 09:10", "starter"),
        update("2023-11-15 10:00", "cancels at the period's end", { cancelAtPeriodEnd: true }),
        update("2023-11-18 10:00", "changes its mind", { cancelAtPeriodEnd: false }),
        update("2023-11-25 10:00", "cancels at the same period's end after all", { cancelAtPeriodEnd: true }),
      ],
      ends: "2023-12-20 00:00",
    }));

  it("changes to another subscription within the hour", () =>
    expectStory("other-subscription-within-the-hour", {
      title: "Another subscription within the hour: one movement",
      moves: [
        signUp("2023-11-05 09:00"),
        subscribe("2023-11-05 09:10", "starter"),
        move("2023-12-10 16:00", "cancels at once", ({ account, nth }) =>
          account.cancelSubscription(nth("subscriptions", 1)),
        ),
        subscribe("2023-12-10 16:01", "pro"),
      ],
      ends: "2023-12-20 00:00",
    }));

  it("leaves and returns", () =>
    expectStory("leaves-and-returns", {
      title: "Leaves and returns",
      moves: [
        signUp("2023-11-05 09:00"),
        subscribe("2023-11-05 09:10", "starter"),
        move("2023-12-10 16:00", "cancels at once", ({ account, nth }) =>
          account.cancelSubscription(nth("subscriptions", 1), { feedback: "unused" }),
        ),
        subscribe("2024-01-20 11:00", "pro"),
      ],
      ends: "2024-03-01 00:00",
    }));

  it("pays in two currencies", () =>
    expectStory("two-currencies", {
      title: "Two currencies",
      moves: [
        signUp("2023-11-05 09:00"),
        subscribe("2023-11-05 09:10", "starter"),
        subscribe("2023-11-20 10:00", "starterEur"),
        move("2023-12-25 16:00", "cancels the first subscription", ({ account, nth }) =>
          account.cancelSubscription(nth("subscriptions", 1)),
        ),
      ],
      ends: "2024-01-10 00:00",
    }));

  it("has events in the API version of 2024", () =>
    expectStory("legacy-shapes", {
      title: "A whole life, told by events of API version 2024-06-20",
      eventApiVersion: "2024-06-20",
      moves: [
        signUp("2023-11-05 09:00"),
        subscribe("2023-11-05 09:10", "starter", { trialDays: 14 }),
        changePlan("2023-12-02 12:00", "pro"),
        update("2023-12-22 10:00", "pauses: invoices are void", { pauseCollection: { behavior: "void" } }),
        update("2024-01-10 10:00", "resumes", { pauseCollection: null }),
        move("2024-01-25 10:00", "gets 500 of the latest charge back", ({ account }) => {
          const { id } = account.store.collections.charges.all().at(-1)!;
          account.refundCharge(id, { amountMinor: 500, reason: "requested_by_customer" });
        }),
        update("2024-02-01 10:00", "cancels at the period's end", { cancelAtPeriodEnd: true }),
      ],
      ends: "2024-03-01 00:00",
    }));
});
