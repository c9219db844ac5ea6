import { formatMoney } from "../../../money.js";
import type { CurrencyReport } from "../../data.js";
import type { AtRisk } from "../../outlook/at-risk.js";
import { amountCell, countCell, dateCell } from "../../table-content.js";
import { count, percent } from "../../words.js";
import { day } from "../cells.js";
import { listTable, type ListColumn } from "./list-table.js";
import type { PersonCell } from "./person-cell.js";
import { createSection } from "./section.js";
import { customerId, nameOf } from "./who-columns.js";

export interface RiskSection {
  readonly root: HTMLElement;
  show(report: CurrencyReport): void;
}

/** Returns a card with the MRR at risk: sums by kind, and the customers. */
export function createRisk(person: PersonCell): RiskSection {
  const section = createSection({
    id: "risk",
    title: "MRR at risk",
    source:
      "Past due: the MRR of customers of whom a subscription is past due or unpaid (status_detail in " +
      "customer_metrics). Cancelling: the MRR of subscriptions that are set to end (mrr less committed_mrr in " +
      "customer_metrics). Open failed invoice: the MRR of subscriptions with an invoice whose payment failed and " +
      "that is still open (payment_failed in lifecycle_events). A customer may have several, but counts once in the " +
      "list and the sum, with the largest amount.",
  });
  return {
    root: section.root,
    show({ currency, mrrMinor, figures: { risk } }) {
      const money = (minor: number) => formatMoney(minor, currency);
      const { list } = risk;
      const share = mrrMinor > 0 ? ` (${percent(list.minor / mrrMinor)})` : "";
      const kinds = listTable<Kind>(
        "MRR at risk by kind",
        [
          { label: "Risk", cell: (kind) => titles[kind] },
          { label: "Customers", isNumber: true, cell: (kind) => countCell(risk[kind].customers) },
          { label: "MRR", isNumber: true, cell: (kind) => amountCell(risk[kind].minor, currency) },
        ],
        ["pastDue", "cancelling", "failing"],
      );
      const customers = listTable("Customers at risk", columns(person, currency), list.rows);
      section.show({
        scope: currency.toUpperCase(),
        reading:
          list.customers === 0
            ? "No MRR is at risk."
            : `${money(list.minor)} of ${money(mrrMinor)} MRR${share} is at risk, of ${count(list.customers, "customer")}.`,
        body: [kinds.root, customers.root],
        table: customers.table,
      });
    },
  };
}

type Kind = "pastDue" | "cancelling" | "failing";

const titles: Readonly<Record<Kind, string>> = {
  pastDue: "Past due",
  cancelling: "Cancelling",
  failing: "Open failed invoice",
};

/** The file has the parts of "Why" as values. */
function columns(person: PersonCell, currency: string): readonly ListColumn<AtRisk>[] {
  const money = (minor: number) => formatMoney(minor, currency);
  const amount = (label: string, minor: (row: AtRisk) => number) =>
    ({ label, cell: (row: AtRisk) => amountCell(minor(row), currency), view: null }) as const;
  return [
    customerId,
    { label: "Customer", cell: nameOf, view: (row) => person(row.person) },
    { label: "Why", cell: (row) => reasonsOf(row, money).join("; ") },
    ...(["pastDue", "cancelling", "failing"] as const).map((kind) => amount(titles[kind], (row) => row[kind])),
    { label: "Ends", cell: ({ cancelSeconds }) => dateCell(cancelSeconds), view: null },
    { label: "Open invoices", cell: ({ openInvoices }) => countCell(openInvoices), view: null },
    amount("To be paid on them", ({ owed }) => owed),
    { label: "First failed", cell: ({ failingSeconds }) => dateCell(failingSeconds), view: null },
    { label: "MRR", isNumber: true, cell: ({ minor }) => amountCell(minor, currency) },
  ];
}

function reasonsOf(row: AtRisk, money: (minor: number) => string): string[] {
  const { pastDue, cancelling, cancelSeconds, openInvoices, owed, failingSeconds } = row;
  return [
    ...(pastDue > 0 ? ["Past due"] : []),
    ...(cancelling > 0 ? [cancelSeconds === null ? "Cancelling" : `Ends ${day(cancelSeconds)}`] : []),
    ...(openInvoices > 0 && failingSeconds !== null
      ? [`${count(openInvoices, "open invoice")}, ${money(owed)}, since ${day(failingSeconds)}`]
      : []),
  ];
}
