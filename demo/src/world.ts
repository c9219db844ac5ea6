import { startSimulator, type Simulator } from "stripe-simulator";

/** An account: its size, what it is drawn from, and whether its answers leave out every field that they may. */
export interface World {
  readonly customers: number;
  readonly months: number;
  readonly seed: number;
  readonly fields?: "whole" | "sparse";
}

/** The demo's account. It is always the same. */
export const world = { customers: 2_000, months: 24, seed: 2026 };

/** Longer than an event may stay invisible, so the last sync saw all events before it. */
const settleSeconds = 120;

/** Starts an account of live mode. @param apiKey a key that can read everything */
export async function startWorld(apiKey: string, options: World): Promise<Simulator> {
  const keys = [{ key: apiKey, scopes: "all" as const }];
  const simulator = await startSimulator({ ...options, livemode: true, keys });
  simulator.advance(settleSeconds);
  return simulator;
}
