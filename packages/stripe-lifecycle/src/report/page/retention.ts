import type { CurrencyReport } from "../data.js";
import { cohortRows, csvOfCohorts, type CohortRow, type Measure } from "../cohort-rows.js";
import { downloadButton, fileName } from "./download.js";
import { element } from "./element.js";
import { scrollRegion } from "./scroll-region.js";
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
  const { frame, region } = scrollRegion("Cohort retention, as a table");
  let shown: CurrencyReport | undefined;
  let of: Measure = "customers";
  const render = () => {
    if (shown) region.replaceChildren(cohortTable(cohortRows(shown, of), of));
  };
  const download = downloadButton(
    "Cohort retention",
    () =>
      shown && { file: fileName(`retention ${of}`, shown.currency), table: csvOfCohorts(cohortRows(shown, of), of) },
  );
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
      download,
    ),
    reading,
    frame,
    element(
      "p",
      { class: "source" },
      "Source: lifecycle_events. A row is the customers whose MRR began in that month. Only months that are over.",
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

function cohortTable(rows: readonly CohortRow[], of: Measure): HTMLTableElement {
  const ages = rows.at(-1)!.shares.map(({ age }) => age);
  const head = (text: string, attributes: Readonly<Record<string, string>>) => element("th", attributes, text);
  return element(
    "table",
    { class: "cohorts" },
    element("caption", { class: "visually-hidden" }, `Cohort retention of ${of === "mrr" ? "MRR" : "customers"}`),
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        head("Started in", { scope: "col", rowspan: "2", class: "lead" }),
        head(of === "mrr" ? "MRR at its end" : "Customers", { scope: "col", rowspan: "2" }),
        ...(ages.length > 0
          ? [
              head(
                of === "mrr"
                  ? "Percent of it so many months later"
                  : "Percent still paying at the end of that month, and so many months later",
                { scope: "colgroup", colspan: String(ages.length), class: "span" },
              ),
            ]
          : []),
      ),
      element("tr", {}, ...ages.map((age) => head(age === 0 ? "that month" : `+${age}`, { scope: "col" }))),
    ),
    element("tbody", {}, ...rows.map(cohortRow)),
  );
}

function cohortRow({ name, size, shares }: CohortRow): HTMLTableRowElement {
  const cells = shares.map(({ share }) => {
    if (share === null) return element("td");
    const percent = Math.round(share * 100);
    const cell = element("td", { class: "heat" }, percent > 999 ? ">999" : String(percent));
    cell.style.setProperty("--share", Math.max(0, Math.min(1, share)).toFixed(2));
    return cell;
  });
  return element(
    "tr",
    {},
    element("th", { scope: "row", class: "lead" }, name.text),
    element("td", {}, size.text),
    ...cells,
  );
}
