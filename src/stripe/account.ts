import type { StripeClient } from "./client.js";
import { StripeError, type StripeErrorKind } from "./request/errors.js";

/**
 * Which account the key reads. Restricted keys often lack the right to ask, and the answer is never required: the id is
 * then taken from the refusal, which names the account, or else null.
 *
 * @param signal ends this request alone
 * @throws StripeError when the key itself is refused, when Stripe cannot be reached, or when aborted: those are not about
 * this request alone
 */
export async function readAccount(client: StripeClient, signal?: AbortSignal): Promise<{ readonly id: string | null }> {
  try {
    const { body } = await client.get({ route: "/v1/account", ...(signal && { signal }) });
    return { id: typeof body["id"] === "string" ? body["id"] : null };
  } catch (error) {
    if (error instanceof StripeError && kindsOfThisRequest.has(error.kind)) return { id: error.accountId ?? null };
    throw error;
  }
}

const kindsOfThisRequest: ReadonlySet<StripeErrorKind> = new Set(["permission", "not_found", "invalid_request"]);
