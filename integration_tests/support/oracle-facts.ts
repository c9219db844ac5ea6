import type { Truth } from "./oracle-truth.js";

/** The facts that the lifecycle events must contain, if Stripe states them directly: one line of text per fact. */
export const expectedFacts = {
  signups: ({ customers }: Truth) => [...customers.values()].map(({ id, created }) => `${id} ${iso(created)}`),

  /**
   * The days that were agreed when the trial began, or its actual days. A trial that ended early may have either value.
   */
  trials: ({ subscriptions, events }: Truth) =>
    subscriptions.flatMap(({ id, trial_start: start, trial_end: end }) => {
      if (start === null || end === null || end <= start) return [];
      const creation = events.find(({ type, object }) => type === creating && object["id"] === id)!;
      const agreedEnd = creation.object["trial_end"] as number;
      return [{ subscription: id, startedAt: iso(start), days: [agreedEnd, end].map((each) => days(each - start)) }];
    }),

  cancellations: ({ subscriptions }: Truth) =>
    subscriptions.filter(({ status }) => status === "canceled").map((each) => `${each.id} ${iso(each.ended_at!)}`),

  /** Each failed attempt to pay an invoice, by its last event. */
  paymentFailures: ({ events }: Truth, sinceSeconds = -Infinity, isMeant = (_seconds: number) => true) => {
    const failures = events.filter(
      ({ type, created }) => type === "invoice.payment_failed" && created >= sinceSeconds && isMeant(created),
    );
    const attempt = (object: Readonly<Record<string, unknown>>) =>
      `${object["id"] as string} attempt ${String(object["attempt_count"])}`;
    return [...new Set(failures.map(({ object }) => attempt(object)))];
  },
};

const creating = "customer.subscription.created";

function iso(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}

function days(seconds: number): number {
  return Math.round(seconds / 86_400);
}
