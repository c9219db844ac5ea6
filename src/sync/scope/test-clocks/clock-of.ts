import type { StripeObject } from "../../../stripe/resource.js";
import type { StripeClient } from "../../../stripe/client.js";
import { retrieve } from "../../../stripe/retrieve.js";
import { testClocks, type TestClock } from "../../../stripe/test-clocks.js";

/** Returns the test clock that a customer belongs to; undefined: it belongs to none. @throws StripeError */
export async function clockOf(client: StripeClient, customer: StripeObject): Promise<TestClock | undefined> {
  const id = customer["test_clock"];
  if (typeof id !== "string") return undefined;
  const clock = await retrieve(client, testClocks, id);
  const frozenSeconds = clock?.["frozen_time"];
  return typeof frozenSeconds === "number" ? { id, frozenSeconds } : undefined;
}
