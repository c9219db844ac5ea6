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

/** Returns the customers that match a query, in its order. Of equal ones, the latest sign-up comes first. */
export function listCustomers(customers: readonly Customer[], query: ListQuery): Customer[] {
  const words = query.search.toLowerCase().split(/\s+/).filter(Boolean);
  return customers
    .filter(({ status }) => query.status === "" || status === query.status)
    .filter((customer) => words.every((word) => searchable(customer).includes(word)))
    .map((customer) => ({ customer, value: valueOf[query.sort](customer, query.currency) ?? null }))
    .toSorted(comparator(query.descending ? -1 : 1))
    .map(({ customer }) => customer);
}

/** Kept, because every key that a user types searches all customers. */
const searchableTexts = new WeakMap<Customer, string>();

function searchable(customer: Customer): string {
  const { name, email, id, externalId, plan } = customer;
  const text = searchableTexts.get(customer) ?? [name, email, id, externalId, plan].join("\n").toLowerCase();
  searchableTexts.set(customer, text);
  return text;
}

interface Valued {
  readonly customer: Customer;
  readonly value: string | number | null;
}

/** Missing values come last in both directions. */
function comparator(direction: 1 | -1): (one: Valued, other: Valued) => number {
  return (one, other) => {
    const [left, right] = [one.value, other.value];
    if (left === right) return (other.customer.signedUpSeconds ?? 0) - (one.customer.signedUpSeconds ?? 0);
    if (left === null) return 1;
    if (right === null) return -1;
    return (left < right ? -1 : 1) * direction;
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
