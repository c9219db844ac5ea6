/** An object that cannot exist, and the right to change it. */
export interface WriteProbeTarget {
  /** The route template, e.g. `/v1/customers/{id}`. */
  readonly route: string;
  readonly id: string;
  /** Where the right stands in the Dashboard's editor of restricted keys, e.g. `Customers (Core)`. */
  readonly dashboard: string;
}

/**
 * Each kind of object that every key here must be able to read. The ids cannot exist: those that Stripe makes have letters
 * and digits only after the first underscore. They are readable, since the requests stand in the account's own log
 * (Dashboard: Developers, Logs).
 */
export const writeProbeTargets: readonly WriteProbeTarget[] = [
  target("/v1/customers/{id}", "cus", "Customers (Core)"),
  target("/v1/subscriptions/{id}", "sub", "Subscriptions (Billing)"),
  target("/v1/invoices/{id}", "in", "Invoices (Billing)"),
];

/** A request that could change the account: a mistake in this program, whatever was asked of it. */
export class ForbiddenRequestError extends Error {
  override readonly name = "ForbiddenRequestError";
}

/**
 * Lets pass what cannot change an account: GET without a body, and POST without one to the objects that cannot exist.
 *
 * @param path with the query
 * @param body what would be sent
 * @throws ForbiddenRequestError for anything else
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
