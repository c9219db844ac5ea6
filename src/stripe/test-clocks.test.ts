import nock from "nock";
import { describe, expect, it } from "vitest";
import { createStripeClient } from "./client.js";
import { listTestClocks } from "./test-clocks.js";
import { interceptRequests } from "./testing/intercept-requests.js";

interceptRequests();

const client = () => createStripeClient({ apiKey: "rk_test_1", signal: new AbortController().signal, random: () => 0 });

function answer(query: Record<string, string>, data: readonly object[], hasMore = false): void {
  nock("https://api.stripe.com")
    .get("/v1/test_helpers/test_clocks")
    .query(query)
    .reply(200, { object: "list", data, has_more: hasMore, url: "/v1/test_helpers/test_clocks" });
}

describe("listTestClocks", () => {
  it("returns every clock of the account with its time, from all pages, without a filter on creation", async () => {
    answer({ limit: "100" }, [{ id: "clock_2", frozen_time: 2 }], true);
    answer({ limit: "100", starting_after: "clock_2" }, [{ id: "clock_1", frozen_time: 1 }]);
    await expect(listTestClocks(client())).resolves.toEqual([
      { id: "clock_2", frozenSeconds: 2 },
      { id: "clock_1", frozenSeconds: 1 },
    ]);
  });

  it("fails for a clock without its time", async () => {
    answer({ limit: "100" }, [{ id: "clock_1" }]);
    await expect(listTestClocks(client())).rejects.toMatchObject({ kind: "unreadable" });
  });
});
