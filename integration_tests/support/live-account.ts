import { startSimulator, type Simulator, type SimulatorOptions } from "stripe-simulator";

/** A key that reads everything of an account of `startLiveAccount`. */
export const apiKey = "rk_live_51SimulatedReadOnlyKey";

/** A simulated account in live mode that `apiKey` reads. */
export function startLiveAccount(options: Omit<SimulatorOptions, "livemode" | "keys">): Promise<Simulator> {
  return startSimulator({ ...options, livemode: true, keys: [{ key: apiKey, scopes: "all" }] });
}
