import type { BoundedSignal } from "../request/bounded-signal.js";
import type { StripeClient } from "../client.js";
import type { Params } from "../request/encode.js";
import type { StripeError } from "../request/errors.js";
import { failureBy } from "../request/failure-by.js";
import type { Permission } from "./permissions.js";

/** A list that a sync would read. */
export interface ProbedRoute {
  /** Without `{id}`, e.g. `/v1/customers`. */
  readonly route: string;
  /** What the sync would send with it: expanding an object can need a right of its own. */
  readonly params?: Params;
  /** The right that it needs. */
  readonly permission: Permission;
}

export interface ProbeResult extends ProbedRoute {
  readonly outcome: "ok" | StripeError;
}

/**
 * Asks each list for one object, all at once, to learn which of them the key may read. Results come in the routes' order.
 *
 * @param deadline for all together; what has not answered by then is "unavailable", or what its attempts failed with
 * @throws StripeError "aborted" when the client's signal ends it
 */
export async function probe(
  client: StripeClient,
  routes: readonly ProbedRoute[],
  deadline: BoundedSignal,
): Promise<readonly ProbeResult[]> {
  return Promise.all(
    routes.map(async (probed): Promise<ProbeResult> => {
      try {
        await client.get({ route: probed.route, params: { ...probed.params, limit: 1 }, signal: deadline.signal });
        return { ...probed, outcome: "ok" };
      } catch (error) {
        return { ...probed, outcome: failureBy(deadline, `GET ${probed.route}`, error) };
      }
    }),
  );
}
