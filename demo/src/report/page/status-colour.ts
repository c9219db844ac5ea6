import type { Palette } from "./palette.js";

/** Active blue, trial violet, churned red; leads, and whatever a later version adds, grey. */
export function statusColour(status: string): keyof Palette {
  return colours.get(status) ?? "grey";
}

const colours = new Map<string, keyof Palette>([
  ["active", "blue"],
  ["trial", "violet"],
  ["churned", "red"],
]);
