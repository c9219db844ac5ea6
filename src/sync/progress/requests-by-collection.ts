import type { RequestStats } from "../../stripe/request/request-stats.js";
import type { Resource } from "../../stripe/resource.js";

export interface RequestCounts {
  readonly requests: number;
  readonly retries: number;
  readonly rateLimited: number;
}

/** The routes that read a collection: its list, one of its objects, and the lists inside of its objects. */
export function routesOf({ path, nested }: Resource): readonly string[] {
  return [path, `${path}/{id}`, ...nested.map(({ route }) => route)];
}

/** What the client sent on some routes. */
export function requestsOn(routes: readonly string[], stats: RequestStats): RequestCounts {
  const sum = (byRoute: Readonly<Record<string, number>>) =>
    routes.reduce((total, route) => total + (byRoute[route] ?? 0), 0);
  return {
    requests: sum(stats.requestsByRoute),
    retries: sum(stats.retriesByRoute),
    rateLimited: sum(stats.rateLimitedByRoute),
  };
}
