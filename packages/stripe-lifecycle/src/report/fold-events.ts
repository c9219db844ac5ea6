import type { TimelineEvent } from "./customer.js";
import type { EventRow } from "./event-row.js";

/**
 * Returns the timeline of one customer, with each fact once. A row that repeats a part of another one becomes a label
 * of it. MRR is that of the customer, not of one subscription.
 *
 *     subscription_changed   0 -> 2900              subscription_changed  "started", MRR 4900 -> 7800
 *     subscription_started   0 -> 2900       =>
 *     payment_succeeded      in_1, 2900             payment_succeeded  "renewed", 2900
 *     subscription_renewed   in_1, 2900
 *
 * @param rows of one customer, oldest first
 */
export function foldEvents(rows: readonly EventRow[]): TimelineEvent[] {
  const hostOf = hostsIn(rows);
  const labels = new Map<EventRow, EventRow[]>();
  const facts = rows.filter((row) => {
    const host = hostOf(row);
    if (host) labels.set(host, [...(labels.get(host) ?? []), row]);
    return !host;
  });
  const balances = new Map<string | null, number>();
  return facts.map((fact) => {
    const before = balances.get(fact.currency) ?? 0;
    const after = before + (fact.mrrDeltaMinor ?? 0);
    balances.set(fact.currency, after);
    return {
      ...withLabels(fact, labels.get(fact) ?? []),
      ...(fact.mrrDeltaMinor === null
        ? { previousMrrMinor: null, mrrMinor: null }
        : { previousMrrMinor: before, mrrMinor: after }),
    };
  });
}

/** What a label and the event that it repeats have in common. */
const keys = {
  change: ({ subscriptionId, seconds, previousMrrMinor, mrrMinor }: EventRow) =>
    [subscriptionId, seconds, previousMrrMinor, mrrMinor].join("|"),
  moment: ({ subscriptionId, seconds }: EventRow) => [subscriptionId, seconds].join("|"),
  invoice: ({ invoiceId }: EventRow) => invoiceId,
};

/** Which events a label can repeat. */
const hosts: Readonly<Record<string, { readonly types: readonly string[]; readonly same: keyof typeof keys }>> = {
  subscription_started: { types: ["subscription_changed"], same: "change" },
  subscription_upgraded: { types: ["subscription_changed"], same: "change" },
  subscription_downgraded: { types: ["subscription_changed"], same: "change" },
  subscription_reactivated: { types: ["subscription_changed"], same: "change" },
  subscription_paused: { types: ["subscription_changed"], same: "moment" },
  subscription_resumed: { types: ["subscription_changed"], same: "moment" },
  trial_expired: { types: ["subscription_cancelled", "subscription_paused"], same: "moment" },
  trial_converted: { types: ["payment_succeeded"], same: "invoice" },
  payment_recovered: { types: ["payment_succeeded"], same: "invoice" },
  subscription_renewed: { types: ["payment_succeeded"], same: "invoice" },
};

const hostTypes = new Set(Object.values(hosts).flatMap(({ types }) => types));

/** Returns a function that returns the event of which a row is a label. undefined: the row is a fact of its own. */
function hostsIn(rows: readonly EventRow[]): (row: EventRow) => EventRow | undefined {
  const found = new Map<string, EventRow>();
  for (const row of rows.filter(({ type }) => hostTypes.has(type))) {
    for (const [name, keyOf] of Object.entries(keys)) {
      const key = `${row.type} ${name} ${keyOf(row)}`;
      if (!found.has(key)) found.set(key, row);
    }
  }
  const hostOf = (row: EventRow): EventRow | undefined => {
    const rule = hosts[row.type];
    const host = rule?.types.map((type) => found.get(`${type} ${rule.same} ${keys[rule.same](row)}`)).find(Boolean);
    return host && (hostOf(host) ?? host);
  };
  return hostOf;
}

function withLabels(fact: EventRow, labels: readonly EventRow[]): Omit<TimelineEvent, "previousMrrMinor" | "mrrMinor"> {
  const all = [fact, ...labels];
  const details = [...new Set(all.flatMap((row) => row.details))];
  return {
    day: Math.floor(fact.seconds / 86_400),
    type: fact.type,
    labels: [...new Set([...labels.map(({ type }) => shortened(type)), ...all.flatMap((row) => row.changeTypes)])],
    isInferred: fact.isInferred,
    currency: fact.currency,
    amountMinor: fact.amountMinor,
    movement: fact.movement,
    plan: all.find(({ plan }) => plan !== null)?.plan ?? null,
    detail: details.length > 0 ? details.join(", ") : null,
  };
}

/** "subscription_upgraded" is "upgraded", like the same change in `change_types`. */
function shortened(type: string): string {
  return type.replace(/^(subscription|payment)_/, "");
}
