import { roleOf, type Role } from "../customer/status.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import { decidedBy } from "./deciding-options.js";
import { listed, withRemark } from "./phrases.js";
import { statement, type Section, type Statement } from "./statement.js";
import type { Subject } from "./subject.js";

/** Returns the explanation of status, detail and stage, with the subscriptions and the rule that decided. */
export function explainStatus(subject: Subject): Section {
  const { derivation } = subject;
  const { status, status_detail: detail } = derivation.metrics;
  return {
    title: `Status: ${status}${detail === null ? "" : `, detail ${detail}`}`,
    statements: [
      explainRule(status, subject),
      ...(detail === null
        ? []
        : [statement(`Detail ${detail}: ${details[`${status} ${detail}`] ?? "by its status"}.`)]),
      explainStage(subject),
    ],
  };
}

function explainRule(status: string, subject: Subject): Statement {
  const { subscriptions } = subject;
  const roles = subscriptions.map((facts) => ({ facts, role: roleIn(facts, subject) }));
  const those = roles.filter(({ role }) => role === status);
  const rule = "The first that holds of active, trial, churned, lead";
  if (status === "lead") return statement(`${rule}: ${lead(subscriptions)}.`);
  const deciding = listed(those.map(({ facts }) => withRemark(facts.id, remarkOf(facts, subject))));
  return statement(`${rule}: ${deciding} ${those.length === 1 ? singular[status] : plural[status]}.`);
}

function roleIn(facts: SubscriptionFacts, { context, valuing }: Subject): Role {
  return roleOf(facts, context.asOfSeconds, valuing.debts, valuing.options);
}

function remarkOf(facts: SubscriptionFacts, { context, valuing, options }: Subject): string {
  const decision = decidedBy(options, ["unpaidCounts", "pastDueMaxDays"], (by) =>
    roleOf(facts, context.asOfSeconds, valuing.debts, by),
  );
  return [facts.status.replaceAll("_", " "), decision].filter((part) => part !== "").join(", ");
}

function lead(subscriptions: readonly SubscriptionFacts[]): string {
  if (subscriptions.length === 0) return "there never was a subscription";
  return `no first payment was made for ${listed(subscriptions.map(({ id }) => id))}`;
}

const singular: Readonly<Record<string, string>> = {
  active: "makes it active",
  trial: "makes it a trial",
  churned: "makes it churned",
};
const plural: Readonly<Record<string, string>> = {
  active: "make it active",
  trial: "make it a trial",
  churned: "make it churned",
};

const details: Readonly<Record<string, string>> = {
  "active unpaid": "a subscription that counts is unpaid",
  "active past_due": "a subscription is past due",
  "active paused": "the collection of every active subscription is paused",
  "active cancelling": "every active subscription is to be cancelled",
  "active paying": "its MRR is more than 0",
  "active usage_based": "its MRR is 0, and it has a price that is billed by usage",
  "active free": "its MRR is 0",
  "trial cancelling": "every trial is to be cancelled",
  "trial trialing": "a trial is running",
  "churned trial_expired": "it was in trial and never paid an invoice",
  "churned unpaid": "a subscription is unpaid",
  "churned paused": "a subscription is paused",
  "churned cancelled": "its subscriptions have ended",
  "lead incomplete": "a subscription's first payment was not made",
};

function explainStage({ derivation, options }: Subject): Statement {
  const { status, status_detail: detail, stage } = derivation.metrics;
  const key = [detail, status].find((each) => each !== null && options.stageMap[each] !== undefined);
  const origin = key === undefined ? `the default for ${status}` : `what stage_map says for ${key}`;
  return statement(`Stage ${stage}: ${origin}.`);
}
