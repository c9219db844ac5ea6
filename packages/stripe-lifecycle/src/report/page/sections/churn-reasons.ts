import { formatMoney } from "../../../money.js";
import type { CurrencyReport } from "../../data.js";
import { total } from "../../rows.js";
import { periodName } from "../../period/comparison.js";
import { periodBefore, type Period } from "../../period/period.js";
import { sumReasons } from "../../who/sum-reasons.js";
import { count, percent } from "../../words.js";
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
      "The months that are chosen at “Compare periods”. Each churn counts with the reason of the event that took the " +
      "MRR: the customer’s feedback on cancelling, else Stripe’s reason. The amounts add up to churn. Source: " +
      "movement, reason, feedback and change_types in lifecycle_events.",
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
      section.show({
        scope: currency.toUpperCase(),
        reading: first
          ? `In ${periodName(period, present)}, ${count(churns, "churn")} took ${money(all)}. ` +
            `The largest reason: “${first.reason}”, ${money(first.minor)}.`
          : `No customer churned in ${periodName(period, present)}.`,
        body: [
          listTable(
            "Reasons of churn",
            [
              { label: "Reason" },
              { label: "Churns", isNumber: true },
              { label: "MRR", isNumber: true },
              { label: "Share", isNumber: true },
              { label: "MRR, period before", isNumber: true },
            ],
            reasons.map(({ reason, customers, minor }) => [
              reason,
              customers.toLocaleString("en"),
              money(minor),
              all > 0 ? percent(minor / all) : "–",
              money(before.find((each) => each.reason === reason)?.minor ?? 0),
            ]),
          ),
        ],
      });
    },
  };
}
