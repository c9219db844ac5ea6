import { afterAll, beforeAll } from "vitest";
import type { Source } from "../../destination/open.js";
import { simulatedWarehouse } from "../../testing/simulated-warehouse.js";
import { collect } from "../collect.js";
import { reportPage } from "../write-report.js";

export interface SimulatedReport {
  /** The database of a simulated account. */
  readonly warehouse: () => Source;
  /** Its report. */
  readonly html: () => string;
}

/** Gives a file of tests the report of a simulated account. @param folder where the database may be */
export function useSimulatedReport(folder: () => string): SimulatedReport {
  let warehouse: Source;
  let html: string;
  beforeAll(async () => {
    warehouse = await simulatedWarehouse(folder());
    html = await reportPage(await collect(warehouse.query));
  }, 60_000);
  afterAll(() => warehouse?.close());
  return { warehouse: () => warehouse, html: () => html };
}
