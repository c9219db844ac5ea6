import { formatMoney } from "../money.js";
import { currencyExponent } from "../../../../dist/metrics/currency-exponent.js";
import { percentOrDash, shortMonthName } from "./words.js";

/** A table of a card, on the page and as a CSV file. */
export interface TableContent {
  readonly head: readonly string[];
  /** The first cell is the row's name. The others are figures. */
  readonly rows: readonly (readonly Cell[])[];
}

/** A text, or a value that a spreadsheet can calculate with. */
export type Cell = string | ValueCell;

export interface ValueCell {
  /** On the page. */
  readonly text: string;
  /** In a CSV file: digits, a date, or nothing. */
  readonly value: string;
  /** Of an amount. The CSV file names it in a column. */
  readonly currency?: string;
}

/** A dash, and nothing in a CSV file. */
export const noValue: ValueCell = { text: "–", value: "" };

/** Returns the text of a cell on the page. */
export function textOfCell(cell: Cell): string {
  return typeof cell === "string" ? cell : cell.text;
}

/** 123450 of usd is "$1,234.50", and 1234.50 in a CSV file. */
export function amountCell(minor: number, currency: string): ValueCell {
  return { text: formatMoney(minor, currency), value: decimals(minor, currencyExponent(currency)), currency };
}

/** 1200 is "1,200", and 1200 in a CSV file. */
export function countCell(number: number): ValueCell {
  return { text: number.toLocaleString("en"), value: String(number) };
}

/** 0.1234 is "12.3%", and 0.1234 in a CSV file. null is a dash, and empty in the file. */
export function shareCell(share: number | null): ValueCell {
  return { text: percentOrDash(share), value: fileNumber(share) };
}

/** 0.12345678 is 0.123457 in a CSV file. null is empty. */
export function fileNumber(number: number | null): string {
  return number === null ? "" : String(Number(number.toFixed(6)));
}

/** "2026-10" is "Oct 26", and 2026-10 in a CSV file. */
export function monthCell(month: string): ValueCell {
  return { text: shortMonthName(month), value: month };
}

/** A day of UTC is 2026-10-31, on the page and in a CSV file. null is empty. */
export function dateCell(seconds: number | null): ValueCell {
  const date = seconds === null ? "" : new Date(seconds * 1000).toISOString().slice(0, 10);
  return { text: date, value: date };
}

/** Moves the decimal point of the digits, so that no amount is rounded. */
function decimals(minor: number, exponent: number): string {
  const digits = String(Math.abs(minor)).padStart(exponent + 1, "0");
  const whole = digits.slice(0, digits.length - exponent);
  return `${minor < 0 ? "-" : ""}${whole}${exponent === 0 ? "" : `.${digits.slice(-exponent)}`}`;
}
