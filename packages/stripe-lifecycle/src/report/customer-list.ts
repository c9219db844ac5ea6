import type { Customer, Money } from "./customer.js";

export interface ListQuery {
  /** Each word must match the name, e-mail address, ids or plan. */
  readonly search: string;
  /** A status; "": any. */
  readonly status: string;
  readonly sort: SortKey;
  readonly descending: boolean;
  /** Amounts of this currency come first, because amounts of other currencies cannot be compared with them. */
  readonly currency: string;
}

export type SortKey = "name" | "status" | "plan" | "mrr" | "ltv" | "signedUp";

/** Returns the customers that match a query, in its order. Equal ones keep their order. */
export function listCustomers(customers: readonly Customer[], query: ListQuery): Customer[] {
  const words = query.search.toLowerCase().split(/\s+/).filter(Boolean);
  return customers
    .filter(({ status }) => query.status === "" || status === query.status)
    .filter((customer) => words.every((word) => searchable(customer).includes(word)))
    .toSorted(comparator(query));
}

function searchable({ name, email, id, externalId, plan }: Customer): string {
  return [name, email, id, externalId, plan].join("\n").toLowerCase();
}

/** Missing values come last in both directions. */
function comparator({ sort, descending, currency }: ListQuery): (one: Customer, other: Customer) => number {
  const direction = descending ? -1 : 1;
  return (one, other) => {
    const left = valueOf[sort](one, currency) ?? null;
    const permission = valueOf[sort](other, currency) ?? null;
    if (left === permission) return 0;
    if (left === null) return 1;
    if (permission === null) return -1;
    return (left < permission ? -1 : 1) * direction;
  };
}

type Value = string | number | null | undefined;

const valueOf: Readonly<Record<SortKey, (customer: Customer, currency: string) => Value>> = {
  name: ({ name }) => name?.toLowerCase(),
  status: ({ status, detail }) => `${status} ${detail ?? ""}`,
  plan: ({ plan }) => plan?.toLowerCase(),
  mrr: (customer, currency) => amountIn(customer.mrr, currency),
  ltv: (customer, currency) => amountIn(customer.ltv ?? [], currency),
  signedUp: ({ signedUpSeconds }) => signedUpSeconds,
};

function amountIn(amounts: readonly Money[], currency: string): number | undefined {
  return amounts.find((money) => money.currency === currency)?.minor;
}
