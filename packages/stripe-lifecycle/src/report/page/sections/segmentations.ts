import { formatMoney } from "../../../money.js";
import type { CurrencyReport, ReportData } from "../../data.js";
import { total } from "../../rows.js";
import type { Segmentation } from "../../segments/segment.js";
import { count, percentOrDash } from "../../words.js";
import { quotient } from "../../period/period.js";
import { element } from "../element.js";
import { listTable } from "./list-table.js";
import { createSection } from "./section.js";

export interface Segmentations {
  readonly root: HTMLElement;
  show(report: CurrencyReport): void;
}

const byCurrency = "Currency";

/** Returns a card with the paying customers, MRR, ARPA and share of each segment, and a choice of what divides them. */
export function createSegmentations({ currencies }: ReportData): Segmentations {
  const titles = new Set(currencies.flatMap(({ figures }) => figures.segmentations.map(({ title }) => title)));
  const choice = element(
    "select",
    { id: "segments-by" },
    ...[...titles, byCurrency].map((title) => element("option", { value: title }, title)),
  );
  const section = createSection(
    {
      id: "segments",
      title: "Segments",
      source:
        "Customers with MRR now. A segment is what a customer is now. Share: of the MRR of this currency. ARPA: MRR " +
        "/ customers of the segment.",
    },
    element(
      "div",
      { class: "filters" },
      element("label", { class: "field" }, element("span", {}, "Divide by"), choice),
    ),
  );
  let shown: CurrencyReport | undefined;
  choice.addEventListener("change", render);

  function render(): void {
    if (!shown) return;
    if (choice.value === byCurrency) {
      const all = total(currencies, ({ payingCustomers }) => payingCustomers);
      section.show({
        scope: "All currencies",
        reading: `Customers pay in ${currencies.length === 1 ? "one currency" : `${currencies.length} currencies`}.`,
        body: [
          table(
            "Currency",
            "Share of customers",
            currencies.map(({ currency, payingCustomers, mrrMinor }) =>
              cells(currency.toUpperCase(), payingCustomers, mrrMinor, currency, quotient(payingCustomers, all)),
            ),
          ),
          note("Source: mrr_by_currency in customer_metrics. A customer of several currencies counts in each."),
        ],
      });
      return;
    }
    const { currency, figures } = shown;
    const { title, source, segments }: Segmentation = figures.segmentations.find(
      ({ title }) => title === choice.value,
    ) ?? { title: choice.value, source: "No customer has any in this currency.", segments: [] };
    const all = total(segments, ({ minor }) => minor);
    const [first] = segments;
    section.show({
      scope: currency.toUpperCase(),
      reading: first
        ? `${count(segments.length, "segment")}. The largest: ${first.name ?? none}, ${formatMoney(first.minor, currency)} ` +
          `(${percentOrDash(quotient(first.minor, all))}).`
        : "No segments.",
      body: [
        ...(first
          ? [
              table(
                title,
                "Share",
                segments.map(({ name, customers, minor }) =>
                  cells(name ?? none, customers, minor, currency, quotient(minor, all)),
                ),
              ),
            ]
          : []),
        note(source),
      ],
    });
  }

  return {
    root: section.root,
    show(report) {
      shown = report;
      render();
    },
  };
}

const none = "None";

function table(title: string, share: string, rows: readonly (readonly (string | Node)[])[]): HTMLElement {
  return listTable(
    `Segments by ${title}`,
    [{ label: title }, ...["Customers", "MRR", "ARPA", share].map((label) => ({ label, isNumber: true }))],
    rows,
  );
}

function cells(name: string, customers: number, minor: number, currency: string, share: number | null) {
  const bar = element("span", { class: "bar", "aria-hidden": "true" });
  bar.style.setProperty("--share", (share ?? 0).toFixed(3));
  const arpa = quotient(minor, customers);
  return [
    name,
    customers.toLocaleString("en"),
    formatMoney(minor, currency),
    arpa === null ? "–" : formatMoney(Math.round(arpa), currency),
    element("span", {}, bar, percentOrDash(share)),
  ];
}

function note(text: string): HTMLElement {
  return element("p", { class: "source" }, text);
}
