import type { MeasuredRun } from "../measured-process.js";

/** A list of Stripe that every reader can read. */
export type List = "customers" | "invoices";

export interface ReaderRun extends MeasuredRun {
  readonly records: number;
}

/**
 * Reads all objects of a list, as in a first sync, and measures it.
 * @throws Error if the program fails.
 */
export type Read = (url: string, list: List) => Promise<ReaderRun>;

/** A program that reads Stripe. */
export interface Reader {
  /** Its package and version. */
  readonly name: string;
  /**
   * Installs it, unless that was done before.
   * @throws Error if it cannot be installed.
   */
  readonly install: () => Promise<Read>;
}
