import { formatMoney } from "../../../money.js";
import type { CurrencyReport, ReportData } from "../../data.js";
import { total } from "../../rows.js";
import type { Segment, Segmentation } from "../../segments/segment.js";
import { amountCell, countCell, noValue, shareCell, type Cell } from "../../table-content.js";
import { count, percentOrDash } from "../../words.js";
import { quotient } from "../../period/period.js";
import { element } from "../element.js";
import { listTable, type ListTable } from "./list-table.js";
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
      const list = segmentTable(
        byCurrency,
        "Share of customers",
        currencies.map(({ currency, payingCustomers, mrrMinor }) => ({
          name: currency.toUpperCase(),
          customers: payingCustomers,
          minor: mrrMinor,
          currency,
          share: quotient(payingCustomers, all),
        })),
      );
      section.show({
        scope: "All currencies",
        reading: `Customers pay in ${currencies.length === 1 ? "one currency" : `${currencies.length} currencies`}.`,
        body: [
          list.root,
          note("Source: mrr_by_currency in customer_metrics. A customer of several currencies counts in each."),
        ],
        table: list.table,
      });
      return;
    }
    const { currency, figures } = shown;
    const { title, source, segments }: Segmentation = figures.segmentations.find(
      ({ title }) => title === choice.value,
    ) ?? { title: choice.value, source: "No customer has any in this currency.", segments: [] };
    const all = total(segments, ({ minor }) => minor);
    const [first] = segments;
    const list = segmentTable(
      title,
      "Share",
      segments.map((segment) => ({ ...segment, currency, share: quotient(segment.minor, all) })),
    );
    section.show({
      scope: currency.toUpperCase(),
      reading: first
        ? `${count(segments.length, "segment")}. The largest: ${first.name ?? none}, ${formatMoney(first.minor, currency)} ` +
          `(${percentOrDash(quotient(first.minor, all))}).`
        : "No segments.",
      body: [...(first ? [list.root] : []), note(source)],
      table: list.table,
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

interface SegmentRow extends Segment {
  readonly currency: string;
  readonly share: number | null;
}

function segmentTable(title: string, share: string, rows: readonly SegmentRow[]): ListTable {
  return listTable<SegmentRow>(
    `Segments by ${title}`,
    [
      { label: title, cell: ({ name }) => name ?? none },
      { label: "Customers", isNumber: true, cell: ({ customers }) => countCell(customers) },
      { label: "MRR", isNumber: true, cell: ({ minor, currency }) => amountCell(minor, currency) },
      { label: "ARPA", isNumber: true, cell: arpaCell },
      { label: share, isNumber: true, cell: (row) => shareCell(row.share), view: barOf },
    ],
    rows,
  );
}

function arpaCell({ minor, customers, currency }: SegmentRow): Cell {
  const arpa = quotient(minor, customers);
  return arpa === null ? noValue : amountCell(Math.round(arpa), currency);
}

function barOf({ share }: SegmentRow): HTMLElement {
  const bar = element("span", { class: "bar", "aria-hidden": "true" });
  bar.style.setProperty("--share", (share ?? 0).toFixed(3));
  return element("span", {}, bar, percentOrDash(share));
}

function note(text: string): HTMLElement {
  return element("p", { class: "source" }, text);
}
