import type { StripeClient } from "./client.js";
import { unreadableAnswer } from "./request/explain.js";
import { readScoped } from "./lists/read-scoped.js";
import type { Resource, StripeObject } from "./resource.js";

/** A sandbox's simulation of time: https://docs.stripe.com/billing/testing/test-clocks */
export interface TestClock {
  readonly id: string;
  /**
   * The current time of the clock's objects, in Unix seconds. It may be in the past or the future of Stripe's clock.
   */
  readonly frozenSeconds: number;
}

/** https://docs.stripe.com/api/test_clocks/list */
export const testClocks: Resource = { path: "/v1/test_helpers/test_clocks", expand: [], nested: [] };

/** Returns every test clock of the account. Don't call it with a live key. @throws StripeError */
export async function listTestClocks(client: StripeClient): Promise<readonly TestClock[]> {
  const clocks: TestClock[] = [];
  for await (const page of readScoped(client, testClocks, {})) clocks.push(...page.map(asTestClock));
  return clocks;
}

function asTestClock({ id, frozen_time: frozenSeconds }: StripeObject): TestClock {
  if (typeof frozenSeconds !== "number") throw unreadableAnswer(testClocks.path, "a test clock without its time");
  return { id, frozenSeconds };
}
