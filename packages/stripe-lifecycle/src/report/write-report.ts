import { readFileSync, writeFileSync } from "node:fs";
import type { Destination } from "../destination/destination.js";
import { collect } from "./collect.js";
import { renderPage } from "./html.js";
import { pageScript } from "./page-script.js";

/**
 * Writes the report of a warehouse's `lifecycle_events` and `customer_metrics`, for a browser. It needs no network.
 * @param path of the HTML file.
 */
export async function writeReport({ query }: Pick<Destination, "query">, path: string): Promise<void> {
  const page = renderPage({
    template: pageFile("page.html"),
    style: ["theme.css", "layout.css", "parts.css", "tables.css"].map(pageFile).join("\n"),
    script: await pageScript(),
    data: await collect(query),
  });
  writeFileSync(path, page);
}

function pageFile(name: string): string {
  return readFileSync(new URL(`../../src/report/page/${name}`, import.meta.url), "utf8");
}
