import { formatMoney } from "../../../money.js";
import type { CurrencyReport } from "../../data.js";
import { total } from "../../rows.js";
import { periodName } from "../../period/comparison.js";
import { periodBefore, quotient, type Period } from "../../period/period.js";
import { sumReasons, type SumOfReason } from "../../who/sum-reasons.js";
import { amountCell, countCell, shareCell } from "../../table-content.js";
import { count } from "../../words.js";
import { listTable } from "./list-table.js";
import { createSection } from "./section.js";

export interface ChurnReasons {
  readonly root: HTMLElement;
  show(report: CurrencyReport, period: Period): void;
}

/**
 * Returns a card with the reasons of churn in a period.
 * @param present YYYY-MM: the month that is not over.
 */
export function createChurnReasons(present: string): ChurnReasons {
  const section = createSection({
    id: "churn-reasons",
    title: "Why MRR was lost",
    source:
      "The months chosen at “Compare periods”. MRR before: in as many months before. Each churn counts with the reason " +
      "of the event that took the MRR: the customer’s feedback on cancelling, else Stripe’s reason. The amounts add up " +
      "to churn. Source: movement, reason, feedback and change_types in lifecycle_events.",
  });
  return {
    root: section.root,
    show({ currency, figures: { churnReasons } }, period) {
      const money = (minor: number) => formatMoney(minor, currency);
      const of = ({ from, to }: Period) => sumReasons(churnReasons.filter(({ month }) => month >= from && month <= to));
      const previous = periodBefore(period);
      const [reasons, before] = [of(period), of(previous)];
      const all = total(reasons, ({ minor }) => minor);
      const churns = total(reasons, ({ customers }) => customers);
      const [first] = reasons;
      const list = listTable<SumOfReason>(
        "Reasons of churn",
        [
          { label: "Reason", cell: ({ reason }) => reason },
          { label: "Churns", isNumber: true, cell: ({ customers }) => countCell(customers) },
          { label: "MRR", isNumber: true, cell: ({ minor }) => amountCell(minor, currency) },
          { label: "Share", isNumber: true, cell: ({ minor }) => shareCell(quotient(minor, all)) },
          {
            label: "MRR before",
            isNumber: true,
            cell: ({ reason }) => amountCell(before.find((each) => each.reason === reason)?.minor ?? 0, currency),
          },
        ],
        reasons,
      );
      section.show({
        scope: currency.toUpperCase(),
        reading: first
          ? `In ${periodName(period, present)}, ${count(churns, "churn")} took ${money(all)} of MRR. ` +
            `The largest reason: “${first.reason}”, ${money(first.minor)}.`
          : `No customer churned in ${periodName(period, present)}.`,
        body: [list.root],
        table: list.table,
        months: `${period.from} ${period.to}`,
      });
    },
  };
}
