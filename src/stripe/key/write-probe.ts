import type { BoundedSignal } from "../request/bounded-signal.js";
import type { StripeClient } from "../client.js";
import type { StripeError } from "../request/errors.js";
import { failureBy } from "../request/failure-by.js";
import { writeProbeTargets, type WriteProbeTarget } from "./write-guard.js";

/** What a key turned out to be able to change. */
export interface WritePermissions {
  /** What it can change, in the Dashboard's words, e.g. `Customers (Core)`. */
  readonly writable: readonly string[];
  /** What could not be found out. */
  readonly unproven: readonly UnprovenPermission[];
}

export interface UnprovenPermission {
  readonly dashboard: string;
  /** Why not; undefined where Stripe took the request, which it never should. */
  readonly reason: StripeError | undefined;
}

/**
 * Asks what a restricted key can change, without changing anything: Stripe looks at a key's rights before it looks for the
 * object, so that a POST without a body to an object that cannot exist is refused with 403 where the right to write is
 * missing, and with 404 where it is there. The requests go out all at once; one that fails in passing is sent again as a GET
 * would be, because the object exists at the second attempt as little as at the first. Each attempt has an Idempotency-Key
 * of its own: under the first one's, Stripe would repeat the stored failure.
 *
 * @param deadline for all together; what has not answered by then is unproven
 * @throws StripeError "aborted" when the client's signal ends it
 */
export async function probeWritePermissions(client: StripeClient, deadline: BoundedSignal): Promise<WritePermissions> {
  const answers = await Promise.all(writeProbeTargets.map((target) => ask(client, target, deadline)));
  return {
    writable: answers.flatMap((answer) => ("writable" in answer ? [answer.writable] : [])),
    unproven: answers.flatMap((answer) => ("unproven" in answer ? [answer.unproven] : [])),
  };
}

type Asked = { readonly readOnly: true } | { readonly writable: string } | { readonly unproven: UnprovenPermission };

async function ask(client: StripeClient, target: WriteProbeTarget, deadline: BoundedSignal): Promise<Asked> {
  const { dashboard } = target;
  try {
    await client.postNothing(target, deadline.signal);
    return { unproven: { dashboard, reason: undefined } };
  } catch (error) {
    const failure = failureBy(deadline, `POST ${target.route}`, error);
    if (lacksWritePermission(failure)) return { readOnly: true };
    if (failure.status === 404 && failure.code === "resource_missing") return { writable: dashboard };
    return { unproven: { dashboard, reason: failure } };
  }
}

/** A 403 can have other reasons: no access to the account, a gateway. https://docs.stripe.com/keys/restricted-api-keys */
function lacksWritePermission({ status, code, permission }: StripeError): boolean {
  if (status !== 403) return false;
  return code === "more_permissions_required" || permission?.permission.endsWith("_write") === true;
}
