import { formatMoney } from "../../../money.js";
import type { CurrencyReport } from "../../data.js";
import type { Listing } from "../../who/person.js";
import type { ListedMovement } from "../../who/customer-movements.js";
import { count, monthName } from "../../words.js";
import { element } from "../element.js";
import { addSegments } from "../segments.js";
import { listTable } from "./list-table.js";
import type { PersonCell } from "./person-cell.js";
import { createSection, type Section } from "./section.js";
import { failedColumns, movedColumns } from "./who-columns.js";

export interface Who {
  readonly root: HTMLElement;
  show(report: CurrencyReport): void;
}

const frames: Readonly<Record<ListedMovement | "failed", { readonly title: string; readonly source: string }>> = {
  churn: {
    title: "Churned",
    source:
      "Customers whose MRR became 0, also if they came back later. Reason: the customer’s feedback, else Stripe’s " +
      "reason. The amounts add up to churn in the movements. Source: mrr_delta, reason and feedback in " +
      "lifecycle_events.",
  },
  contraction: {
    title: "Downgraded",
    source:
      "Customers who stayed with less MRR. The amounts add up to contraction in the movements. " +
      "Source: mrr_delta and change_types in lifecycle_events.",
  },
  expansion: {
    title: "Upgraded",
    source:
      "Customers who added MRR. The amounts add up to expansion in the movements. " +
      "Source: mrr_delta and change_types in lifecycle_events.",
  },
  failed: {
    title: "Failed to pay, still open",
    source:
      "Invoices that first failed in the month and are neither paid, voided nor uncollectible. The date is that of " +
      "the last attempt. With the event set canonical, paid invoices stay in the list, because payment_recovered is " +
      "not emitted. Source: payment_failed with amount and failure_code in lifecycle_events.",
  },
};

/**
 * Returns the lists of the customers behind a month's figures, with a choice of the month.
 * @param months YYYY-MM: the last full month and the present one, in this order.
 */
export function createWho(months: readonly string[], person: PersonCell): Who {
  const sections = {
    churn: section("churn"),
    contraction: section("contraction"),
    expansion: section("expansion"),
    failed: section("failed"),
  };
  const choice = element("fieldset", { class: "segments" }, element("legend", {}, "Month of the lists"));
  let shown: CurrencyReport | undefined;
  let place = 0;
  addSegments(
    choice,
    "who-month",
    months.map((month, index) => ({
      value: String(index),
      label: index === 0 ? monthName(month) : `${monthName(month)} so far`,
    })),
    (value) => {
      place = Number(value);
      render();
    },
  );

  function render(): void {
    if (!shown) return;
    const { currency } = shown;
    const { moved, failed } = shown.figures.who[place]!;
    const money = (minor: number) => formatMoney(minor, currency);
    const scope = currency.toUpperCase();
    for (const movement of ["churn", "contraction", "expansion"] as const) {
      const list = listTable(frames[movement].title, movedColumns(person), moved[movement].rows);
      const reading = sentence(moved[movement], money);
      sections[movement].show({ scope, reading, body: [list.root], table: list.table, months: months[place]! });
    }
    const list = listTable(frames.failed.title, failedColumns(person), failed.rows);
    const reading = sentence(failed, money, "invoice");
    sections.failed.show({ scope, reading, body: [list.root], table: list.table, months: months[place]! });
  }

  return {
    root: element(
      "div",
      { class: "wide group", id: "who" },
      element("div", { class: "card-head" }, element("h2", {}, "Who moved"), choice),
      element("div", { class: "cards" }, ...Object.values(sections).map(({ root }) => root)),
    ),
    show(report) {
      shown = report;
      render();
    },
  };
}

function section(kind: ListedMovement | "failed"): Section {
  return createSection({ id: `who-${kind}`, ...frames[kind] });
}

/** "36 customers, $4,154.54." or "10 invoices of 9 customers, $2,335.34." Says so if only the largest are listed. */
function sentence(listing: Listing<unknown>, money: (minor: number) => string, entry?: string): string {
  const { rows, entries, customers, minor } = listing;
  const all = [...(entry ? [count(entries, entry)] : []), count(customers, "customer")].join(" of ");
  return `${all}, ${money(minor)}.${rows.length < entries ? ` The ${rows.length} largest are listed.` : ""}`;
}
