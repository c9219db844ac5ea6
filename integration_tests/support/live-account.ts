import { startSimulator, type Simulator, type SimulatorOptions } from "stripe-simulator";

/** A key that can read everything in an account of `startLiveAccount`. */
export const apiKey = "rk_live_51SimulatedReadOnlyKey";

/** Starts a simulated account in live mode that `apiKey` can read. */
export function startLiveAccount(options: Omit<SimulatorOptions, "livemode" | "keys">): Promise<Simulator> {
  return startSimulator({ ...options, livemode: true, keys: [{ key: apiKey, scopes: "all" }] });
}
