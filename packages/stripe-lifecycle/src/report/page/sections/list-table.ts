import { textOfCell, type Cell, type TableContent } from "../../table-content.js";
import { element } from "../element.js";
import { printedPart, printedRows } from "../printed-rows.js";
import { scrollRegion } from "../scroll-region.js";

export interface ListColumn<Row> {
  readonly label: string;
  /** The text on the page, and the value in the CSV file. */
  readonly cell: (row: Row) => Cell;
  /** On the page instead of the text. null: the column is in the CSV file only. */
  readonly view?: ((row: Row) => Node) | null;
  readonly isNumber?: boolean;
  /** True: its texts stay on one line. It is left out on narrow screens. */
  readonly isDate?: boolean;
}

export interface ListTable {
  readonly root: HTMLElement;
  /** For the CSV file: all rows and columns. */
  readonly table: TableContent;
}

const shownAtFirst = 8;

/**
 * Returns a table of rows, for the page and for a CSV file. The first column of the page names its row. Long tables
 * show their beginning, and a button for the rest. Without rows: a word.
 */
export function listTable<Row>(caption: string, columns: readonly ListColumn<Row>[], rows: readonly Row[]): ListTable {
  return {
    root: rows.length === 0 ? element("p", { class: "muted" }, "None.") : shortened(caption, columns, rows),
    table: {
      head: columns.map(({ label }) => label),
      rows: rows.map((row) => columns.map(({ cell }) => cell(row))),
    },
  };
}

function shortened<Row>(caption: string, all: readonly ListColumn<Row>[], rows: readonly Row[]): HTMLElement {
  const columns = all.filter(({ view }) => view !== null);
  const lines = rows.map((row, place) =>
    element(
      "tr",
      { hidden: place >= shownAtFirst, class: place < printedRows ? "" : "unprinted" },
      ...columns.map((column, index) => cellOf(column, row, index === 0)),
    ),
  );
  const table = element(
    "table",
    { class: "list-table" },
    element("caption", { class: "visually-hidden" }, caption),
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        ...columns.map((column) => element("th", { scope: "col", class: classOf(column) }, column.label)),
      ),
    ),
    element("tbody", {}, ...lines),
  );
  const { frame, region } = scrollRegion(`${caption}, as a table`, table);
  if (rows.length <= shownAtFirst) return frame;
  const more = element("button", { type: "button", class: "button" }, `Show all ${rows.length.toLocaleString("en")}`);
  more.addEventListener("click", () => {
    for (const line of lines) line.hidden = false;
    more.remove();
    region.focus();
  });
  return element("div", {}, frame, more, element("p", { class: "print-only" }, printedPart(rows.length, "row")));
}

function cellOf<Row>(column: ListColumn<Row>, row: Row, isName: boolean): HTMLTableCellElement {
  const content = column.view ? column.view(row) : textOfCell(column.cell(row));
  return isName ? element("th", { scope: "row" }, content) : element("td", { class: classOf(column) }, content);
}

function classOf({ isNumber, isDate }: Pick<ListColumn<never>, "isNumber" | "isDate">): string {
  if (isNumber) return "number";
  return isDate ? "date minor" : "";
}
