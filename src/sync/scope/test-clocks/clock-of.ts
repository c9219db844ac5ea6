import type { StripeObject } from "../../../stripe/resource.js";
import type { StripeClient } from "../../../stripe/client.js";
import { retrieve } from "../../../stripe/retrieve.js";
import { testClocks, type TestClock } from "../../../stripe/test-clocks.js";

/** The test clock that a customer lives by; undefined: it lives by Stripe's own. @throws StripeError */
export async function clockOf(client: StripeClient, customer: StripeObject): Promise<TestClock | undefined> {
  const id = customer["test_clock"];
  if (typeof id !== "string") return undefined;
  const clock = await retrieve(client, testClocks, id);
  const frozenSeconds = clock?.["frozen_time"];
  return typeof frozenSeconds === "number" ? { id, frozenSeconds } : undefined;
}
