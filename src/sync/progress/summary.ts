import { dossierSources, referenceSources } from "../../facts/sources.js";
import type { RawStream } from "../../streams/kinds.js";
import { rawStreams } from "../../streams/raw-streams.js";
import { requestsOn, routesOf, type RequestCounts } from "./requests-by-collection.js";
import type { StreamRun } from "../run/stream-run.js";
import type { Sync } from "../run/context.js";

/**
 * Returns the outcome of a sync as lines of `name=value`: one per selected stream, and one for shared requests.
 * The lines together count every request that was sent. Derived streams send no requests of their own.
 * `duration_s` is the time from the stream's start to its last record.
 * A sync that is limited to some customers has one more line, which counts them.
 *
 * @param names the selected streams; a stream that could not start has no run
 */
export function summaryLines(sync: Sync, names: readonly string[]): readonly string[] {
  const runs = new Map<string, StreamRun>([...sync.raw, ...sync.derived].map((run) => [run.output.name, run]));
  const own = new Set(sync.raw.flatMap(({ entry }) => routesOf(entry)));
  const others = Object.keys(sync.client.stats.requestsByRoute).filter((route) => !own.has(route));
  const streams = names.map((name) => {
    const run = runs.get(name);
    const entry = sync.raw.find((raw) => raw === run)?.entry;
    return line({
      stream: name,
      ...outcome(run),
      ...(entry ? requests(sync, routesOf(entry)) : {}),
      ...origin(sync, run),
      ...leftOut(sync, run),
    });
  });
  const shared = `shared ${line({ ...requests(sync, others), ...perUse(sync, others) })}`;
  return [...streams, ...(others.length > 0 ? [shared] : []), ...scopeLines(sync)];
}

function scopeLines({ scope }: Sync): string[] {
  if (!scope) return [];
  const { customers, invalidIds } = scope;
  const deleted = customers.filter(({ object }) => !object).length;
  const asked = customers.length + invalidIds.length;
  return [`customer_ids ${line({ asked, read: customers.length - deleted, deleted, refused: invalidIds.length })}`];
}

type Fields = Readonly<Record<string, string | number>>;

function line(fields: Fields): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${value}`)
    .join(" ");
}

function outcome(run: StreamRun | undefined): Fields {
  return {
    status: run?.status === "complete" ? "complete" : "incomplete",
    records: run?.emitted ?? 0,
    duration_s: ((run?.stopwatch.lapMs ?? 0) / 1000).toFixed(1),
  };
}

function requests({ client }: Sync, routes: readonly string[]): Fields {
  const counts: RequestCounts = requestsOn(routes, client.stats);
  return { requests: counts.requests, retries: counts.retries, rate_limited: counts.rateLimited };
}

function origin({ derived }: Sync, run: StreamRun | undefined): Fields {
  if (!derived.some((each) => each === run)) return {};
  return { made_from: [...Object.keys(dossierSources), ...Object.keys(referenceSources)].join(",") };
}

/** Returns the count of what the stream could not use; no field if it used everything. */
function leftOut({ raw, derived, facts }: Sync, run: StreamRun | undefined): Fields {
  const { leftOut: objects } = facts.parseIssues;
  if (objects > 0 && derived.some((each) => each === run)) return { objects_not_understood: objects };
  const mismatched = raw.find((each) => each === run)?.mismatches.count ?? 0;
  return mismatched > 0 ? { records_with_nulled_fields: mismatched } : {};
}

/** Returns the number of requests by collection, or by other part of the API. */
function perUse({ client }: Sync, routes: readonly string[]): Fields {
  const counts: Record<string, number> = {};
  for (const route of routes) {
    const use = rawStreams.find((stream) => isRouteOf(stream, route))?.name ?? route.replace(/^\/v\d+\//, "");
    counts[use] = (counts[use] ?? 0) + requestsOn([route], client.stats).requests;
  }
  return counts;
}

function isRouteOf(stream: RawStream, route: string): boolean {
  return routesOf(stream).includes(route);
}
