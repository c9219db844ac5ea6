import { describe, expect, test } from "vitest";
import type { MonthOfMovements } from "../../movements.js";
import { csvOf } from "../csv.js";
import { textOfCell } from "../table-content.js";
import { compare, periodName, type Comparison } from "./comparison.js";
import { figuresOf, periodBefore, type MonthlyData } from "./period.js";

const currency = "usd";
const still = { currency, new: 0, expansion: 0, reactivation: 0, contraction: 0, churn: 0 };

/** One customer with these balances at the ends of months, from 2026-01 on. */
function dataOf(balances: readonly number[]): MonthlyData {
  const months = balances.map((_, place) => `2026-${String(place + 1).padStart(2, "0")}`);
  const opening = (place: number) => balances[place - 1] ?? 0;
  return {
    movements: balances.map((closing, place): MonthOfMovements => {
      const by = closing - opening(place);
      const label = opening(place) === 0 ? "new" : closing === 0 ? "churn" : by > 0 ? "expansion" : "contraction";
      return { ...still, month: months[place]!, opening: opening(place), closing, [label]: Math.abs(by) };
    }),
    paying: balances.map((closing, place) => ({
      month: months[place]!,
      currency,
      opening: opening(place) > 0 ? 1 : 0,
      closing: closing > 0 ? 1 : 0,
      lost: opening(place) > 0 && closing === 0 ? 1 : 0,
    })),
    kept: {
      months,
      rows: balances.map((first, place) =>
        balances
          .slice(place)
          .map((later) =>
            first === 0
              ? [0, 0, 0, 0]
              : [later > 0 ? 1 : 0, Math.min(first, later), Math.max(later - first, 0), later === 0 ? first : 0],
          ),
      ),
    },
  };
}

function textsOf({ reading, table }: Comparison) {
  return { reading, head: table.head, rows: table.rows.map((row) => row.map(textOfCell)) };
}

const empty: MonthlyData = { movements: [], paying: [], kept: { months: [], rows: [] } };

describe("rates at the edges", () => {
  test.each([
    ["an account without MRR", empty, "2026-03", [null, null, null, null, null]],
    ["the first month", dataOf([2900]), "2026-01", [null, null, null, null, 2900]],
    ["a month before the first", dataOf([2900]), "2025-12", [null, null, null, null, null]],
    ["a month without a movement", dataOf([2900, 2900]), "2026-02", [1, 1, 0, null, 2900]],
    ["a month in which everything was lost", dataOf([2900, 0]), "2026-02", [0, 0, 1, 0, null]],
    ["a month after everything was lost", dataOf([2900, 0, 0]), "2026-03", [null, null, null, null, null]],
    ["a month of growth over little", dataOf([1, 90_000]), "2026-02", [90_000, 1, 0, null, 90_000]],
  ] as const)("%s", (_, data, month, [net, gross, churn, quick, arpa]) => {
    expect(figuresOf(data, { from: month, to: month })).toMatchObject({
      netRetention: net,
      grossRetention: gross,
      churnRate: churn,
      quickRatio: quick,
      arpa,
    });
  });

  test.each([empty, dataOf([2900]), dataOf([0, 2900, 0]), dataOf([1, 90_000, 0, 5])])(
    "are never NaN, infinite or a huge percentage on the page",
    (data) => {
      for (const [from, to] of [
        ["2025-11", "2025-12"],
        ["2026-01", "2026-01"],
        ["2026-01", "2026-04"],
        ["2026-02", "2026-02"],
      ] as const) {
        const { rows, reading } = textsOf(compare(data, { from, to }, currency, "2026-04"));
        expect(`${reading} ${rows.flat().join(" ")}`).not.toMatch(
          /NaN|Infinity|undefined|null|\d{4,}(\.\d)?%|,\d{3}(\.\d)?%/,
        );
      }
    },
  );
});

test("a period has the equally long one before it, across the end of a year", () => {
  expect(periodBefore({ from: "2026-01", to: "2026-03" })).toEqual({ from: "2025-10", to: "2025-12" });
  expect(periodBefore({ from: "2026-01", to: "2026-01" })).toEqual({ from: "2025-12", to: "2025-12" });
});

test("a comparison says both periods, and the change in its own unit", () => {
  const { head, rows, reading } = textsOf(
    compare(dataOf([2900, 4900, 3900]), { from: "2026-03", to: "2026-03" }, currency, "2026-04"),
  );
  expect(head).toEqual(["Measure", "Mar 26", "Feb 26", "Change"]);
  expect(reading).toBe(
    "Net new MRR was −$10.00 in March 2026, after +$20.00 in February 2026. 0 customers gained, 0 lost.",
  );
  expect(Object.fromEntries(rows.map(([measure, ...cells]) => [measure, cells]))).toMatchObject({
    "Opening MRR": ["$49.00", "$29.00", "+$20.00"],
    Contraction: ["−$10.00", "$0.00", "−$10.00"],
    NRR: ["79.6%", "169.0%", "−89.4 points"],
    GRR: ["79.6%", "100.0%", "−20.4 points"],
    "Quick ratio": ["0.0", "–", "–"],
    "Customers at end": ["1", "1", "+0"],
  });
});

test("a comparison's CSV file has plain numbers, and a currency only for amounts", () => {
  const { table } = compare(dataOf([2900, 4900, 3900]), { from: "2026-03", to: "2026-03" }, currency, "2026-04");
  const lines = csvOf(table).slice(1).split("\r\n");
  expect(lines[0]).toBe("Measure,Mar 26,Feb 26,Change,Currency");
  expect(lines.filter((line) => /^(Contraction|NRR|Quick ratio|Customers at end),/.test(line))).toEqual([
    "Contraction,-10.00,0.00,-10.00,USD",
    "NRR,0.795918,1.689655,-0.893737,",
    "Quick ratio,0,,,",
    "Customers at end,1,1,0,",
  ]);
});

test("a period before the first MRR has dashes", () => {
  const { rows, reading } = textsOf(compare(dataOf([2900]), { from: "2026-01", to: "2026-01" }, currency, "2026-02"));
  expect(new Set(rows.map((cells) => cells.slice(2).join("")))).toEqual(new Set(["––"]));
  expect(reading).toBe("Net new MRR was +$29.00 in January 2026. 1 customer gained, 0 lost.");
});

test.each([
  ["jpy", "¥2,900"],
  ["kwd", "KWD\u00a02.900"],
])("amounts in %s have its decimals", (code, amount) => {
  const { rows } = textsOf(compare(dataOf([2900]), { from: "2026-01", to: "2026-01" }, code, "2026-02"));
  expect(rows[1]!.slice(0, 2)).toEqual(["New", amount]);
});

test("a period that is not over says so", () => {
  expect([
    periodName({ from: "2026-05", to: "2026-05" }, "2026-05"),
    periodName({ from: "2026-03", to: "2026-04" }, "2026-05"),
  ]).toEqual(["May 2026 so far", "Mar 26 – Apr 26"]);
});
