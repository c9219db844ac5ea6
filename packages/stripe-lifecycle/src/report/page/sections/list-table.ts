import { element } from "../element.js";

export interface ListColumn {
  readonly label: string;
  readonly isNumber?: boolean;
  /** True: its texts stay on one line. It is left out on narrow screens. */
  readonly isDate?: boolean;
}

const shownAtFirst = 8;

/**
 * Returns a table whose cells are texts or elements, the first one naming its row. Long tables show their beginning,
 * and a button for the rest. Without rows: a sentence.
 */
export function listTable(
  caption: string,
  columns: readonly ListColumn[],
  rows: readonly (readonly (string | Node)[])[],
): HTMLElement {
  if (rows.length === 0) return element("p", { class: "muted" }, "None.");
  const lines = rows.map((cells, place) => {
    const line = element("tr", {}, ...cells.map((cell, index) => cellOf(columns[index]!, cell, index === 0)));
    line.hidden = place >= shownAtFirst;
    return line;
  });
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
  const region = element("div", { class: "scroll", role: "region", "aria-label": caption, tabindex: "0" }, table);
  if (rows.length <= shownAtFirst) return region;
  const more = element("button", { type: "button", class: "button" }, `Show all ${rows.length.toLocaleString("en")}`);
  more.addEventListener("click", () => {
    for (const line of lines) line.hidden = false;
    more.remove();
    region.focus();
  });
  return element("div", {}, region, more);
}

function cellOf(column: ListColumn, cell: string | Node, isName: boolean): HTMLTableCellElement {
  return isName ? element("th", { scope: "row" }, cell) : element("td", { class: classOf(column) }, cell);
}

function classOf({ isNumber, isDate }: ListColumn): string {
  if (isNumber) return "number";
  return isDate ? "date minor" : "";
}
