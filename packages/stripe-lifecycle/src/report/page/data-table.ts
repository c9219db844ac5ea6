import { textOfCell, type TableContent } from "../table-content.js";
import { element } from "./element.js";

/** Returns a plain table of figures with row and column headings. */
export function dataTable(caption: string, { head, rows }: TableContent): HTMLTableElement {
  return element(
    "table",
    { class: "figures-table" },
    element("caption", { class: "visually-hidden" }, caption),
    element("thead", {}, element("tr", {}, ...head.map((title) => element("th", { scope: "col" }, title)))),
    element(
      "tbody",
      {},
      ...rows
        .map((row) => row.map(textOfCell))
        .map(([name = "", ...figures]) =>
          element(
            "tr",
            {},
            element("th", { scope: "row" }, name),
            ...figures.map((figure) => element("td", {}, figure)),
          ),
        ),
    ),
  );
}
