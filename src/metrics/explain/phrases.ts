import type { Recurrence } from "../dossier/catalog-facts.js";
import { iso } from "../time.js";

/** Returns a readable time in UTC: `2026-03-02 10:20:30`. At midnight, only the day. */
export function moment(seconds: number): string {
  return readable(iso(seconds));
}

/** Returns the same for a time in ISO 8601. */
export function readable(isoTime: string): string {
  return isoTime.replace("T00:00:00.000Z", "").replace("T", " ").replace(".000Z", "");
}

/** Returns a recurrence as text: `a month`, `every 3 months`. */
export function every({ interval, intervalCount }: Recurrence): string {
  return intervalCount === 1 ? `a ${interval}` : `every ${intervalCount} ${interval}s`;
}

/** Returns the factor from a recurrence to a month as text: `÷ 12`; undefined: none is needed. */
export function monthlyFactorText({ interval, intervalCount }: Recurrence): string | undefined {
  if (interval === "month" && intervalCount === 1) return undefined;
  const times = { day: "× 365/12", week: "× 52/12", month: "", year: "÷ 12" }[interval];
  return [times, intervalCount === 1 ? "" : `÷ ${intervalCount}`].filter((part) => part !== "").join(" ");
}

/** Returns a list as text: `a`, `a and b`, `a, b and c`. */
export function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** Returns the sentence, followed by the remark in parentheses if there is one. */
export function withRemark(text: string, remark: string | undefined): string {
  return remark === undefined || remark === "" ? text : `${text} (${remark})`;
}
