import type { StripeClient } from "../client.js";
import type { BoundedSignal } from "../request/bounded-signal.js";
import type { Params } from "../request/encode.js";
import type { StripeError } from "../request/errors.js";
import { failureBy } from "../request/failure-by.js";

/** A request whose answer shows whether the key may read something. */
export interface Probe {
  /** The route, e.g. `/v1/customers`. */
  readonly route: string;
  /** The value of `{id}` in the route. */
  readonly id?: string;
  /** All parameters, the limit included. Send those of a sync: expanding an object can need another permission. */
  readonly params: Params;
}

export type ProbeResult<Probed extends Probe> = Probed & { readonly outcome: "ok" | StripeError };

/**
 * Sends all probes concurrently, within the client's limits. Returns results in the probes' order.
 *
 * @param deadline for all requests together. A request without an answer by then has the outcome "unavailable", or the
 * failure of its last attempt.
 * @throws StripeError "aborted" if the client's signal aborts
 */
export async function probe<Probed extends Probe>(
  client: StripeClient,
  probes: readonly Probed[],
  deadline: BoundedSignal,
): Promise<readonly ProbeResult<Probed>[]> {
  return Promise.all(
    probes.map(async (probed): Promise<ProbeResult<Probed>> => {
      const { route, id, params } = probed;
      try {
        await client.get({ route, ...(id !== undefined && { id }), params, signal: deadline.signal });
        return { ...probed, outcome: "ok" };
      } catch (error) {
        return { ...probed, outcome: failureBy(deadline, `GET ${route}`, error) };
      }
    }),
  );
}
