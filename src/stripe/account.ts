import type { StripeClient } from "./client.js";
import { StripeError, type StripeErrorKind } from "./request/errors.js";

/**
 * Returns the id of the account that the key reads. Restricted keys often lack the permission for this request, and
 * the answer is optional. The id is then taken from the refusal, which contains it, or is null. So is an id of another
 * form: states keep the account's id, and a wrong one would make the next sync refuse them.
 *
 * @param signal aborts only this request
 * @throws StripeError if the key is invalid, if Stripe can't be reached, or if aborted, because those affect all
 * requests
 */
export async function readAccount(client: StripeClient, signal?: AbortSignal): Promise<{ readonly id: string | null }> {
  try {
    const { body } = await client.get({ route: "/v1/account", ...(signal && { signal }) });
    const id = body["id"];
    return { id: typeof id === "string" && accountIdForm.test(id) ? id : null };
  } catch (error) {
    if (error instanceof StripeError && kindsOfThisRequest.has(error.kind)) return { id: error.accountId ?? null };
    throw error;
  }
}

const accountIdForm = /^acct_\w+$/;

const kindsOfThisRequest: ReadonlySet<StripeErrorKind> = new Set(["permission", "not_found", "invalid_request"]);
