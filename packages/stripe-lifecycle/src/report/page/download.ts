import { csvOf } from "../csv.js";
import type { TableContent } from "../table-content.js";
import { element } from "./element.js";

export interface Download {
  /** Without ".csv". */
  readonly file: string;
  readonly table: TableContent;
}

/**
 * Returns a button that saves a table as a CSV file, without a request.
 * @param title of the table, for screen readers
 * @param content returns the table as the page shows it at that moment
 */
export function downloadButton(title: string, content: () => Download | undefined): HTMLButtonElement {
  const button = element("button", { type: "button", class: "download", "aria-label": `CSV: ${title}` }, "CSV");
  button.title = "Download as CSV";
  button.addEventListener("click", () => {
    const download = content();
    if (download) save(`${download.file}.csv`, csvOf(download.table));
  });
  return button;
}

/** "mrr-usd", "statuses-all-currencies". */
export function fileName(id: string, scope: string): string {
  return `${id} ${scope}`.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
}

function save(file: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  element("a", { href: url, download: file }).click();
  // The browser reads the file after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
