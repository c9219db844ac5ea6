import { formatMoney } from "../../../money.js";
import type { CurrencyReport } from "../../data.js";
import { total } from "../../rows.js";
import type { WeekAhead, WeekSum } from "../../outlook/renewals.js";
import { count } from "../../words.js";
import { dayAndMonth } from "../cells.js";
import { element } from "../element.js";
import { listTable } from "./list-table.js";
import { createSection } from "./section.js";

export interface AheadSection {
  readonly root: HTMLElement;
  show(report: CurrencyReport): void;
}

const kinds = ["renewing", "ending", "trials"] as const;

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
      const cell = ({ customers, minor }: WeekSum) =>
        customers === 0 ? "–" : element("div", {}, money(minor), beneath(customers));
      const sum = (kind: (typeof kinds)[number]) => ({
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
        body: [
          listTable(
            "Renewals ahead by week",
            [{ label: "Days" }, ...["Renewing", "Ending", "Trials"].map((label) => ({ label, isNumber: true }))],
            ahead.map((week) => [daysOf(week), ...kinds.map((kind) => cell(week[kind]))]),
          ),
        ],
      });
    },
  };
}

/** "138 customers"; on narrow screens the number alone. */
function beneath(customers: number): HTMLElement {
  const [number = "", noun = ""] = count(customers, "customer").split(" ");
  return element("div", { class: "beneath" }, number, element("span", { class: "minor" }, ` ${noun}`));
}

/** "4 Nov – 10 Nov". A week ends before the next one begins. */
function daysOf({ fromSeconds, untilSeconds }: WeekAhead): string {
  return `${dayAndMonth(fromSeconds)} – ${dayAndMonth(untilSeconds - 86_400)}`;
}
