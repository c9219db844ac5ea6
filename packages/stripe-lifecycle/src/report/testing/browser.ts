import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type axe from "axe-core";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";

export const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
export const hasBrowser = existsSync(executablePath);

export interface ReportBrowser {
  /** Of the running test. */
  readonly page: () => Page;
  /** A new folder, removed at the end. */
  readonly folder: () => string;
  /** Writes a page into the folder and opens it. */
  readonly show: (html: string) => Promise<void>;
}

/**
 * Gives each test of a file a page of 1280 x 900 pixels. A page that logs, throws or requests anything fails its test.
 */
export function useBrowser(): ReportBrowser {
  let folder: string;
  let browser: Browser;
  let page: Page;
  let noise: string[];
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "report-"));
    browser = await chromium.launch({ executablePath });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(async () => {
    page = await browser.newPage({ colorScheme: "light", viewport: { width: 1280, height: 900 } });
    noise = [];
    page.on("console", (message) => noise.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => noise.push(String(error)));
    page.on("request", (request) => {
      if (!/\.html$|^blob:/.test(request.url())) noise.push(`request: ${request.url()}`);
    });
  });
  afterEach(async () => {
    await page.close();
    expect(noise).toEqual([]);
  });
  return {
    page: () => page,
    folder: () => folder,
    async show(html) {
      writeFileSync(join(folder, "report.html"), html);
      await page.goto(pathToFileURL(join(folder, "report.html")).href);
      await page.locator("#found", { hasText: /\d customer/ }).waitFor({ state: "attached" });
    },
  };
}

const axeScript = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Returns one sentence for each finding of axe-core: https://dequeuniversity.com/rules/axe/ */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axeScript);
  const { violations } = await page.evaluate<axe.AxeResults>("axe.run(document, { resultTypes: ['violations'] })");
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** Downloads a table by its button. Returns the file's name and its lines without the byte order mark. */
export async function downloaded(
  page: Page,
  title: string,
): Promise<{ readonly name: string; readonly lines: string[] }> {
  const arrived = page.waitForEvent("download");
  await page.getByRole("button", { name: `CSV: ${title}`, exact: true }).click();
  const file = await arrived;
  const text = readFileSync(await file.path(), "utf8");
  return { name: file.suggestedFilename(), lines: text.slice(1).trimEnd().split("\r\n") };
}
