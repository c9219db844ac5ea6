import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Source } from "../destination/open.js";
import { formatMoney } from "../money.js";
import { faintTexts, linksOf, missingNames, tableCells } from "./page/probes.js";
import { simulatedWarehouse } from "../testing/simulated-warehouse.js";
import { event, metrics, mrrChange, sampleWarehouse } from "./testing.js";
import { writeReport } from "./write-report.js";

const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

describe.skipIf(!existsSync(executablePath))(
  `the report's figures and lists in a browser (skipped where ${executablePath} is absent)`,
  () => {
    let folder: string;
    let warehouse: Source;
    let browser: Browser;
    let page: Page;
    /** Everything that the page logs, throws or requests, except its own file. */
    let noise: string[];

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), "report-"));
      warehouse = await simulatedWarehouse(folder);
      await writeReport(warehouse, join(folder, "report.html"));
      browser = await chromium.launch({ executablePath });
    }, 60_000);

    afterAll(async () => {
      await browser?.close();
      await warehouse?.close();
      rmSync(folder, { recursive: true });
    });

    beforeEach(async () => {
      page = await browser.newPage({ colorScheme: "light", viewport: { width: 1280, height: 900 } });
      noise = [];
      page.on("console", (message) => noise.push(`${message.type()}: ${message.text()}`));
      page.on("pageerror", (error) => noise.push(String(error)));
      page.on("request", (request) => {
        if (!request.url().endsWith(".html")) noise.push(`request: ${request.url()}`);
      });
    });

    afterEach(async () => {
      await page.close();
      expect(noise).toEqual([]);
    });

    const open = (file: string) => page.goto(pathToFileURL(join(folder, file)).href);
    const openSample = async (events: readonly object[], customers: readonly object[]) => {
      const sample = await sampleWarehouse(events, customers);
      await writeReport(sample, join(folder, "sample.html"));
      await sample.close();
      await open("sample.html");
    };
    const cells = (section: string) => page.locator(`#${section} tbody tr`).evaluateAll(tableCells);
    const showAll = async () => {
      for (const button of await page.getByRole("button", { name: /^Show all/ }).all()) await button.click();
    };
    const sums = async (from: string, to: string) => {
      const [row] = await warehouse.query(`
        SELECT ${["new", "expansion", "reactivation", "contraction", "churn"]
          .map((name) => `coalesce(sum(mrr_delta) FILTER (movement = '${name}'), 0)::BIGINT AS "${name}"`)
          .join(", ")}
        FROM lifecycle_events
        WHERE currency = 'usd' AND strftime(occurred_at, '%Y-%m') BETWEEN '${from}' AND '${to}'`);
      return Object.values(row!).map(Number);
    };

    test("a chosen period and the one before have the ledger's sums, and the reasons of churn follow", async () => {
      await open("report.html");
      await page.getByRole("combobox", { name: "Period" }).selectOption("Last 3 full months");
      expect(await page.getByRole("combobox", { name: "From" }).inputValue()).toBe("2026-08");
      const shown = await cells("period");
      const expected = [await sums("2026-08", "2026-10"), await sums("2026-05", "2026-07")];
      const money = (minor: number) => formatMoney(Math.abs(minor), "usd");
      expect(shown.slice(1, 6).map(([, now, before]) => [now!.replace("−", ""), before!.replace("−", "")])).toEqual(
        expected[0]!.map((now, place) => [money(now), money(expected[1]![place]!)]),
      );
      await showAll();
      const lost = (await cells("churn-reasons")).reduce((sum, row) => sum + cents(row[2]!), 0);
      expect(lost).toBe(0 - expected[0]![4]!);
      await page.getByRole("combobox", { name: "To" }).selectOption("2026-07");
      expect(await page.getByRole("combobox", { name: "From" }).inputValue()).toBe("2026-07");
      expect((await page.locator("#period thead th").allTextContents()).slice(1, 3)).toEqual(["Jul 26", "Jun 26"]);
    });

    test("lists who moved, whose amounts add up to the month's movements, with links to the Dashboard", async () => {
      await open("report.html");
      await showAll();
      const [, expansion, , contraction, churn] = await sums("2026-10", "2026-10");
      for (const [list, sum] of [
        ["who-churn", 0 - churn!],
        ["who-contraction", 0 - contraction!],
        ["who-expansion", expansion!],
      ] as const) {
        expect((await cells(list)).reduce((added, row) => added + cents(row.at(-1)!), 0)).toBe(sum);
      }
      const links = await page.locator("#who a, #risk a").evaluateAll(linksOf);
      expect(links.length).toBeGreaterThan(5);
      const [{ account_id }] = (await warehouse.query(
        `SELECT any_value(account_id) AS account_id FROM customer_metrics`,
      )) as [Record<string, unknown>];
      expect(new Set(links.map((link) => link.replace(/cus_\w+/, "ID")))).toEqual(
        new Set([`https://dashboard.stripe.com/${String(account_id)}/customers/ID noopener noreferrer _blank`]),
      );
      await page.getByRole("radio", { name: "November 2026 so far" }).check();
      const [, , , , soFar] = await sums("2026-11", "2026-11");
      expect((await cells("who-churn")).reduce((added, row) => added + cents(row.at(-1) ?? ""), 0)).toBe(0 - soFar!);
    });

    test("segments add up to the MRR, by currency each has its own, and a missing country says why", async () => {
      await open("report.html");
      const [[mrr]] = [await page.locator(".figure .value").allTextContents()];
      await showAll();
      expect((await cells("segments")).reduce((sum, row) => sum + cents(row[2]!), 0)).toBe(cents(mrr!));
      await page.getByRole("combobox", { name: "Divide by" }).selectOption("Currency");
      expect((await cells("segments")).map(([currency]) => currency)).toEqual(["USD", "EUR", "JPY"]);
      await page.getByRole("combobox", { name: "Divide by" }).selectOption("Country");
      expect(await page.locator("#segments").textContent()).toContain("The database has no addresses.");
    });

    test.each([1280, 768, 390])(
      "fits a width of %s pixels with all lists shown, and has contrast and names",
      async (width) => {
        await page.setViewportSize({ width, height: 900 });
        await open("report.html");
        await showAll();
        for (const summary of await page.locator(".figure summary").all()) await summary.click();
        expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBe(width);
        expect(await page.evaluate(faintTexts)).toEqual([]);
        expect(await page.evaluate(missingNames)).toEqual([]);
      },
    );

    test("an account without customers says so, and what to do", async () => {
      await openSample([], []);
      expect(await page.getByRole("heading", { name: "No customers yet" }).isVisible()).toBe(true);
      expect(await page.locator("canvas").count()).toBe(0);
      expect(await page.getByLabel("Search").isVisible()).toBe(false);
      expect(await page.evaluate(missingNames)).toEqual([]);
    });

    test("an account of leads says so, and lists them", async () => {
      await openSample(
        [],
        [metrics("cus_1", 0, { status: "lead", currency: null, mrr_by_currency: [], ltv_by_currency: [] })],
      );
      expect(await page.getByRole("heading", { name: "No subscriptions yet" }).isVisible()).toBe(true);
      await page.getByText("cus_1@example.com").waitFor();
    });

    test.each(["jpy", "kwd"])("an account with one customer in %s has no odd figure", async (currency) => {
      await openSample(
        [mrrChange("cus_1", "2026-05-02", 0, 2900, "new", currency)],
        [metrics("cus_1", 2900, { currency, committed_mrr: 2900, mrr_by_currency: [{ currency, amount: 2900 }] })],
      );
      await page.getByText("cus_1@example.com").first().waitFor();
      const text = await page.locator("body").innerText();
      expect(text).toContain(formatMoney(2900, currency));
      expect(text).not.toMatch(/NaN|Infinity|undefined|null|\d{4,}\.\d%/);
      expect(await page.evaluate(missingNames)).toEqual([]);
    });

    test("shows names, plans, reasons and metadata as text, whatever they contain", async () => {
      const hostile = `<img src=x onerror="document.title='taken'"></script><b>& "quoted"`;
      const sub = { subscription_id: "sub_1", plan: hostile };
      await openSample(
        [
          { ...mrrChange("cus_1", "2026-03-05", 0, 2900, "new"), ...sub },
          { ...mrrChange("cus_1", "2026-04-05", 2900, 0, "churn"), ...sub, reason: hostile },
          event("cus_1", "payment_failed", "2026-04-05", { invoice_id: "in_1", amount: 2900, failure_code: hostile }),
        ],
        [metrics("cus_1", 0, { name: hostile, plans: [] })],
      );
      expect((await cells("who-churn"))[0]![0]).toContain(hostile);
      expect((await cells("who-churn"))[0]![1]).toBe(hostile);
      expect((await cells("who-failed"))[0]![1]).toBe(hostile);
      expect([await page.title(), await page.locator("img").count()]).toEqual(["Subscription report", 0]);
    });
  },
);

/** "−$1,234.50" is -123450. */
function cents(text: string): number {
  return Math.round(Number(text.replaceAll(/[$,]/g, "").replace("−", "-")) * 100);
}
