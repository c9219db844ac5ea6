import { readFileSync, writeFileSync } from "node:fs";
import type { Destination } from "../destination/destination.js";
import { collect } from "./collect.js";
import type { ReportData } from "./data.js";
import { renderPage } from "./html.js";
import { pageScript } from "./page-script.js";

/**
 * Writes the report of a warehouse's `lifecycle_events` and `customer_metrics`, for a browser. It needs no network.
 * @param path of the HTML file.
 */
export async function writeReport({ query }: Pick<Destination, "query">, path: string): Promise<void> {
  writeFileSync(path, await reportPage(await collect(query)));
}

/** Returns the report as HTML. */
export async function reportPage(data: ReportData): Promise<string> {
  return renderPage({
    template: pageFile("page.html"),
    style: ["theme.css", "layout.css", "parts.css", "tables.css", "sections.css", "print.css"].map(pageFile).join("\n"),
    script: await pageScript(),
    data,
  });
}

function pageFile(name: string): string {
  return readFileSync(new URL(`../../src/report/page/${name}`, import.meta.url), "utf8");
}
