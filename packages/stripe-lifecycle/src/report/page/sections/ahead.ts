import { formatMoney } from "../../../money.js";
import type { CurrencyReport } from "../../data.js";
import { total } from "../../rows.js";
import type { WeekAhead, WeekSum } from "../../outlook/renewals.js";
import { count } from "../../words.js";
import { amountCell, countCell, type ValueCell } from "../../table-content.js";
import { dayAndMonthCell } from "../cells.js";
import { element } from "../element.js";
import { listTable, type ListColumn } from "./list-table.js";
import { createSection } from "./section.js";

export interface AheadSection {
  readonly root: HTMLElement;
  show(report: CurrencyReport): void;
}

const kinds = [
  { kind: "renewing", label: "Renewing" },
  { kind: "ending", label: "Ending" },
  { kind: "trials", label: "Trials" },
] as const;

/** Returns a card with the renewals, ends and trials of the next 30 days, by week. */
export function createAhead(): AheadSection {
  const section = createSection({
    id: "ahead",
    title: "Renewals ahead",
    source:
      "The next 30 days. Renewing: customers whose earliest current period ends (renewal_at, will_renew), with " +
      "committed_mrr. Ending: customers with a subscription that is set to end (cancel_at), with mrr less " +
      "committed_mrr. Trials: trials that end and were not cancelled (trial_ends_at), with trial_mrr. A customer " +
      "counts in their main currency. Source: customer_metrics.",
  });
  return {
    root: section.root,
    show({ currency, figures: { ahead } }) {
      const money = (minor: number) => formatMoney(minor, currency);
      const list = listTable<WeekAhead>(
        "Renewals ahead by week",
        [
          { label: "Days", cell: daysOf },
          ...kinds.flatMap(({ kind, label }): ListColumn<WeekAhead>[] => [
            {
              label,
              isNumber: true,
              cell: (week) => amountCell(week[kind].minor, currency),
              view: (week) => sumOf(week[kind], money),
            },
            { label: `${label}, customers`, cell: (week) => countCell(week[kind].customers), view: null },
          ]),
        ],
        ahead,
      );
      const sum = (kind: (typeof kinds)[number]["kind"]) => ({
        customers: total(ahead, (week) => week[kind].customers),
        minor: total(ahead, (week) => week[kind].minor),
      });
      section.show({
        scope: currency.toUpperCase(),
        reading:
          ahead.length === 0
            ? "Nothing renews or ends in the next 30 days."
            : `In the next 30 days, ${count(sum("renewing").customers, "customer")} with ${money(sum("renewing").minor)} ` +
              `MRR will renew, and ${sum("ending").customers.toLocaleString("en")} with ${money(sum("ending").minor)} won’t.`,
        body: [list.root],
        table: list.table,
      });
    },
  };
}

/** "$1,234.50" over "138 customers"; on narrow screens over the number alone. A dash if there are none. */
function sumOf({ customers, minor }: WeekSum, money: (minor: number) => string): HTMLElement {
  if (customers === 0) return element("div", {}, "–");
  const [number = "", noun = ""] = count(customers, "customer").split(" ");
  const beneath = element("div", { class: "beneath" }, number, element("span", { class: "minor" }, ` ${noun}`));
  return element("div", {}, money(minor), beneath);
}

/** "4 Nov – 10 Nov", and 2026-11-04/2026-11-10 in a CSV file. A week ends before the next one begins. */
function daysOf({ fromSeconds, untilSeconds }: WeekAhead): ValueCell {
  const days = [fromSeconds, untilSeconds - 86_400].map(dayAndMonthCell);
  return { text: days.map(({ text }) => text).join(" – "), value: days.map(({ value }) => value).join("/") };
}
