import { expect, test } from "vitest";
import type { Customer } from "./customer.js";
import { listCustomers, type ListQuery } from "./customer-list.js";

const all: ListQuery = { search: "", status: "", sort: "name", descending: false, currency: "usd" };

function customer(id: string, fields: Partial<Customer> = {}): Customer {
  return {
    id,
    externalId: null,
    name: id.toUpperCase(),
    email: `${id}@example.com`,
    status: "active",
    detail: "paying",
    plan: "Pro",
    isDeleted: false,
    willRenew: true,
    mrr: [],
    ltv: [],
    signedUpSeconds: 0,
    renewalSeconds: null,
    churnedSeconds: null,
    ...fields,
  };
}

const ids = (customers: readonly Customer[]) => customers.map(({ id }) => id);

test("every word of a search must match the name, e-mail address, ids or plan, in any case", () => {
  const customers = [
    customer("a", { name: "Ada Lovelace", plan: "Team" }),
    customer("b", { name: "Ada Byron", externalId: "ws_77" }),
    customer("c", { name: null, email: null }),
  ];
  const found = (search: string) => ids(listCustomers(customers, { ...all, search }));
  expect([
    found("ADA"),
    found("ada team"),
    found(" byron  ws_77 "),
    found("b@EXAMPLE"),
    found("ada nobody"),
    found(""),
  ]).toEqual([["b", "a"], ["a"], ["b"], ["b"], [], ["b", "a", "c"]]);
});

test("a status filter shows only customers with that status", () => {
  const customers = [customer("a"), customer("b", { status: "churned" })];
  expect(ids(listCustomers(customers, { ...all, status: "churned" }))).toEqual(["b"]);
});

test("amounts are compared within the chosen currency; customers without one come last in both directions", () => {
  const customers = [
    customer("yen", { mrr: [{ currency: "jpy", minor: 90_000 }] }),
    customer("low", { mrr: [{ currency: "usd", minor: 100 }] }),
    customer("high", { mrr: [{ currency: "usd", minor: 9900 }] }),
  ];
  const sorted = (descending: boolean) => ids(listCustomers(customers, { ...all, sort: "mrr", descending }));
  expect([sorted(true), sorted(false)]).toEqual([
    ["high", "low", "yen"],
    ["low", "high", "yen"],
  ]);
});

test("of equal customers, the latest sign-up comes first in both directions", () => {
  const customers = [
    customer("a", { signedUpSeconds: null }),
    customer("b", { signedUpSeconds: 1 }),
    customer("c", { signedUpSeconds: 2 }),
  ];
  for (const descending of [true, false]) {
    expect(ids(listCustomers(customers, { ...all, sort: "plan", descending }))).toEqual(["c", "b", "a"]);
  }
});

test.each([
  ["plan", ["b", "a"]],
  ["status", ["a", "b"]],
  ["signedUp", ["b", "a"]],
  ["ltv", ["a", "b"]],
] as const)("the column %s sorts", (sort, expected) => {
  const customers = [
    customer("a", { plan: "Team", status: "active", signedUpSeconds: 2, ltv: [{ currency: "usd", minor: 1 }] }),
    customer("b", { plan: "Pro", status: "churned", signedUpSeconds: 1, ltv: null }),
  ];
  expect(ids(listCustomers(customers, { ...all, sort }))).toEqual(expected);
});
