import type { Palette } from "./palette.js";

interface Status {
  readonly status: string;
  readonly detail: string | null;
}

/** Returns blue for active, violet for trial, red for churned and amber for paused. Leads and unknown ones are grey. */
export function statusColour({ status, detail }: Status): keyof Palette {
  return isPaused(detail) ? "amber" : (colours.get(status) ?? "grey");
}

/** A paused customer can resume, unlike one who left. */
export function isPaused(detail: string | null): boolean {
  return detail === "paused";
}

const colours = new Map<string, keyof Palette>([
  ["active", "blue"],
  ["trial", "violet"],
  ["churned", "red"],
]);
