import type { RequestStats } from "../../stripe/request/request-stats.js";
import type { Resource } from "../../stripe/resource.js";

export interface RequestCounts {
  readonly requests: number;
  readonly retries: number;
  readonly rateLimited: number;
}

/** Returns the routes that read a collection: its list, one of its objects, and the lists inside its objects. */
export function routesOf({ path, nested }: Resource): readonly string[] {
  return [path, `${path}/{id}`, ...nested.map(({ route }) => route)];
}

/** Returns the sum of the client's counts on the given routes. */
export function requestsOn(routes: readonly string[], stats: RequestStats): RequestCounts {
  const sum = (byRoute: Readonly<Record<string, number>>) =>
    routes.reduce((total, route) => total + (byRoute[route] ?? 0), 0);
  return {
    requests: sum(stats.requestsByRoute),
    retries: sum(stats.retriesByRoute),
    rateLimited: sum(stats.rateLimitedByRoute),
  };
}
