import { ConfigError } from "@airbyte/cdk-typescript-compat";
import type { StripeClient } from "../stripe/client.js";
import { StripeError } from "../stripe/request/errors.js";

/**
 * Asks Stripe for the connected account.
 *
 * @throws ConfigError when the key has no access to it; the right to read an account is not needed
 * @throws StripeError when the key is refused or Stripe can't be reached
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

/** Stripe tells neither whether the account exists nor whether it ever was connected. */
function noAccess({ livemode }: StripeClient, id: string, cause: StripeError): ConfigError {
  return new ConfigError(
    `The API key has no access to the connected account ${id}: it is not connected in ${livemode ? "live" : "test"} mode to the account ` +
      "of the key, it was disconnected, or the id is wrong. Compare connected_account_id with the Dashboard's list of connected accounts " +
      "(Connect), or leave it empty to read the key's own account.",
    { cause },
  );
}
