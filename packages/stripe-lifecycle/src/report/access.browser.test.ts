import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { openSource } from "../destination/open.js";
import { collect } from "./collect.js";
import type { ReportData } from "./data.js";
import { writeLargeAccount } from "./large-account.js";
import { inkOf, isFocusInView, missingNames, overflow, scrollTo } from "./page/probes.js";
import { event, metrics, mrrChange, sampleWarehouse } from "./testing.js";
import { axeFindings, downloaded, executablePath, hasBrowser, useBrowser } from "./testing/browser.js";
import { reportPage } from "./write-report.js";

const accounts = ["many customers", "one customer", "a lead without a currency", "no customer"] as const;

describe.skipIf(!hasBrowser)(`the page (skipped where ${executablePath} is absent)`, () => {
  const { page, folder, show } = useBrowser();
  const pages = new Map<string, string>();
  const open = (account: (typeof accounts)[number]) => show(pages.get(account)!);

  beforeAll(async () => {
    const file = join(folder(), "many.duckdb");
    await writeLargeAccount(file, 300);
    const many = await openSource(file);
    const one = await sampleWarehouse(
      [
        mrrChange("cus_1", "2026-03-05", 0, 2900, "new"),
        event("cus_1", "payment_succeeded", "2026-03-05", { invoice_id: "in_1", amount: 2900 }),
      ],
      [metrics("cus_1", 2900, { name: "=Ada, the first" })],
    );
    const lead = await sampleWarehouse(
      [],
      [metrics("cus_1", 0, { status: "lead", mrr_by_currency: [], currency: null })],
    );
    const none = await sampleWarehouse([]);
    const data: Record<(typeof accounts)[number], ReportData> = {
      "many customers": await collect(many.query),
      "one customer": await collect(one.query),
      "a lead without a currency": await collect(lead.query),
      "no customer": await collect(none.query),
    };
    for (const [account, each] of Object.entries(data)) pages.set(account, await reportPage(each));
    await Promise.all([many, one, lead, none].map((warehouse) => warehouse.close()));
  }, 120_000);

  describe.each(accounts)("of an account with %s", (account) => {
    test.each(["light", "dark"] as const)("has no finding of axe-core in the %s theme", async (colorScheme) => {
      await page().emulateMedia({ colorScheme });
      await open(account);
      await openAll(page());
      expect(await axeFindings(page())).toEqual([]);
      expect(await page().evaluate(missingNames)).toEqual([]);
      if (account === "no customer") return;
      await page().locator(".customers .name").first().click();
      await page().locator(".timeline").waitFor();
      expect(await axeFindings(page())).toEqual([]);
    });
  });

  describe("the table of customers", () => {
    const names = () => page().locator(".customers .name").allTextContents();
    const rowIndex = () =>
      page().evaluate<string>("document.activeElement.closest('tr')?.getAttribute('aria-rowindex')");

    test("has few rows in the document, and tells screen readers of all", async () => {
      await open("many customers");
      expect(await page().locator(".customers tbody tr").count()).toBeLessThan(40);
      expect(await page().locator(".customers").getAttribute("aria-rowcount")).toBe("301");
      await page().locator(".rows").evaluate(scrollTo, 1e9);
      await page().locator('[aria-rowindex="301"]').waitFor();
      expect(await page().locator(".customers tbody tr").count()).toBeLessThan(40);
    });

    test("shows each customer once, in order, however far it is scrolled", async () => {
      await open("many customers");
      const seen = new Map<number, string>();
      for (let top = 0; top < 300 * 54; top += 500) {
        await page().locator(".rows").evaluate(scrollTo, top);
        const rows = await page()
          .locator(".customers tbody tr:not(.space)")
          .evaluateAll((all) =>
            all.map(
              (row) => [Number(row.getAttribute("aria-rowindex")), row.querySelector(".second")!.textContent] as const,
            ),
          );
        for (const [index, name] of rows) {
          expect(seen.get(index) ?? name).toBe(name);
          seen.set(index, name);
        }
      }
      expect([seen.size, new Set(seen.values()).size]).toEqual([300, 300]);
    });

    test("is one stop of Tab; arrows, Page Down, End and Home move in it", async () => {
      await open("many customers");
      await page().locator(".customers .name").first().focus();
      await expect.poll(rowIndex).toBe("2");
      const stops = [];
      for (const key of ["ArrowDown", "ArrowDown", "ArrowUp", "End", "ArrowDown", "Home", "ArrowUp", "PageDown"]) {
        await page().keyboard.press(key);
        stops.push(await rowIndex());
      }
      expect(stops.slice(0, -1)).toEqual(["3", "4", "3", "301", "301", "2", "2"]);
      expect(Number(stops.at(-1))).toBeGreaterThan(5);
      expect(await page().locator('.customers .name[tabindex="0"]').count()).toBe(1);
      expect(await page().evaluate(isFocusInView)).toBe(true);
      await page().keyboard.press("Tab");
      expect(await page().evaluate("document.activeElement.closest('.customers')")).toBe(null);
    });

    test("keeps the focus while it is scrolled, and gets it back from the customer's panel", async () => {
      await open("many customers");
      await page().locator(".customers .name").first().focus();
      await expect.poll(rowIndex).toBe("2");
      await page().locator(".rows").evaluate(scrollTo, 6000);
      await page().waitForFunction("document.activeElement.closest('tr')?.getAttribute('aria-rowindex') !== '2'");
      const index = await rowIndex();
      await page().keyboard.press("Enter");
      await page().locator(".timeline").waitFor();
      await page().setViewportSize({ width: 1000, height: 900 });
      await page().keyboard.press("Escape");
      expect([await page().getByRole("dialog").isVisible(), await rowIndex()]).toEqual([false, index]);
    });

    test("begins at the first row again after a search", async () => {
      await open("many customers");
      const first = await names();
      await page().locator(".rows").evaluate(scrollTo, 6000);
      await page().getByLabel("Search").fill("cus_");
      expect((await names())[0]).toBe(first[0]);
    });
  });

  describe("a CSV file", () => {
    test("has the figures of its chart in major units, with the currency", async () => {
      await open("one customer");
      const { name, lines } = await downloaded(page(), "MRR movements");
      expect(name).toBe("movements-usd.csv");
      expect(lines.slice(0, 2)).toEqual([
        "Month,Opening,New,Expansion,Reactivation,Contraction,Churn,Net,Closing,Currency",
        "2026-03,0.00,29.00,0.00,0.00,0.00,0.00,29.00,29.00,USD",
      ]);
    });

    test("has the customers found, and no text of theirs is a formula", async () => {
      await open("one customer");
      const { name, lines } = await downloaded(page(), "Customers");
      expect([name, lines[1]]).toEqual([
        "customers.csv",
        `cus_1,,"'=Ada, the first",cus_1@example.com,active,paying,no,Pro,2026-01-01,,,29.00,290.00,USD`,
      ]);
    });

    test("is there for each chart and table with rows", async () => {
      await open("many customers");
      const withRows = page()
        .locator(".card", { has: page().locator("tbody td") })
        .locator("h2");
      const titles = await withRows.allTextContents();
      expect(titles).toHaveLength(await page().locator(".download:visible").count());
      expect(titles.length).toBeGreaterThanOrEqual(12);
      for (const [index, title] of titles.entries()) {
        // Chromium drops the eleventh file of a short time.
        if (index % 8 === 7) await page().waitForTimeout(1_500);
        const { lines } = await downloaded(page(), title);
        expect(lines.length, title).toBeGreaterThan(1);
      }
    }, 120_000);

    test("of a list has all its rows, not only those on the page", async () => {
      await open("many customers");
      const card = page()
        .locator(".card", { has: page().getByRole("button", { name: /^Show all/ }) })
        .first();
      const all = Number((await card.getByRole("button", { name: /^Show all/ }).textContent())!.replaceAll(/\D/g, ""));
      const { lines } = await downloaded(page(), (await card.locator("h2").textContent())!);
      expect([lines.length, all > 8]).toEqual([all + 1, true]);
    });
  });

  describe("on paper", () => {
    test("everything fits the width of a page, light and without controls, and the first customers are there", async () => {
      await page().emulateMedia({ colorScheme: "dark" });
      await open("many customers");
      await page().locator(".rows").evaluate(scrollTo, 6000);
      const dark = await page().locator("#movements canvas").evaluateAll(inkOf);
      await print(page());
      expect(await page().evaluate("document.documentElement.scrollWidth")).toBe(printWidth);
      for (const canvas of await page().locator("canvas").all())
        expect(await canvas.evaluate(overflow)).toBeLessThanOrEqual(0);
      expect(await page().locator("#movements canvas").evaluateAll(inkOf)).not.toEqual(dark);
      expect(await page().evaluate("getComputedStyle(document.querySelector('.swatch')).printColorAdjust")).toBe(
        "exact",
      );
      const isShown = (selector: string) => page().locator(selector).first().isVisible();
      expect([await isShown(".controls"), await isShown(".download"), await isShown("summary")]).toEqual([
        false,
        false,
        false,
      ]);
      expect(await page().locator(".customers tbody tr").count()).toBe(50);
      expect(await page().locator('[aria-rowindex="2"]').isVisible()).toBe(true);
      expect(await page().getByText("The first 50 of 300 customers.").isVisible()).toBe(true);
      const lists = await page()
        .locator(".list-table")
        .evaluateAll((tables) =>
          tables.map((table) => {
            const rows = [...table.querySelectorAll("tbody tr")];
            const shown = rows.filter((row) => row.checkVisibility()).length;
            const sentence = table.closest(".section-body")!.textContent.includes(`The first 50 of ${rows.length} row`);
            return { isWhole: shown === rows.length, saysLeftOut: sentence && shown === 50 };
          }),
        );
      expect(lists.length).toBeGreaterThan(3);
      expect(lists.filter(({ isWhole, saysLeftOut }) => !isWhole && !saysLeftOut)).toEqual([]);
      expect(lists.filter(({ isWhole }) => isWhole).length).toBeGreaterThan(0);
      await page().emulateMedia({ media: "screen", colorScheme: "dark" });
      await page().locator(".controls").waitFor();
      await page().waitForFunction("document.querySelectorAll('.customers tbody tr').length < 50");
    });

    test("an open customer is printed alone", async () => {
      await open("one customer");
      await page().locator(".customers .name").click();
      await page().locator(".timeline").waitFor();
      await print(page());
      expect([await page().locator("main").isVisible(), await page().locator(".timeline").isVisible()]).toEqual([
        false,
        true,
      ]);
    });

    test("a browser's own print makes a PDF of it", async () => {
      await open("one customer");
      expect((await page().pdf({ format: "A4", preferCSSPageSize: true })).length).toBeGreaterThan(10_000);
      expect(await page().locator("html[data-print]").count()).toBe(0);
    });
  });

  test("fits a phone of 375 pixels without scrolling sideways", async () => {
    await page().setViewportSize({ width: 375, height: 800 });
    await open("many customers");
    const width = () => page().evaluate<number>("document.documentElement.scrollWidth");
    await openAll(page());
    expect(await width()).toBe(375);
    expect(await page().locator(".customers").evaluate(overflow)).toBeLessThanOrEqual(0);
    expect(await page().evaluate(missingNames)).toEqual([]);
    await page().locator(".customers .name").first().click();
    await page().locator(".timeline").waitFor();
    expect(await width()).toBe(375);
    expect(await page().locator(".timeline").evaluate(overflow)).toBeLessThanOrEqual(0);
  });

  test("has each table in a region that says when it scrolls, and stops Tab only then", async () => {
    await page().setViewportSize({ width: 390, height: 844 });
    await open("many customers");
    await openAll(page());
    const regions = page().locator(".scroll-frame > .scroll");
    const stops = () =>
      regions.evaluateAll((all) =>
        all.map((region) => [region.scrollWidth > region.clientWidth + 1, region.getAttribute("tabindex") === "0"]),
      );
    await expect.poll(async () => (await stops()).filter(([scrolls, isStop]) => scrolls !== isStop)).toEqual([]);
    expect(new Set((await stops()).map(String)).size).toBe(2);
    expect(await page().locator("main table:not(.customers):not(.scroll-frame table)").count()).toBe(0);
  });

  test("shows on a phone on which side of a wide table more is", async () => {
    await page().setViewportSize({ width: 390, height: 844 });
    await open("many customers");
    const frame = page().locator("#retention .scroll-frame");
    const more = () => frame.getAttribute("data-more");
    expect([await more(), await frame.locator(".scroll-hint").isVisible()]).toEqual(["right", true]);
    await frame.locator(".scroll").evaluate((region) => region.scrollTo(60, 0));
    await expect.poll(more).toBe("left right");
    await frame.locator(".scroll").evaluate((region) => region.scrollTo(10_000, 0));
    await expect.poll(more).toBe("left");
    expect(await frame.locator(".scroll-hint").isVisible()).toBe(false);
  });
});

/** Opens all details and whole lists. */
async function openAll(page: Page): Promise<void> {
  for (const summary of await page.locator("summary").all()) await summary.click();
  for (const button of await page.getByRole("button", { name: /^Show all/ }).all()) await button.click();
}

/** A4 without its margins, in CSS pixels. */
const printWidth = 703;

async function print(page: Page): Promise<void> {
  await page.setViewportSize({ width: printWidth, height: 1000 });
  await page.emulateMedia({ media: "print" });
  await page.locator("html[data-print]").waitFor({ state: "attached" });
  await page.evaluate("new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))");
}
