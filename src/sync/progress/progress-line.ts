import { countText } from "@airbyte/cdk-typescript-compat";
import { durationText, roughDurationText } from "./duration-text.js";
import type { Sample } from "./sample.js";

/**
 * Returns a line of the log that reports a sync's progress.
 * It names the streams with new records since the last line and their rates, the requests, and the time left if known.
 *
 * @param before the sample of the last line
 */
export function progressLine(before: Sample, now: Sample, timeLeftMs: number | undefined): string {
  const { spent, allowed } = now.lastMinute;
  const left = Math.max(0, Math.floor(allowed - spent));
  return [
    `${durationText(now.elapsedMs)}: ${movements(before, now).join(", ") || "no new records"}`,
    `${countText(spent)} requests in 60 s, ${countText(left)} left`,
    ...(timeLeftMs === undefined ? [] : [`about ${roughDurationText(timeLeftMs)} to go`]),
  ].join("; ");
}

function movements(before: Sample, now: Sample): string[] {
  const seconds = (now.elapsedMs - before.elapsedMs) / 1000;
  return [...now.records].flatMap(([name, records]) => {
    const more = records - (before.records.get(name) ?? 0);
    return more > 0 ? [`${name} ${countText(records)} (${countText(Math.ceil(more / seconds))}/s)`] : [];
  });
}
