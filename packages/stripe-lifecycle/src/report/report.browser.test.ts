import type { Page } from "playwright-core";
import { beforeEach, describe, expect, test } from "vitest";
import { formatMoney } from "../money.js";
import { collect } from "./collect.js";
import { chartContrasts, faintTexts, focusStop, inkOf, missingNames, tableCells } from "./page/probes.js";
import { event, metrics, mrrChange, sampleWarehouse } from "./testing.js";
import { executablePath, hasBrowser, useBrowser } from "./testing/browser.js";
import { useSimulatedReport } from "./testing/simulated-report.js";
import { reportPage } from "./write-report.js";

describe.skipIf(!hasBrowser)(`the report in a browser (skipped where ${executablePath} is absent)`, () => {
  const { page, folder, show } = useBrowser();
  const { warehouse, html } = useSimulatedReport(folder);

  beforeEach(() => show(html()));

  const choose = (group: string, label: string) =>
    page().getByRole("group", { name: group }).getByRole("radio", { name: label, exact: true }).check();
  const rowsOf = async (card: string) => {
    await page().locator(`#${card} summary`).click();
    return cellsOf(page(), `#${card} details tbody tr`);
  };
  const figures = () => page().locator(".figure .value").allTextContents();
  const sqlRows = async (sql: string) => (await warehouse().query(sql)).map((row) => Object.values(row).map(String));

  test.each(["usd", "eur", "jpy"])(
    "shows in %s the warehouse's figures, and none of other currencies",
    async (currency) => {
      await choose("Currency", currency.toUpperCase());
      const money = (minor: unknown) => formatMoney(Number(minor), currency);
      const [[mrr, paying]] = (await sqlRows(
        `SELECT sum(mrr)::BIGINT, count(*) FILTER (mrr > 0) FROM customer_metrics WHERE currency = '${currency}'`,
      )) as [string[]];
      const ledger = `FROM lifecycle_events WHERE currency = '${currency}' AND mrr_delta IS NOT NULL`;
      const [[added]] = (await sqlRows(`SELECT sum(mrr_delta)::BIGINT ${ledger}`)) as [string[]];
      const net = await sqlRows(`
      SELECT sum(mrr_delta)::BIGINT ${ledger} AND strftime(occurred_at, '%Y-%m') = '2026-10'`);
      const [shownMrr, shownNet, shownPaying] = await figures();
      expect([shownMrr, shownPaying]).toEqual([money(mrr), paying]);
      expect(shownNet!.replace("+", "").replace("−", "-")).toBe(money(net[0]![0]));
      expect((await rowsOf("mrr")).at(-1)!.slice(1)).toEqual([money(added), paying]);
      expect(await rowsOf("plans")).toEqual(
        (
          await sqlRows(`
          SELECT item->>'name' AS plan, count(DISTINCT customer_id), sum((item->>'mrr')::BIGINT)::BIGINT AS minor,
            round(100 * minor / ${mrr}, 1)
          FROM customer_metrics, unnest(from_json(plans, '["JSON"]')) AS items(item)
          WHERE currency = '${currency}' AND (item->>'mrr')::BIGINT > 0 GROUP BY 1 ORDER BY minor DESC, 2 DESC, 1`)
        ).map(([plan, customers, amount, share]) => [plan, customers, money(amount), `${Number(share).toFixed(1)}%`]),
      );
    },
  );

  test("shows each month's movements, and their sums are the deltas of the ledger under their labels", async () => {
    const rows = await rowsOf("movements");
    const sums = [2, 3, 4, 5, 6].map((column) => rows.reduce((sum, row) => sum + cents(row[column]!), 0));
    const labels = ["new", "expansion", "reactivation", "contraction", "churn"];
    const labelled = await sqlRows(`
        SELECT ${labels.map((label) => `coalesce(sum(mrr_delta) FILTER (movement = '${label}'), 0)::BIGINT AS "${label}"`).join(", ")}
        FROM lifecycle_events WHERE currency = 'usd'`);
    expect(sums).toEqual(labelled[0]!.map(Number));
    for (const row of rows) {
      const [opening, ...rest] = row.slice(1).map(cents);
      const [net, closing] = rest.slice(-2);
      expect(rest.slice(0, -2).reduce((sum, amount) => sum + amount, 0)).toBe(net);
      expect(opening! + net!).toBe(closing);
    }
  });

  test("counts trials, failed invoices, cohorts and statuses as the warehouse does", async () => {
    const total = (rows: string[][], column: number) =>
      rows.reduce((sum, row) => sum + Number(row[column]!.replace(",", "")), 0);
    const trials = await rowsOf("trials");
    const failures = await rowsOf("failures");
    const events = await sqlRows(`
      SELECT count(*) FILTER (event_type = 'trial_started') AS a, count(*) FILTER (event_type = 'trial_converted') AS b,
        count(*) FILTER (event_type = 'trial_expired') AS c,
        count(DISTINCT invoice_id) FILTER (event_type IN ('payment_failed', 'payment_recovered')) AS d,
        count(DISTINCT invoice_id) FILTER (event_type = 'payment_recovered') AS e
      FROM lifecycle_events WHERE currency = 'usd'`);
    expect([...[1, 2, 3].map((column) => total(trials, column)), total(failures, 1), total(failures, 2)]).toEqual(
      events[0]!.map(Number),
    );
    const began = await sqlRows(`
      SELECT count(DISTINCT customer_id) FROM lifecycle_events WHERE movement = 'new' AND currency = 'usd'
      AND occurred_at < TIMESTAMPTZ '2026-11-01 00:00:00+00'`);
    const cohorts = await cellsOf(page(), ".cohorts tbody tr");
    expect(cohorts.at(-1)![1]).toBe(began[0]![0]);
    const statuses = await rowsOf("statuses");
    const counts = await sqlRows(`SELECT count(*) FROM customer_metrics GROUP BY status, status_detail ORDER BY 1`);
    expect(statuses.map((row) => Number(row[1])).toSorted((one, other) => one - other)).toEqual(
      counts.map(([each]) => Number(each)),
    );
  });

  test("draws every chart, and each differently for another currency", async () => {
    const charts = () => page().locator("#cards canvas").evaluateAll(inkOf);
    const dollars = await charts();
    await choose("Currency", "EUR");
    const euros = await charts();
    const names = [
      "MRR",
      "MRR movements",
      "Failed and recovered payments",
      "Trial conversion",
      "MRR by plan",
      "Customers by status",
    ];
    expect(dollars.map(({ name, isBlank }) => [name, isBlank])).toEqual(names.map((name) => [name, false]));
    const unchanged = euros.filter(({ picture }, place) => picture === dollars[place]!.picture).map(({ name }) => name);
    expect(unchanged).toEqual(["Customers by status"]);
  });

  test("shows retention of MRR and of customers", async () => {
    const customers = await cellsOf(page(), ".cohorts tbody tr");
    await choose("Retention of", "MRR");
    const mrr = await cellsOf(page(), ".cohorts tbody tr");
    expect(mrr.map(([month]) => month)).toEqual(customers.map(([month]) => month));
    expect(mrr).not.toEqual(customers);
    expect(mrr.slice(0, -1).every(([, base]) => base!.startsWith("$"))).toBe(true);
  });

  test("finds customers, filters and sorts them", async () => {
    const [[all]] = (await sqlRows(`SELECT count(*) FROM customer_metrics`)) as [string[]];
    const [[id, name]] = (await sqlRows(`
      SELECT customer_id, name FROM customer_metrics WHERE name IS NOT NULL ORDER BY customer_id LIMIT 1`)) as [
      string[],
    ];
    const found = page().locator("#found");
    expect(await found.textContent()).toBe(`${all} customers`);
    await page().getByLabel("Search").fill(id!);
    expect([await found.textContent(), await page().locator(".customers .name").allTextContents()]).toEqual([
      "1 customer",
      [name],
    ]);
    await page().getByLabel("Search").fill("");
    await page().getByRole("combobox", { name: "Status" }).selectOption("churned");
    const [[churned]] = (await sqlRows(`SELECT count(*) FROM customer_metrics WHERE status = 'churned'`)) as [string[]];
    expect(await found.textContent()).toBe(`${churned} customers`);
    await page().getByRole("combobox", { name: "Status" }).selectOption("");
    const first = await cellsOf(page(), ".customers tbody tr:not(.space)");
    expect(first.map((row) => cents(row[3]!))).toEqual(
      first.map((row) => cents(row[3]!)).toSorted((one, other) => other - one),
    );
    await page().getByRole("button", { name: "Signed up" }).click();
    expect(await page().getByRole("columnheader", { name: "Signed up" }).getAttribute("aria-sort")).toBe("descending");
  });

  test("shows each fact of a customer once in the timeline, and those of one topic", async () => {
    const labels =
      "'subscription_started', 'subscription_upgraded', 'subscription_downgraded', 'subscription_reactivated'," +
      "'subscription_renewed', 'payment_recovered', 'trial_converted'";
    const [[id, events, failed]] = (await sqlRows(`
      SELECT customer_id, count(*) FILTER (event_type NOT IN (${labels})) AS events, count(*) FILTER (event_type = 'payment_failed') AS failed FROM lifecycle_events
      GROUP BY 1 HAVING count(*) FILTER (event_type = 'trial_converted') > 0 ORDER BY failed DESC, customer_id LIMIT 1`)) as [
      string[],
    ];
    await page().getByLabel("Search").fill(id!);
    await page().locator(".customers .name").click();
    const panel = page().getByRole("dialog");
    await panel.locator(".event").first().waitFor();
    expect(await panel.locator(".event").count()).toBe(Number(events));
    expect(await panel.getByText("Payment failed", { exact: true }).count()).toBe(Number(failed));
    expect(await panel.getByRole("img").getAttribute("aria-label")).toContain("MRR over time: ");
    await choose("Events", "Trial");
    expect(await panel.locator(".event-title").allTextContents()).toEqual(["Payment succeeded", "Trial started"]);
    expect(await panel.locator(".tag").allTextContents()).toContain("Trial converted");
    expect(await page().evaluate(missingNames)).toEqual([]);
    await page().keyboard.press("Escape");
    expect(await panel.isVisible()).toBe(false);
  });

  test("works by keyboard only, and shows the focus", async () => {
    const press = async (...keys: string[]) => {
      for (const key of keys) await page().keyboard.press(key);
      return page().evaluate(focusStop);
    };
    const stops = [];
    for (let place = 0; place < 8; place += 1) stops.push(await press("Tab"));
    expect(stops.filter(({ isVisible }) => !isVisible)).toEqual([]);
    expect(stops.slice(0, 4).map(({ name }) => name)).toEqual([
      "a Skip to the customers",
      "input USD",
      "input Auto",
      "summary How it is computed",
    ]);
    await show(html());
    await press("Tab", "Tab");
    expect((await press("ArrowRight")).name).toBe("input EUR");
    expect((await figures())[0]).toMatch(/^€/);
    await press("Shift+Tab", "Enter");
    expect((await press("Tab")).name).toBe("button CSV: Customers");
    expect((await press("Tab")).name).toBe("input Search");
    await page().keyboard.type("cus_");
    const names = [];
    for (let place = 0; place < 8; place += 1) names.push((await press("Tab")).name);
    const [[first]] = [await page().locator(".customers .name").allTextContents()];
    expect(names).toEqual([
      "select Status",
      ...["Customer", "Status", "Plan", "MRR", "Paid so far", "Signed up"].map((head) => `button ${head}`),
      `button ${first}`,
    ]);
    expect((await press("Enter")).name).toBe("button Close");
    expect((await press("Escape")).name).toBe(`button ${first}`);
  });

  test.each(["light", "dark"] as const)(
    "has enough contrast, and a name for everything, in the %s theme",
    async (colorScheme) => {
      await page().emulateMedia({ colorScheme });
      for (const summary of await page().locator("summary").all()) await summary.click();
      expect(await page().evaluate(faintTexts)).toEqual([]);
      expect(Object.entries(await page().evaluate(chartContrasts)).filter(([, contrast]) => contrast < 3)).toEqual([]);
      expect(await page().evaluate(missingNames)).toEqual([]);
      await page().locator(".customers .name").first().click();
      await page().locator(".event").first().waitFor();
      expect(await page().evaluate(faintTexts)).toEqual([]);
    },
  );

  test("follows the system's theme until the user chooses one", async () => {
    const background = () => page().evaluate<string>("getComputedStyle(document.body).backgroundColor");
    const light = await background();
    await page().emulateMedia({ colorScheme: "dark" });
    const dark = await background();
    await choose("Theme", "Light");
    const chosen = await background();
    await page().emulateMedia({ colorScheme: "light" });
    await choose("Theme", "Dark");
    expect([chosen, await background()]).toEqual([light, dark]);
    expect(light).not.toBe(dark);
  });

  test("shows names, addresses and plans as text, whatever they contain", async () => {
    const hostile = `</script><script>document.title = "taken"</script><img src=x onerror="document.title='taken'"> & "quoted" $& {script}`;
    const sample = await sampleWarehouse(
      [
        mrrChange("cus_1", "2026-03-05", 0, 2900, "new"),
        event("cus_1", "subscription_started", "2026-03-05", { plan: hostile, reason: hostile }),
      ],
      [
        metrics("cus_1", 2900, {
          name: hostile,
          email: `${hostile}@example.com`,
          external_id: hostile,
          plan: hostile,
          plans: [{ subscription_id: "sub_1", name: hostile, mrr: 2900 }],
        }),
      ],
    );
    await show(await reportPage(await collect(sample.query)));
    await sample.close();
    expect(await page().locator(".customers .name").textContent()).toBe(hostile);
    await page().locator(".customers .name").click();
    await page().locator(".event").first().waitFor();
    expect(await page().locator("#panel-title").textContent()).toBe(hostile);
    expect(await page().locator(".event .note").last().textContent()).toContain(hostile);
    await page().keyboard.press("Escape");
    expect((await rowsOf("plans"))[0]![0]).toBe(hostile);
    expect([await page().title(), await page().locator("img").count()]).toEqual(["Subscription report", 0]);
  });
});

function cellsOf(page: Page, rows: string): Promise<string[][]> {
  return page.locator(rows).evaluateAll(tableCells);
}

/** "-$1,234.50" is -123450. */
function cents(text: string): number {
  return Math.round(Number(text.replaceAll(/[$,]/g, "")) * 100);
}
