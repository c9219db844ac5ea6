import { describe, expect, test } from "vitest";
import { formatMoney } from "../money.js";
import { collect } from "./collect.js";
import { faintTexts, linksOf, missingNames, tableCells } from "./page/probes.js";
import { event, metrics, mrrChange, sampleWarehouse } from "./testing.js";
import { downloaded, executablePath, hasBrowser, useBrowser } from "./testing/browser.js";
import { useSimulatedReport } from "./testing/simulated-report.js";
import { reportPage } from "./write-report.js";

describe.skipIf(!hasBrowser)(
  `the report's figures and lists in a browser (skipped where ${executablePath} is absent)`,
  () => {
    const { page, folder, show } = useBrowser();
    const { warehouse, html } = useSimulatedReport(folder);

    const open = () => show(html());
    const openSample = async (events: readonly object[], customers: readonly object[]) => {
      const sample = await sampleWarehouse(events, customers);
      await show(await reportPage(await collect(sample.query)));
      await sample.close();
    };
    const cells = (section: string) => page().locator(`#${section} tbody tr`).evaluateAll(tableCells);
    const showAll = async () => {
      for (const button of await page()
        .getByRole("button", { name: /^Show all/ })
        .all())
        await button.click();
    };
    const sums = async (from: string, to: string) => {
      const [row] = await warehouse().query(`
        SELECT ${["new", "expansion", "reactivation", "contraction", "churn"]
          .map((name) => `coalesce(sum(mrr_delta) FILTER (movement = '${name}'), 0)::BIGINT AS "${name}"`)
          .join(", ")}
        FROM lifecycle_events
        WHERE currency = 'usd' AND strftime(occurred_at, '%Y-%m') BETWEEN '${from}' AND '${to}'`);
      return Object.values(row!).map(Number);
    };

    test("a chosen period and the one before have the ledger's sums, and the reasons of churn follow", async () => {
      await open();
      await page().getByRole("combobox", { name: "Period" }).selectOption("Last 3 full months");
      expect(await page().getByRole("combobox", { name: "From" }).inputValue()).toBe("2026-08");
      const shown = await cells("period");
      const expected = [await sums("2026-08", "2026-10"), await sums("2026-05", "2026-07")];
      const money = (minor: number) => formatMoney(Math.abs(minor), "usd");
      expect(shown.slice(1, 6).map(([, now, before]) => [now!.replace("−", ""), before!.replace("−", "")])).toEqual(
        expected[0]!.map((now, place) => [money(now), money(expected[1]![place]!)]),
      );
      await showAll();
      const lost = (await cells("churn-reasons")).reduce((sum, row) => sum + cents(row[2]!), 0);
      expect(lost).toBe(0 - expected[0]![4]!);
      const { name, lines } = await downloaded(page(), "Compare periods");
      expect([name, lines[0], lines[6]]).toEqual([
        "period-2026-08-2026-10-usd.csv",
        "Measure,Aug 26 – Oct 26,May 26 – Jul 26,Change,Currency",
        `Churn,${expected.map((sums) => (sums[4]! / 100).toFixed(2)).join()},${((expected[0]![4]! - expected[1]![4]!) / 100).toFixed(2)},USD`,
      ]);
      await page().getByRole("combobox", { name: "To" }).selectOption("2026-07");
      expect(await page().getByRole("combobox", { name: "From" }).inputValue()).toBe("2026-07");
      expect((await page().locator("#period thead th").allTextContents()).slice(1, 3)).toEqual(["Jul 26", "Jun 26"]);
    });

    test("lists who moved, whose amounts add up to the month's movements, with links to the Dashboard", async () => {
      await open();
      await showAll();
      const [, expansion, , contraction, churn] = await sums("2026-10", "2026-10");
      for (const [list, sum] of [
        ["who-churn", 0 - churn!],
        ["who-contraction", 0 - contraction!],
        ["who-expansion", expansion!],
      ] as const) {
        expect((await cells(list)).reduce((added, row) => added + cents(row.at(-1)!), 0)).toBe(sum);
      }
      const { name, lines } = await downloaded(page(), "Churned");
      expect([name, lines[0]]).toEqual([
        "who-churn-2026-10-usd.csv",
        "Customer id,Customer,Plan,Reason,Date,MRR,Currency",
      ]);
      const file = lines.slice(1).map((line) => /^cus_\w+,.*,2026-10-\d\d,(\d+\.\d\d),USD$/.exec(line)![1]!);
      expect(file.reduce((added, amount) => added + cents(amount), 0)).toBe(0 - churn!);
      const links = await page().locator("#who a, #risk a").evaluateAll(linksOf);
      expect(links.length).toBeGreaterThan(5);
      const [{ account_id }] = (await warehouse().query(
        `SELECT any_value(account_id) AS account_id FROM customer_metrics`,
      )) as [Record<string, unknown>];
      expect(new Set(links.map((link) => link.replace(/cus_\w+/, "ID")))).toEqual(
        new Set([`https://dashboard.stripe.com/${String(account_id)}/customers/ID noopener noreferrer _blank`]),
      );
      await page().getByRole("radio", { name: "November 2026 so far" }).check();
      const [, , , , soFar] = await sums("2026-11", "2026-11");
      expect((await cells("who-churn")).reduce((added, row) => added + cents(row.at(-1) ?? ""), 0)).toBe(0 - soFar!);
    });

    test("segments add up to the MRR, by currency each has its own, and a missing country says why", async () => {
      await open();
      const [[mrr]] = [await page().locator(".figure .value").allTextContents()];
      await showAll();
      expect((await cells("segments")).reduce((sum, row) => sum + cents(row[2]!), 0)).toBe(cents(mrr!));
      await page().getByRole("combobox", { name: "Divide by" }).selectOption("Currency");
      expect((await cells("segments")).map(([currency]) => currency)).toEqual(["USD", "EUR", "JPY"]);
      await page().getByRole("combobox", { name: "Divide by" }).selectOption("Country");
      expect(await page().locator("#segments").textContent()).toContain("The database has no addresses.");
    });

    test.each([1280, 768, 390])(
      "fits a width of %s pixels with all lists shown, and has contrast and names",
      async (width) => {
        await page().setViewportSize({ width, height: 900 });
        await open();
        await showAll();
        for (const summary of await page().locator(".figure summary").all()) await summary.click();
        expect(await page().evaluate<number>("document.documentElement.scrollWidth")).toBe(width);
        expect(await page().evaluate(faintTexts)).toEqual([]);
        expect(await page().evaluate(missingNames)).toEqual([]);
      },
    );

    test("an account without customers says so, and what to do", async () => {
      await openSample([], []);
      expect(await page().getByRole("heading", { name: "No customers yet" }).isVisible()).toBe(true);
      expect(await page().locator("canvas, .figure").count()).toBe(0);
      expect(await page().locator("#currency").isVisible()).toBe(false);
      expect(await page().getByLabel("Search").isVisible()).toBe(false);
      expect(await page().evaluate(missingNames)).toEqual([]);
    });

    test("an account of leads says so, and lists them", async () => {
      await openSample(
        [],
        [metrics("cus_1", 0, { status: "lead", currency: null, mrr_by_currency: [], ltv_by_currency: [] })],
      );
      expect(await page().getByRole("heading", { name: "No subscriptions yet" }).isVisible()).toBe(true);
      await page().getByText("cus_1@example.com").waitFor();
    });

    test("an account with one customer has the figures of its database", async () => {
      const sample = await sampleWarehouse(
        [
          mrrChange("cus_1", "2026-03-05", 0, 2900, "new"),
          event("cus_1", "payment_succeeded", "2026-03-05", { invoice_id: "in_1", amount: 2900 }),
          event("cus_1", "payment_failed", "2026-05-05", { invoice_id: "in_2", amount: 2900, subscription_id: null }),
        ],
        [metrics("cus_1", 2900, { committed_mrr: 0, cancel_at: "2026-05-20T00:00:00Z" })],
      );
      const [row] = await sample.query(`
        SELECT sum(mrr)::BIGINT AS mrr, count(*) FILTER (mrr > 0)::INTEGER AS paying,
          sum(mrr - committed_mrr)::BIGINT AS ending,
          (SELECT sum(mrr_delta)::BIGINT FROM lifecycle_events) AS ledger FROM customer_metrics`);
      await show(await reportPage(await collect(sample.query)));
      await sample.close();
      const money = (name: string) => formatMoney(Number(row![name]), "usd");
      const [mrr, , paying] = await page().locator(".figure .value").allTextContents();
      expect([mrr, paying]).toEqual([money("mrr"), String(row!["paying"])]);
      expect(await cells("mrr")).toContainEqual(["May 26", money("ledger"), "1"]);
      expect((await cells("risk")).slice(0, 2)).toEqual([
        ["Past due", "0", "$0.00"],
        ["Cancelling", "1", money("ending")],
      ]);
      expect((await cells("ahead"))[1]).toEqual(["17 May – 23 May", "–", `${money("ending")}1 customer`, "–"]);
      expect((await cells("who-failed")).length).toBe(0);
      await page().getByRole("radio", { name: "May 2026 so far" }).check();
      expect((await cells("who-failed")).map((cells) => cells.at(-1))).toEqual(["$29.00"]);
    });

    test.each(["jpy", "kwd"])("an account with one customer in %s has no odd figure", async (currency) => {
      await openSample(
        [mrrChange("cus_1", "2026-05-02", 0, 2900, "new", currency)],
        [metrics("cus_1", 2900, { currency, committed_mrr: 2900, mrr_by_currency: [{ currency, amount: 2900 }] })],
      );
      await page().getByText("cus_1@example.com").first().waitFor();
      const text = await page().locator("body").innerText();
      expect(text).toContain(formatMoney(2900, currency));
      expect(text).not.toMatch(/NaN|Infinity|undefined|null|\d{4,}\.\d%/);
      expect(await page().evaluate(missingNames)).toEqual([]);
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
      expect([await page().title(), await page().locator("img").count()]).toEqual(["Subscription report", 0]);
    });
  },
);

/** "−$1,234.50" is -123450. */
function cents(text: string): number {
  return Math.round(Number(text.replaceAll(/[$,]/g, "").replace("−", "-")) * 100);
}
