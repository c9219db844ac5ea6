import { startSimulator } from "stripe-simulator";
import { join } from "node:path";
import { openSource, type Source } from "../destination/open.js";
import { sync } from "../sync/sync.js";

/**
 * Returns a small account of nine months, for tests. The built connector reads only the streams that the report uses.
 * @param folder for the DuckDB file.
 */
export async function simulatedWarehouse(folder: string): Promise<Source> {
  const apiKey = "rk_live_51ReportReadOnlyKey";
  const simulator = await startSimulator({
    customers: 150,
    months: 9,
    seed: 7,
    livemode: true,
    keys: [{ key: apiKey, scopes: "all" }],
  });
  const to = join(folder, "stripe.duckdb");
  process.env["STRIPE_API_BASE"] = simulator.url;
  try {
    simulator.advance(3 * 86_400);
    await sync({
      config: { api_key: apiKey },
      to,
      schema: undefined,
      streams: ["lifecycle_events", "customer_metrics"],
      signal: new AbortController().signal,
      isQuiet: true,
      onWarning: (sentence) => process.stderr.write(`${sentence}\n`),
    });
    return await openSource(to);
  } finally {
    delete process.env["STRIPE_API_BASE"];
    await simulator.close();
  }
}
