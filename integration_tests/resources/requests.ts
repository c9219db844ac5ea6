/** The requests that every sync sends, whatever its streams: the account, and the change feed. */
const routes = new Set(["/v1/account", "/v1/events"]);

export function isRouteOfCatchUp(route: string): boolean {
  return routes.has(route);
}
