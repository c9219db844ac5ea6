import type { BoundedSignal } from "../request/bounded-signal.js";
import type { StripeClient } from "../client.js";
import type { StripeError } from "../request/errors.js";
import { failureBy } from "../request/failure-by.js";
import { writeProbeTargets, type WriteProbeTarget } from "./write-guard.js";

/** The result of testing what a key can change. */
export interface WritePermissions {
  /** The write permissions of the key, in the Dashboard's words, e.g. `Customers (Core)`. */
  readonly writable: readonly string[];
  /** The permissions that could not be tested. */
  readonly unproven: readonly UnprovenPermission[];
}

export interface UnprovenPermission {
  readonly dashboard: string;
  /** The failure. undefined: Stripe accepted the request, which it should never do. */
  readonly reason: StripeError | undefined;
}

/**
 * Tests what a restricted key can change, without changing anything. It sends a POST without a body to an object that
 * cannot exist. Stripe checks a key's permissions before it looks for the object. So the answer is 403 if the write
 * permission is missing, and 404 if the key has it.
 *
 * The requests run concurrently. A temporary failure is retried like a GET, because a retry cannot change anything
 * either. Each attempt has its own Idempotency-Key: with the same key, Stripe would repeat the stored failure.
 *
 * @param deadline for all requests together. A permission without an answer by then is unproven.
 * @throws StripeError "aborted" if the client's signal aborts
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

/**
 * Whether a 403 proves that the write permission is missing. It can have other reasons: no access to the account, a
 * gateway. https://docs.stripe.com/keys/restricted-api-keys
 */
function lacksWritePermission({ status, code, permission }: StripeError): boolean {
  if (status !== 403) return false;
  return code === "more_permissions_required" || permission?.permission.endsWith("_write") === true;
}
