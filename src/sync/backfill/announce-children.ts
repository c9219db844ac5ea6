import { countText, type Logger } from "@airbyte/cdk-typescript-compat";
import { usualRequestsPerSecond } from "../../stripe/limits/limits.js";
import type { RawStream } from "../../streams/kinds.js";
import { roughDurationText } from "../progress/duration-text.js";

/**
 * Logs what the streams will cost that read a list for each listed object.
 *
 * @param objects how many listed objects to expect; undefined: not known
 */
export function announceChildren(log: Logger, entries: readonly RawStream[], objects: number | undefined): void {
  for (const { name, path, children } of entries) {
    if (!children || !("route" in children)) continue;
    log.info(`The stream ${name} reads a list for each object of ${path}: ${costText(objects)}.`);
  }
}

function costText(objects: number | undefined): string {
  if (objects === undefined) return "one request for each at least";
  const duration = roughDurationText((objects / usualRequestsPerSecond) * 1000);
  return `about ${countText(Math.round(objects))} requests, which take ${duration} at ${usualRequestsPerSecond} a second`;
}
