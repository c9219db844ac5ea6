import { createBoundedSignal } from "./bounded-signal.js";
import type { StripeClient } from "./client.js";
import type { Params } from "./encode.js";
import { StripeError } from "./errors.js";
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
 * @param timeoutMs for all together; what has not answered by then is "unavailable"
 * @throws StripeError "aborted" when the client's signal ends it
 */
export async function probe(
  client: StripeClient,
  routes: readonly ProbedRoute[],
  timeoutMs = 30_000,
): Promise<readonly ProbeResult[]> {
  const deadline = createBoundedSignal([], { timeoutMs, clock: client.clock });
  try {
    return await Promise.all(
      routes.map(async (probed): Promise<ProbeResult> => {
        try {
          await client.get({ route: probed.route, params: { ...probed.params, limit: 1 }, signal: deadline.signal });
          return { ...probed, outcome: "ok" };
        } catch (error) {
          if (!(error instanceof StripeError)) throw error;
          return { ...probed, outcome: outcomeOf(error, probed.route, deadline.timedOut(), timeoutMs) };
        }
      }),
    );
  } finally {
    deadline.release();
  }
}

function outcomeOf(error: StripeError, route: string, timedOut: boolean, timeoutMs: number): StripeError {
  if (error.kind !== "aborted") return error;
  if (!timedOut) throw error;
  return new StripeError(
    "unavailable",
    `GET ${route} gave no usable answer within ${timeoutMs / 1000} seconds. Check the network between this machine and Stripe and https://status.stripe.com, and run again.`,
    { cause: error },
  );
}
