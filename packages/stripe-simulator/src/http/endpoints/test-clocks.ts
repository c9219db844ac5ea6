import type { Store, TestClock } from "../../store.js";
import { resourceMissing } from "../api-error.js";
import { pageOf, PAGE_PARAMS, parsePageRequest } from "../lists/page.js";
import { EVERYTHING } from "../lists/range.js";
import { refuseUnknown } from "../params.js";
import { listBody, type Call, type Endpoint } from "./endpoint.js";

/** /v1/test_helpers/test_clocks and one of them by id. https://docs.stripe.com/api/test_clocks */
export function testClocksEndpoint(store: Store, segments: readonly string[]): Endpoint | undefined {
  const [group, collection, id] = segments;
  if (group !== "test_helpers" || collection !== "test_clocks" || segments.length > 3) return undefined;
  const common = { permission: "billing_clock", object: "test_clock" };
  if (id === undefined) {
    return { ...common, template: PATH, exists: () => true, get: (call) => listTestClocks(store, call) };
  }
  return {
    ...common,
    id,
    template: `${PATH}/{id}`,
    exists: () => store.testClocks.get(id) !== undefined,
    get: (call) => {
      refuseUnknown(call.params, (name) => name === "expand");
      return { ...testClock(store, id, call, 404, "id") };
    },
  };
}

const PATH = "/v1/test_helpers/test_clocks";

/** Has no parameter `created`, unlike most lists. */
function listTestClocks(store: Store, call: Call): ReturnType<typeof listBody> {
  refuseUnknown(call.params, (name) => PAGE_PARAMS.has(name));
  const { limit, startingAfter, endingBefore } = parsePageRequest(call.params);
  if (!call.seesAccount) return listBody(PATH, [], false);
  const cursor = (id: string, param: string): TestClock => testClock(store, id, call, 400, param);
  const { data, hasMore } = pageOf(store.testClocks.all(), {
    limit,
    created: EVERYTHING,
    ...(startingAfter === undefined ? {} : { startingAfter: cursor(startingAfter, "starting_after") }),
    ...(endingBefore === undefined ? {} : { endingBefore: cursor(endingBefore, "ending_before") }),
    matches: () => true,
  });
  return listBody(
    PATH,
    data.map((clock) => ({ ...clock })),
    hasMore,
  );
}

/**
 * Returns a test clock.
 * @throws ApiError `resource_missing`.
 */
function testClock(store: Store, id: string, call: Call, status: 400 | 404, param: string): TestClock {
  const found = call.seesAccount ? store.testClocks.get(id) : undefined;
  if (!found) throw resourceMissing(status, "test_clock", id, param);
  return found;
}
