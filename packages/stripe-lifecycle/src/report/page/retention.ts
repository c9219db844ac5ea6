import { formatMoney } from "../../money.js";
import type { Cohort, CurrencyReport } from "../data.js";
import { total } from "../facts.js";
import { shortMonthName } from "../words.js";
import { element } from "./element.js";
import { addSegments } from "./segments.js";

export interface RetentionCard {
  readonly root: HTMLElement;
  show(report: CurrencyReport): void;
}

/** Returns a table of cohorts, with cells shaded by the retained share of customers or of MRR. */
export function createRetentionCard(): RetentionCard {
  const scope = element("span", { class: "chip" });
  const reading = element("p", { class: "reading" });
  const measure = element("fieldset", { class: "segments" }, element("legend", {}, "Retention of"));
  const region = element("div", {
    class: "scroll",
    role: "region",
    "aria-labelledby": "retention-title",
    tabindex: "0",
  });
  let shown: CurrencyReport | undefined;
  let of: "customers" | "mrr" = "customers";
  const render = () => {
    if (shown) region.replaceChildren(cohortTable(shown, of));
  };
  const choices = [
    { value: "customers", label: "Customers" },
    { value: "mrr", label: "MRR" },
  ];
  addSegments(measure, "retention-of", choices, (value) => {
    of = value === "mrr" ? "mrr" : "customers";
    render();
  });
  const root = element(
    "section",
    { class: "card wide", id: "retention", "aria-labelledby": "retention-title" },
    element(
      "div",
      { class: "card-head" },
      element("h2", { id: "retention-title" }, "Cohort retention"),
      scope,
      measure,
    ),
    reading,
    region,
    element(
      "p",
      { class: "source" },
      "Source: lifecycle_events. A cohort is the customers whose MRR began in one month. Cells: percent with MRR at the " +
        "end of that month (0), the next (1) and so on; of MRR: their MRR then, in percent of their MRR at the end of " +
        "month 0, above 100 where they pay more. Only months that are over.",
    ),
  );
  return {
    root,
    show(report) {
      shown = report;
      scope.textContent = report.currency.toUpperCase();
      reading.textContent = report.readings.retention;
      render();
    },
  };
}

function cohortTable({ cohorts, currency }: CurrencyReport, of: "customers" | "mrr"): HTMLTableElement {
  const ages = Array.from({ length: Math.max(0, ...cohorts.map(({ paying }) => paying.length)) }, (_, age) => age);
  const size = ({ customers, mrrMinor }: Cohort) =>
    of === "customers" ? customers.toLocaleString("en") : formatMoney(mrrMinor[0] ?? 0, currency);
  return element(
    "table",
    { class: "cohorts" },
    element(
      "caption",
      { class: "visually-hidden" },
      `Cohort retention of ${of === "mrr" ? "MRR" : "customers"}, in percent by month`,
    ),
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        ...["Began", of === "mrr" ? "MRR" : "Customers", ...ages.map(String)].map((head) =>
          element("th", { scope: "col" }, head),
        ),
      ),
    ),
    element(
      "tbody",
      {},
      ...cohorts.map((cohort) =>
        cohortRow(
          shortMonthName(cohort.month),
          size(cohort),
          ages.map((age) => shareAt([cohort], age, of)),
        ),
      ),
      cohortRow(
        "All",
        of === "customers" ? total(cohorts, ({ customers }) => customers).toLocaleString("en") : "",
        ages.map((age) => shareAt(cohorts, age, of)),
      ),
    ),
  );
}

function cohortRow(name: string, size: string, shares: readonly (number | null)[]): HTMLTableRowElement {
  const cells = shares.map((share) => {
    if (share === null) return element("td");
    const cell = element("td", { class: "heat" }, Math.round(share * 100).toString());
    cell.style.setProperty("--share", Math.max(0, Math.min(1, share)).toFixed(2));
    return cell;
  });
  return element("tr", {}, element("th", { scope: "row" }, name), element("td", {}, size), ...cells);
}

/** Returns the retained share of the cohorts that are old enough. null: none is, or they had nothing. */
function shareAt(cohorts: readonly Cohort[], age: number, of: "customers" | "mrr"): number | null {
  const old = cohorts.filter(({ paying }) => paying.length > age);
  const base = total(old, ({ customers, mrrMinor }) => (of === "customers" ? customers : mrrMinor[0]!));
  const kept = total(old, ({ paying, mrrMinor }) => (of === "customers" ? paying[age]! : mrrMinor[age]!));
  return base > 0 ? kept / base : null;
}
