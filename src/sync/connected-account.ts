import { ConfigError } from "@airbyte/cdk-typescript-compat";
import type { StripeClient } from "../stripe/client.js";
import { StripeError } from "../stripe/request/errors.js";

/**
 * Checks that the key has access to the connected account. It does not need the permission to read the account.
 *
 * @throws ConfigError if the key has no access to it
 * @throws StripeError if Stripe rejects the key or cannot be reached
 */
export async function requireAccess(client: StripeClient, connectedAccountId: string): Promise<void> {
  try {
    await client.get({ route: "/v1/account" });
  } catch (error) {
    if (!(error instanceof StripeError)) throw error;
    if (error.code === "account_invalid") throw noAccess(client, connectedAccountId, error);
    if (error.kind !== "permission") throw error;
  }
}

/** Names all possible causes, because Stripe does not show whether the account exists or was ever connected. */
function noAccess({ livemode }: StripeClient, id: string, cause: StripeError): ConfigError {
  return new ConfigError(
    `The API key has no access to the connected account ${id}: it is not connected in ${livemode ? "live" : "test"} ` +
      "mode to the account of the key, it was disconnected, or the id is wrong. Compare connected_account_id with " +
      "the Dashboard's list of connected accounts (Connect), or leave it empty to read the key's own account.",
    { cause },
  );
}
