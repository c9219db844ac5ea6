import { isCancelling, pastDueLimit } from "../mrr/counting.js";
import type { MetricsOptions } from "../options.js";
import type { UnpaidInvoices } from "../mrr/unpaid-invoices.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";

/** A customer's status. The schema lists the values of its detail in `status_detail`. */
export interface CustomerStatus {
  readonly status: "active" | "trial" | "churned" | "lead";
  readonly detail: string | null;
}

/** The status that a single subscription implies for its customer. */
export type Role = "active" | "trial" | "churned" | "lead";

/**
 * Returns the status that one subscription implies.
 * A past_due subscription beyond the limit is treated as unpaid. An unpaid one that counts is active.
 */
export function roleOf(
  subscription: SubscriptionFacts,
  asOfSeconds: number,
  debts: UnpaidInvoices,
  options: MetricsOptions,
): Role {
  switch (subscription.status) {
    case "active":
      return "active";
    case "past_due": {
      const limit = pastDueLimit(debts.owedSince(subscription, asOfSeconds), options);
      return limit === undefined || limit > asOfSeconds || options.unpaidCounts ? "active" : "churned";
    }
    case "trialing":
      return "trial";
    case "unpaid":
      return options.unpaidCounts ? "active" : "churned";
    case "canceled":
    case "paused":
      return "churned";
    default:
      return "lead";
  }
}

/** The inputs of the status. */
export interface StatusInput {
  readonly subscriptions: readonly { readonly facts: SubscriptionFacts; readonly role: Role }[];
  /** MRR is more than 0 in at least one currency. */
  readonly hasMrr: boolean;
  readonly everPaid: boolean;
}

/** Returns the first matching status of active, trial, churned, lead. */
export function statusOf(input: StatusInput): CustomerStatus {
  for (const status of ["active", "trial", "churned"] as const) {
    const those = input.subscriptions.filter(({ role }) => role === status).map(({ facts }) => facts);
    if (those.length > 0) return { status, detail: detailOf[status](those, input) };
  }
  const statuses = new Set(input.subscriptions.map(({ facts }) => facts.status));
  return { status: "lead", detail: incompleteDetails.find((detail) => statuses.has(detail)) ?? null };
}

/** A first payment that can still succeed comes before one that can't: a lead may have several subscriptions. */
const incompleteDetails = ["incomplete", "incomplete_expired"];

/** Returns the stage from the user's map, by detail first and then by status. Otherwise the status's default. */
export function stageOf({ status, detail }: CustomerStatus, stageMap: MetricsOptions["stageMap"]): string {
  return (detail === null ? undefined : stageMap[detail]) ?? stageMap[status] ?? defaultStages[status];
}

const defaultStages = { lead: "Lead", trial: "Trial", active: "Customer", churned: "Churned" };

type Detail = (those: readonly SubscriptionFacts[], input: StatusInput) => string;

const detailOf: Record<"active" | "trial" | "churned", Detail> = {
  active: (those, { hasMrr }) => {
    if (those.some(({ status }) => status === "unpaid")) return "unpaid";
    if (those.some(({ status }) => status === "past_due")) return "past_due";
    if (those.every(({ pauseBehavior }) => pauseBehavior !== null)) return "paused";
    if (those.every(isCancelling)) return "cancelling";
    if (hasMrr) return "paying";
    return those.some(({ items }) => items.some(({ price }) => price.isMetered)) ? "usage_based" : "free";
  },
  trial: (those) => (those.every(isCancelling) ? "cancelling" : "trialing"),
  churned: (those, { everPaid }) => {
    if (!everPaid && those.some(({ trialEndSeconds }) => trialEndSeconds !== null)) return "trial_expired";
    if (those.some(({ status }) => status === "unpaid" || status === "past_due")) return "unpaid";
    return those.some(({ status }) => status === "paused") ? "paused" : "cancelled";
  },
};
