import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { AirbyteStream } from "@airbyte/cdk-typescript-compat";
import { startSimulator } from "stripe-simulator";
import { runConnector } from "../connector.js";
import { createProgressLine } from "../progress-line.js";
import { sync } from "../sync.js";
import { openWarehouse, type Warehouse } from "../warehouse.js";

/**
 * Returns a small account of nine months, for tests. The built connector reads only the streams that the report uses.
 * @param folder for the files of the sync and of the warehouse.
 */
export async function simulatedWarehouse(folder: string): Promise<Warehouse> {
  const apiKey = "rk_live_51ReportReadOnlyKey";
  const simulator = await startSimulator({
    customers: 150,
    months: 9,
    seed: 7,
    livemode: true,
    keys: [{ key: apiKey, scopes: "all" }],
  });
  try {
    const env = { STRIPE_API_BASE: simulator.url };
    const config = join(folder, "config.json");
    writeFileSync(config, JSON.stringify({ api_key: apiKey }));
    writeFileSync(join(folder, "state.json"), "[]");
    let streams: readonly AirbyteStream[] = [];
    await runConnector(["discover", "--config", config], env, (message) => {
      if (message.type === "CATALOG") streams = message.catalog.streams;
    });
    streams = streams.filter(({ name }) => ["lifecycle_events", "customer_metrics"].includes(name));
    const warehouse = await openWarehouse(folder, streams);
    simulator.advance(3 * 86_400);
    await sync({ folder, env, streams, load: warehouse.load(), progress: createProgressLine(process.stderr) });
    return warehouse;
  } finally {
    await simulator.close();
  }
}
