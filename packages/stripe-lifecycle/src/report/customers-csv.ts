import type { Customer } from "./customer.js";
import { amountCell, dateCell, type Cell, type TableContent } from "./table-content.js";

/**
 * Returns customers for a CSV file: one row for each currency of a customer, because amounts are never added across
 * them.
 */
export function customersTable(customers: readonly Customer[]): TableContent {
  return {
    head: [
      "Customer id",
      "External id",
      "Name",
      "E-mail",
      "Status",
      "Status detail",
      "Deleted",
      "Plan",
      "Signed up",
      "Renews or ends",
      "Churned",
      "MRR",
      "Paid so far",
    ],
    rows: customers.flatMap((customer) => {
      const own = [
        customer.id,
        customer.externalId ?? "",
        customer.name ?? "",
        customer.email ?? "",
        customer.status,
        customer.detail ?? "",
        customer.isDeleted ? "yes" : "no",
        customer.plan ?? "",
        ...[customer.signedUpSeconds, customer.renewalSeconds, customer.churnedSeconds].map(dateCell),
      ];
      return amountsOf(customer).map((amounts) => [...own, ...amounts]);
    }),
  };
}

function amountsOf({ mrr, ltv }: Customer): Cell[][] {
  const currencies = [...new Set([...mrr, ...(ltv ?? [])].map(({ currency }) => currency))];
  if (currencies.length === 0) return [["", ""]];
  return currencies.map((currency) =>
    [mrr, ltv ?? []].map((amounts) => {
      const money = amounts.find((each) => each.currency === currency);
      return money ? amountCell(money.minor, currency) : "";
    }),
  );
}
