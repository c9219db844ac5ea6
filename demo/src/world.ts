import { startSimulator, type Simulator } from "stripe-simulator";

/** The size of the demo's account. */
export const world = { customers: 2_000, months: 24 };

/** Longer than an event may stay invisible, so the last sync saw all events before it. */
const settleSeconds = 120;

/**
 * Starts the demo's account. It is always the same.
 *
 * @param apiKey a key that can read everything
 * @param fields "sparse": the answers leave out every field that they may
 */
export async function startWorld(apiKey: string, fields: "whole" | "sparse" = "whole"): Promise<Simulator> {
  const keys = [{ key: apiKey, scopes: "all" as const }];
  const simulator = await startSimulator({ ...world, seed: 2026, livemode: true, keys, fields });
  simulator.advance(settleSeconds);
  return simulator;
}
