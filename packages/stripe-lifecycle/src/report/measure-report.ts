import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { openSource } from "../destination/open.js";
import { writeLargeAccount } from "./large-account.js";
import { writeReport } from "./write-report.js";

export interface ReportFigures {
  readonly events: number;
  readonly bytes: number;
  readonly writingMs: number;
  /** Of several openings: from the start of loading until the table shows customers. */
  readonly openingMs: readonly number[];
  /** Of several customers: from the click until the timeline is there. */
  readonly timelineMs: readonly number[];
}

/** Writes the report of an account with many customers, and opens it in Chromium. For benchmarks. */
export async function measureReport(customers: number, openings: number): Promise<ReportFigures> {
  const folder = mkdtempSync(join(tmpdir(), "report-"));
  try {
    const database = join(folder, "large.duckdb");
    const file = join(folder, "report.html");
    await writeLargeAccount(database, customers);
    const source = await openSource(database);
    const [row] = await source.query("SELECT count(*) AS events FROM lifecycle_events");
    const began = performance.now();
    await writeReport(source, file);
    const writingMs = performance.now() - began;
    await source.close();
    const opened = await open(file, openings);
    return { events: Number(row!["events"]), bytes: statSync(file).size, writingMs, ...opened };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function open(file: string, times: number): Promise<Pick<ReportFigures, "openingMs" | "timelineMs">> {
  const browser = await chromium.launch({ executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium" });
  const [openingMs, timelineMs]: number[][] = [[], []];
  try {
    for (let time = 0; time < times; time += 1) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      const began = performance.now();
      await page.goto(pathToFileURL(file).href);
      await page.locator(".customers .name").first().waitFor();
      openingMs!.push(performance.now() - began);
      const clicked = performance.now();
      await page.locator(".customers .name").first().click();
      await page.locator(".event").first().waitFor();
      timelineMs!.push(performance.now() - clicked);
      await page.close();
    }
  } finally {
    await browser.close();
  }
  return { openingMs: openingMs!, timelineMs: timelineMs! };
}
