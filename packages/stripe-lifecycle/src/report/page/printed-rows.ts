import { count } from "../words.js";

/** The most rows of a list that are printed: about a page and a half. */
export const printedRows = 50;

/** Returns what a printed list says about the rows that it leaves out. Empty: it leaves out none. */
export function printedPart(rows: number, noun: string): string {
  return rows > printedRows ? `The first ${printedRows} of ${count(rows, noun)}.` : "";
}
