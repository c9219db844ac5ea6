import type { CurrencyReport } from "../../data.js";
import { compare } from "../../period/comparison.js";
import type { Period } from "../../period/period.js";
import { monthName, monthsBetween, monthsLater } from "../../words.js";
import { dataTable } from "../data-table.js";
import { element } from "../element.js";
import { scrollRegion } from "../scroll-region.js";
import { createSection } from "./section.js";

export interface PeriodSection {
  readonly root: HTMLElement;
  show(report: CurrencyReport): void;
}

const lengths = [1, 3, 6, 12];

/**
 * Returns a card with a choice of months, and their figures beside those of the equally long period before.
 * @param first YYYY-MM: the first month with data, at the latest the last full month.
 * @param present the month that is not over.
 * @param onChange is called with each chosen period.
 */
export function createPeriod(first: string, present: string, onChange: (period: Period) => void): PeriodSection {
  const months = monthsBetween(first, present).toReversed();
  const last = monthsLater(present, -1);
  const presets = lengths.filter((length) => length === 1 || monthsLater(last, 1 - length) >= first);
  let period: Period = { from: last, to: last };
  let shown: CurrencyReport | undefined;
  const preset = monthSelect("period-preset", [
    ...presets.map(
      (length) => [String(length), length === 1 ? "Last full month" : `Last ${length} full months`] as const,
    ),
    ["present", "This month so far"] as const,
    ["", "Other months"] as const,
  ]);
  const names = months.map((month) => [month, monthName(month)] as const);
  const from = monthSelect("period-from", names);
  const to = monthSelect("period-to", names);
  const section = createSection(
    {
      id: "period",
      title: "Compare periods",
      source:
        "Whole months in UTC, beside as many months before. NRR, GRR and churn rate compare the two ends of the " +
        "period, customer by customer: whoever goes down and up again within it has lost nothing. New customers are " +
        "in none of the three. Customers gained and lost compare the two ends, too. Points: percentage points. " +
        "Source: mrr_delta and movement in lifecycle_events.",
    },
    element("div", { class: "filters" }, field("Period", preset), field("From", from), field("To", to)),
  );

  preset.addEventListener("change", () => {
    if (preset.value === "present") choose({ from: present, to: present });
    else if (preset.value !== "") choose({ from: monthsLater(last, 1 - Number(preset.value)), to: last });
  });
  from.addEventListener("change", () =>
    choose({ from: from.value, to: from.value > to.value ? from.value : to.value }),
  );
  to.addEventListener("change", () => choose({ from: to.value < from.value ? to.value : from.value, to: to.value }));

  function choose(chosen: Period): void {
    period = chosen;
    render();
    onChange(period);
  }

  function render(): void {
    from.value = period.from;
    to.value = period.to;
    preset.value = presetOf(period);
    if (!shown) return;
    const { currency, movements, paying, figures } = shown;
    const { reading, table } = compare({ movements, paying, kept: figures.kept }, period, currency, present);
    section.show({
      scope: currency.toUpperCase(),
      reading,
      body: [
        scrollRegion(
          "Figures of the period, as a table",
          dataTable("Figures of the period and of the one before", table),
        ).frame,
      ],
      table,
      months: `${period.from} ${period.to}`,
    });
  }

  function presetOf({ from, to }: Period): string {
    if (from === present) return "present";
    const length = to === last ? monthsBetween(from, to).length : 0;
    return presets.includes(length) ? String(length) : "";
  }

  return {
    root: section.root,
    show(report) {
      shown = report;
      render();
    },
  };
}

function monthSelect(id: string, options: readonly (readonly [value: string, label: string])[]): HTMLSelectElement {
  return element("select", { id }, ...options.map(([value, label]) => element("option", { value }, label)));
}

function field(label: string, select: HTMLSelectElement): HTMLLabelElement {
  return element("label", { class: "field" }, element("span", {}, label), select);
}
