import type { BoundedSignal } from "../request/bounded-signal.js";
import type { StripeClient } from "../client.js";
import type { Params } from "../request/encode.js";
import type { StripeError } from "../request/errors.js";
import { failureBy } from "../request/failure-by.js";
import type { Permission } from "./permissions.js";

/** A list that a sync reads. */
export interface ProbedRoute {
  /** The route, without `{id}`, e.g. `/v1/customers`. */
  readonly route: string;
  /** The parameters that the sync sends: expanding an object can need another permission. */
  readonly params?: Params;
  /** The permission that it needs. */
  readonly permission: Permission;
}

export interface ProbeResult extends ProbedRoute {
  readonly outcome: "ok" | StripeError;
}

/**
 * Requests one object of each list, concurrently, to learn which lists the key may read. Returns results in the
 * routes' order.
 *
 * @param deadline for all requests together. A request without an answer by then has the outcome "unavailable", or the
 * failure of its last attempt.
 * @throws StripeError "aborted" if the client's signal aborts
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
