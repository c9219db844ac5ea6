import type { Logger } from "@airbyte/cdk-typescript-compat";
import type { Issue, IssueKind } from "../../metrics/mrr/issue.js";
import { permissions } from "../../stripe/key/permissions.js";

/** Collects what is known to be wrong in customers' numbers. A sync reports each kind once, not for each customer. */
export interface IssueReport {
  add(customerId: string, issues: Iterable<Issue>): void;
  /** Logs a warning for each kind: its effect, what to do, some customers, the first object. Call it at the end. */
  log(): void;
}

interface Found {
  readonly first: string;
  readonly named: Set<string>;
  count: number;
}

export function createIssueReport(log: Pick<Logger, "warn">): IssueReport {
  const found = new Map<IssueKind, Found>();
  return {
    add(customerId, issues) {
      const firsts = new Map<IssueKind, string>();
      for (const { kind, text } of issues) if (!firsts.has(kind)) firsts.set(kind, text);
      for (const [kind, text] of firsts) {
        const known = found.get(kind) ?? { first: text, named: new Set(), count: 0 };
        found.set(kind, known);
        known.count += 1;
        if (known.named.size < mostNamed) known.named.add(customerId);
      }
    },
    log() {
      for (const [kind, { first, named, count }] of found) {
        const { effect, cure } = kinds[kind];
        const rest = count > named.size ? ` and ${count - named.size} more` : "";
        const whose = count === 1 ? "one customer" : `${count} customers`;
        log.warn(`For ${whose}, ${effect}. ${cure} Customers: ${[...named].join(", ")}${rest}. The first: ${first}`);
      }
      found.clear();
    },
  };
}

const mostNamed = 5;

interface Kind {
  readonly effect: string;
  readonly cure: string;
}

/** https://docs.stripe.com/billing/taxes/tax-rates#inclusive-vs-exclusive-tax */
const kinds: Readonly<Record<IssueKind, Kind>> = {
  unknown_coupon: {
    effect: "MRR is given without a discount, because its coupon was deleted or cannot be read",
    cure: `If the key lacks ${permissions.coupons.dashboard}, add this permission and clear the derived streams.`,
  },
  unknown_amount: {
    effect: "a price adds 0 to MRR, because its amount is unknown",
    cure: `If the key lacks ${permissions.prices.dashboard}, add this permission. Otherwise report this as an issue.`,
  },
  unknown_tax: {
    effect: "MRR includes tax, because the price includes it at a rate that Stripe decides with each invoice",
    cure: "Prices that exclude tax, or fixed tax rates, give MRR without it.",
  },
  unknown_status: {
    effect: "MRR is 0 for a subscription, because this version does not know its status",
    cure: "Update the connector.",
  },
  cut_items: {
    effect: "some changes of MRR come later, because Stripe's events contain only 20 items of a subscription",
    cure: "They are reported with their invoices. An item that was removed since is unknown.",
  },
};
