import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvOf } from "./csv.js";
import { customersTable } from "./customers-csv.js";
import { amountCell, countCell, dateCell, monthCell, shareCell } from "./table-content.js";

const lines = (csv: string) => csv.slice(1).split("\r\n").slice(0, -1);

describe("amounts are in major units, with their currency", () => {
  test.each([
    [123_450, "usd", "1234.50", "USD"],
    [-5, "usd", "-0.05", "USD"],
    [0, "eur", "0.00", "EUR"],
    [661_465, "jpy", "661465", "JPY"],
    [12_345, "kwd", "12.345", "KWD"],
    [500_000, "ugx", "5000.00", "UGX"],
    [9_007_199_254_740_991, "usd", "90071992547409.91", "USD"],
  ])("%i of %s is %s", (minor, currency, value, code) => {
    expect(lines(csvOf({ head: ["Name", "MRR"], rows: [["a", amountCell(minor, currency)]] }))).toEqual([
      "Name,MRR,Currency",
      `a,${value},${code}`,
    ]);
  });
});

test("months, dates, counts and shares are values, not their texts on the page", () => {
  const row = [
    monthCell("2026-10"),
    dateCell(86_400),
    dateCell(null),
    countCell(1200),
    shareCell(1 / 3),
    shareCell(null),
  ];
  expect(lines(csvOf({ head: ["a", "b", "c", "d", "e", "f"], rows: [row] }))[1]).toBe(
    "2026-10,1970-01-02,,1200,0.333333,",
  );
});

test("the file begins with a byte order mark, so that Excel reads it as UTF-8, and its lines end as RFC 4180 says", () => {
  expect(csvOf({ head: ["Plan"], rows: [["Größe"]] })).toBe("\uFEFFPlan\r\nGröße\r\n");
});

describe("a text that a spreadsheet would run", () => {
  test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "\n=cmd|' /C calc'!A0"])(
    "%j begins with an apostrophe",
    (text) => {
      const [, row] = /\r\n([^]*)\r\n$/.exec(csvOf({ head: ["Name"], rows: [[text]] }))!;
      expect(row!.replace(/^"/, "").startsWith("'")).toBe(true);
    },
  );

  test("is guarded in headings too, and others stay as they are", () => {
    expect(lines(csvOf({ head: ["=x"], rows: [["a=b"], ["1-2"], ["5"]] }))).toEqual(["'=x", "a=b", "1-2", "5"]);
  });
});

test("whatever the texts are, a reader of CSV gets them back, except for the apostrophe", () => {
  const text = fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r", " ", "=", "'", "é") });
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 4 }), (rows) => {
      const read = parse(csvOf({ head: ["a", "b"], rows })).slice(1);
      expect(read.map((row) => row.map((cell) => cell.replace(/^'/, "")))).toEqual(
        rows.map((row) => row.map((cell) => cell.replace(/^'/, ""))),
      );
    }),
  );
});

test("a customer has a row for each currency, and one without any still has a row", () => {
  const customer = {
    id: "cus_1",
    externalId: null,
    name: "=Ada",
    email: "a@example.com",
    status: "active",
    detail: "paying",
    plan: "Pro",
    isDeleted: false,
    willRenew: true,
    mrr: [
      { currency: "usd", minor: 2900 },
      { currency: "jpy", minor: 500 },
    ],
    ltv: [{ currency: "eur", minor: 100 }],
    signedUpSeconds: 0,
    renewalSeconds: null,
    churnedSeconds: null,
  };
  const rows = lines(csvOf(customersTable([customer, { ...customer, id: "cus_2", mrr: [], ltv: null }])));
  const own = "'=Ada,a@example.com,active,paying,no,Pro,1970-01-01,,";
  expect(rows.slice(1)).toEqual([
    `cus_1,,${own},29.00,,USD`,
    `cus_1,,${own},500,,JPY`,
    `cus_1,,${own},,1.00,EUR`,
    `cus_2,,${own},,,`,
  ]);
});

/** A reader of RFC 4180. */
function parse(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, cell, end] of csv.slice(1).matchAll(/((?:"(?:[^"]|"")*"|[^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)!.push(cell!.startsWith('"') ? cell!.slice(1, -1).replaceAll('""', '"') : cell!);
    if (end === "\r\n") rows.push([]);
  }
  return rows.slice(0, -1);
}
