import type { RequestStats } from "../../stripe/request/request-stats.js";
import type { Resource } from "../../stripe/resource.js";
import type { RawStream } from "../../streams/kinds.js";

export interface RequestCounts {
  readonly requests: number;
  readonly retries: number;
  readonly rateLimited: number;
}

/**
 * Returns the routes that read a stream: its list, one of its objects, and the lists inside its objects. Of children,
 * only their own list counts, because the stream of their parents counts the others.
 */
export function routesOf({ path, nested, children }: Resource & Pick<RawStream, "children">): readonly string[] {
  if (children) return "route" in children ? [children.route] : [];
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
