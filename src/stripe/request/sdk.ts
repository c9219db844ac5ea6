import type Stripe from "stripe";
import type { ApiBase } from "./api-base.js";
import type { HttpClient } from "./transport.js";
import { isOrganizationKey } from "../key/key-policy.js";

/**
 * The API version that requests send unless they name an older one. If the SDK's types are for another version, this
 * does not compile.
 */
export const apiVersion: Stripe.LatestApiVersion = "2026-10-28.endive";

export interface SdkSetup {
  readonly key: string;
  readonly base: ApiBase;
  /**
   * Sent as Stripe-Account (https://docs.stripe.com/connect/authentication), or as Stripe-Context with an
   * organization's key, which requires it (https://docs.stripe.com/keys/organization-api-keys).
   */
  readonly accountId: string | undefined;
}

/**
 * Returns a function that returns the client's one instance of the SDK. It is loaded at the first request, because that
 * takes tens of milliseconds.
 */
export function createSdk({ key, base, accountId }: SdkSetup, httpClient: HttpClient): () => Promise<Stripe> {
  let sdk: Promise<Stripe> | undefined;
  async function load(): Promise<Stripe> {
    const { default: StripeSdk } = await import("stripe");
    return new StripeSdk(key, {
      apiVersion,
      ...base,
      ...(accountId !== undefined &&
        (isOrganizationKey(key) ? { stripeContext: accountId } : { stripeAccount: accountId })),
      httpClient,
      maxNetworkRetries: 0,
      // Telemetry would send Stripe the durations of earlier requests.
      telemetry: false,
      appInfo: { name: "source-stripe-lifecycle" },
    });
  }
  return () => (sdk ??= load());
}
