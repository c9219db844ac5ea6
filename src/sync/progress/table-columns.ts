import { countText, type Columns } from "@airbyte/cdk-typescript-compat";
import type { Sync } from "../run/context.js";
import { roughDurationText } from "./duration-text.js";
import { requestsOn, routesOf } from "./requests-by-collection.js";
import { taskOfList, type Sample } from "./sample.js";
import { timeLeftMs } from "./time-left.js";

/**
 * Returns the further columns of the progress table: each stream's requests on its own routes, and its time left.
 * The totals count all requests, also those that serve more than one stream. An unknown time left is empty.
 *
 * @param earlier samples to measure speeds from, as in `timeLeftMs`
 */
export function tableColumns(sync: Sync, earlier: readonly Sample[], now: Sample): Columns {
  const requests = new Map(
    sync.raw.map(({ entry, output }) => [output.name, requestsOn(routesOf(entry), sync.client.stats).requests]),
  );
  const requestsOf = (stream: string) => {
    const sent = requests.get(stream);
    return sent === undefined ? "" : countText(sent);
  };
  return {
    headings: ["requests", "eta"],
    cellsOf: (stream) => [requestsOf(stream), leftText(timeLeftMs(earlier, onlyOf(stream, now)))],
    totals: [countText(sync.client.stats.requests), leftText(timeLeftMs(earlier, now))],
  };
}

/** Returns the sample with only the stream's own tasks: its list, or its derivation. */
function onlyOf(stream: string, now: Sample): Sample {
  const own = new Set([taskOfList(stream), stream]);
  return { ...now, tasks: new Map([...now.tasks].filter(([name]) => own.has(name) && now.records.has(stream))) };
}

function leftText(ms: number | undefined): string {
  return ms === undefined ? "" : roughDurationText(ms);
}
