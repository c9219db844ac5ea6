import { formatMoney } from "../../../money.js";
import type { CurrencyReport } from "../../data.js";
import type { AtRisk } from "../../outlook/at-risk.js";
import { count, percent } from "../../words.js";
import { day } from "../cells.js";
import { listTable } from "./list-table.js";
import type { PersonCell } from "./person-cell.js";
import { createSection } from "./section.js";

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
      section.show({
        scope: currency.toUpperCase(),
        reading:
          list.customers === 0
            ? "No MRR is at risk."
            : `${money(list.minor)} of ${money(mrrMinor)} MRR${share} is at risk, of ${count(list.customers, "customer")}.`,
        body: [
          listTable(
            "MRR at risk by kind",
            [{ label: "Risk" }, { label: "Customers", isNumber: true }, { label: "MRR", isNumber: true }],
            (["pastDue", "cancelling", "failing"] as const).map((kind) => [
              titles[kind],
              risk[kind].customers.toLocaleString("en"),
              money(risk[kind].minor),
            ]),
          ),
          listTable(
            "Customers at risk",
            [{ label: "Customer" }, { label: "Why" }, { label: "MRR", isNumber: true }],
            list.rows.map((row) => [person(row.person), reasonsOf(row, money).join("; "), money(row.minor)]),
          ),
        ],
      });
    },
  };
}

const titles = { pastDue: "Past due", cancelling: "Cancelling", failing: "Open failed invoice" };

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
