import type { Palette } from "./palette.js";

/** Returns blue for active, violet for trial and red for churned. Leads and unknown statuses are grey. */
export function statusColour(status: string): keyof Palette {
  return colours.get(status) ?? "grey";
}

const colours = new Map<string, keyof Palette>([
  ["active", "blue"],
  ["trial", "violet"],
  ["churned", "red"],
]);
