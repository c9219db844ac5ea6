/** An object that cannot exist, and the permission to change it. */
export interface WriteProbeTarget {
  /** The route template, e.g. `/v1/customers/{id}`. */
  readonly route: string;
  readonly id: string;
  /** The permission's name in the Dashboard's editor of restricted keys, e.g. `Customers (Core)`. */
  readonly dashboard: string;
}

/**
 * One target for each type of object that every key must be able to read. The ids cannot exist: in Stripe's ids, only
 * letters and digits follow the first underscore. The ids explain themselves, because the requests appear in the
 * account's own log (Dashboard: Developers, Logs).
 */
export const writeProbeTargets: readonly WriteProbeTarget[] = [
  target("/v1/customers/{id}", "cus", "Customers (Core)"),
  target("/v1/subscriptions/{id}", "sub", "Subscriptions (Billing)"),
  target("/v1/invoices/{id}", "in", "Invoices (Billing)"),
];

/** A request that could change the account. It is always a bug in this program. */
export class ForbiddenRequestError extends Error {
  override readonly name = "ForbiddenRequestError";
}

/**
 * Accepts a request that cannot change the account: GET without a body, and POST without a body to the objects that
 * cannot exist.
 *
 * @param path with the query
 * @param body the body to send
 * @throws ForbiddenRequestError for any other request
 */
export function requireHarmless(method: string, path: string, body: string): "GET" | "POST" {
  if (body === "" && method === "GET") return "GET";
  if (body === "" && method === "POST" && probedPaths.has(path)) return "POST";
  const [pathAlone] = path.split("?");
  const withBody = body === "" ? "" : " with a body";
  throw new ForbiddenRequestError(
    `${method} ${pathAlone}${withBody} was not sent: this connector only reads. Please report this as a bug.`,
  );
}

const probedPaths: ReadonlySet<string> = new Set(writeProbeTargets.map(({ route, id }) => route.replace("{id}", id)));

function target(route: string, prefix: string, dashboard: string): WriteProbeTarget {
  return { route, id: `${prefix}_none_asked_only_whether_this_key_can_write`, dashboard };
}
