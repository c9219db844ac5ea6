import { describe, expect, it } from "vitest";
import { billed, inDays } from "./testing/billed.js";

const details = { feedback: "too_expensive", comment: "Too much for us.", feedbackOption: "fbo_1" } as const;
const shown = { feedback: "too_expensive", comment: "Too much for us.", feedback_option: "fbo_1" };

describe("the customer's reasons to leave", () => {
  it("are in the event of an immediate cancellation", () => {
    const { account, subscription } = billed();
    account.cancelSubscription(subscription, details);
    expect(account.store.events.at(-1)).toMatchObject({
      type: "customer.subscription.deleted",
      object: { cancellation_details: { ...shown, reason: "cancellation_requested" } },
    });
  });

  it("are in the request's event and in the event of the end", () => {
    const { account, subscription } = billed();
    account.updateSubscription(subscription, { cancelAtPeriodEnd: true, cancellationDetails: details });
    account.advanceTo(inDays(40));
    const cancelling = account.store.events.filter(({ type }) => type.startsWith("customer.subscription.")).slice(-2);
    expect(cancelling.map(({ type }) => type)).toEqual([
      "customer.subscription.updated",
      "customer.subscription.deleted",
    ]);
    for (const { object } of cancelling) expect(object).toMatchObject({ cancellation_details: shown });
  });
});
