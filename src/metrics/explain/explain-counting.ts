import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import { countingOf, isCancelling, pastDueLimit, scheduledEnd, type Counting } from "../mrr/counting.js";
import { decidedBy } from "./deciding-options.js";
import { moment, withRemark } from "./phrases.js";
import type { Subject } from "./subject.js";

/**
 * Whether a subscription counts towards MRR, and the rest of a sentence that begins with its id.
 * The sentence includes the options that decide it.
 */
export interface CountingText {
  readonly counting: Counting;
  readonly text: string;
}

export function explainCounting(facts: SubscriptionFacts, subject: Subject): CountingText {
  const { context, valuing, options } = subject;
  const since = valuing.debts.owedSince(facts, context.asOfSeconds);
  const countingBy = (by: typeof options) => countingOf(facts, context.asOfSeconds, since, by);
  const counting = countingBy(valuing.options);
  const remark = decidedBy(options, ["unpaidCounts", "pastDueMaxDays", "pausedCollection", "churnTiming"], countingBy);
  const because = counting === "counted" ? reasonToCount(facts, since, subject) : reasons[counting](facts, since);
  return { counting, text: withRemark(because, remark) };
}

function reasonToCount(facts: SubscriptionFacts, since: number | undefined, { valuing }: Subject): string {
  const limit = facts.status === "past_due" ? pastDueLimit(since, valuing.options) : undefined;
  const paused = facts.pauseBehavior === null ? "" : `, its collection paused (${facts.pauseBehavior})`;
  const until = limit === undefined ? "" : ` until ${moment(limit)} (metrics.past_due_max_days)`;
  const cancelling = isCancelling(facts) ? `, and is to be cancelled ${cancelTime(facts)}` : "";
  return `${statusText(facts, since)}${paused}, counts${until}${cancelling}`;
}

const reasons: Record<Exclude<Counting, "counted">, (facts: SubscriptionFacts, since: number | undefined) => string> = {
  trialing: ({ trialEndSeconds }) =>
    `in trial${trialEndSeconds === null ? "" : ` until ${moment(trialEndSeconds)}`}, counts 0`,
  paused: ({ status, pauseBehavior }) =>
    status === "paused"
      ? "paused since its trial ended without a payment method, counts 0"
      : `${readableStatus(status)}, but its collection is paused (${pauseBehavior}), counts 0`,
  unpaid: (facts, since) =>
    facts.status === "past_due"
      ? `${statusText(facts, since)}, for so long that it is treated as unpaid, counts 0`
      : `${statusText(facts, since)}, counts 0`,
  cancellation_requested: (facts) =>
    `${readableStatus(facts.status)}, but to be cancelled ${cancelTime(facts)}, counts 0 from the request on`,
  incomplete: () => "its first payment was never made, counts 0",
  ended: ({ endedSeconds }) => `ended${endedSeconds === null ? "" : ` ${moment(endedSeconds)}`}, counts 0`,
  unknown: ({ status }) => `its status "${status}" is unknown to this version, counts 0`,
};

function statusText({ status }: SubscriptionFacts, since: number | undefined): string {
  const owes = status === "past_due" || status === "unpaid";
  return `${readableStatus(status)}${owes && since !== undefined ? ` since ${moment(since)}` : ""}`;
}

function readableStatus(status: string): string {
  return status.replaceAll("_", " ");
}

function cancelTime(facts: SubscriptionFacts): string {
  const seconds = scheduledEnd(facts);
  return seconds === undefined ? "at the end of its period" : moment(seconds);
}
