import { paidTimes } from "../customer/dates.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import { iso } from "../time.js";
import { listed, readable } from "./phrases.js";
import { statement, type Section, type Statement } from "./statement.js";
import type { Subject } from "./subject.js";

/** Returns the dates of the row, each with the object that contains it. */
export function explainDates(subject: Subject): Section {
  const { metrics } = subject.derivation;
  const { subscriptions } = subject;
  const paid = subject.dossier.invoices.flatMap((invoice) =>
    paidTimes(invoice).map((seconds) => ({ id: invoice.id, seconds })),
  );
  const trials = (pick: (facts: SubscriptionFacts) => number | null) =>
    subscriptions.map((facts) => ({ id: facts.id, seconds: pick(facts) }));
  const periodEnds = subscriptions.flatMap(({ id, items }) =>
    items.map(({ periodEndSeconds }) => ({ id, seconds: periodEndSeconds })),
  );
  const cancellations = [...trials(({ cancelAtSeconds }) => cancelAtSeconds), ...periodEnds];
  const ends = trials(({ endedSeconds, trialEndSeconds }) => endedSeconds ?? trialEndSeconds);
  const { customer } = subject.dossier;
  return {
    title: "Dates",
    statements: [
      date("signed up", metrics.signed_up_at, "when the customer was created", [
        { id: customer.id, seconds: customer.createdSeconds },
      ]),
      date("first paid", metrics.first_paid_at, "the first invoice on which something was paid", paid),
      date("last paid", metrics.last_paid_at, "the last invoice on which something was paid", paid),
      date(
        "trial started",
        metrics.trial_started_at,
        "the latest trial",
        trials((facts) => facts.trialStartSeconds),
      ),
      date(
        "trial ends",
        metrics.trial_ends_at,
        "the latest trial",
        trials((facts) => facts.trialEndSeconds),
      ),
      date("renews", metrics.renewal_at, "the earliest end of a period of a running subscription", periodEnds),
      date("cancels", metrics.cancel_at, "the earliest cancellation that is scheduled", cancellations),
      date("churned", metrics.churned_at, "the last stop of a subscription", ends),
    ].flat(),
  };
}

interface Source {
  readonly id: string;
  readonly seconds: number | null;
}

/** Returns a date's sentence with the objects that contain the date; empty if the row does not have it. */
function date(label: string, at: string | null, rule: string, sources: readonly Source[]): Statement[] {
  if (at === null) return [];
  const ids = new Set(sources.filter(({ seconds }) => iso(seconds) === at).map(({ id }) => id));
  return [statement(`${label} ${readable(at)}: ${rule}${ids.size === 0 ? "" : `, ${listed([...ids].toSorted())}`}`)];
}
