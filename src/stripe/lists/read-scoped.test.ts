import nock from "nock";
import { describe, expect, it } from "vitest";
import { createStripeClient } from "../client.js";
import { readScoped } from "./read-scoped.js";
import type { Resource, StripeObject } from "../resource.js";
import { interceptRequests } from "../testing/intercept-requests.js";

interceptRequests();

const invoices: Resource = {
  path: "/v1/invoices",
  params: { status: "open" },
  expand: [],
  nested: [{ field: "lines", route: "/v1/invoices/{id}/lines" }],
};

async function readAll(): Promise<StripeObject[]> {
  const client = createStripeClient({ apiKey: "rk_test_1", signal: new AbortController().signal, random: () => 0 });
  const objects: StripeObject[] = [];
  for await (const page of readScoped(client, invoices, { customer: "cus_1" })) objects.push(...page);
  return objects;
}

const listOf = (data: readonly object[], hasMore: boolean) => ({ object: "list", data, has_more: hasMore });
const lines = (ids: readonly string[], hasMore: boolean) =>
  listOf(
    ids.map((id) => ({ id })),
    hasMore,
  );

function answer(path: string, query: Record<string, string>, status: number, body: object): void {
  nock("https://api.stripe.com").get(path).query(query).reply(status, body);
}

describe("readScoped", () => {
  it("reads every page of the filtered list, and embedded lists to their end", async () => {
    const asked = { limit: "100", status: "open", customer: "cus_1" };
    answer("/v1/invoices", asked, 200, listOf([{ id: "in_2", lines: lines(["il_1"], true) }], true));
    answer("/v1/invoices/in_2/lines", { limit: "100" }, 200, lines(["il_1", "il_2"], false));
    answer("/v1/invoices", { ...asked, starting_after: "in_2" }, 200, listOf([{ id: "in_1" }], false));
    expect(await readAll()).toEqual([{ id: "in_2", lines: lines(["il_1", "il_2"], false) }, { id: "in_1" }]);
  });

  it("yields each object once if a page's last object is deleted before the next page", async () => {
    const asked = { limit: "100", status: "open", customer: "cus_1" };
    const gone = { error: { type: "invalid_request_error", code: "resource_missing", message: "No such invoice" } };
    answer("/v1/invoices", asked, 200, listOf([{ id: "in_4" }, { id: "in_3" }], true));
    answer("/v1/invoices", { ...asked, starting_after: "in_3" }, 400, gone);
    answer("/v1/invoices", asked, 200, listOf([{ id: "in_4" }, { id: "in_2" }], true));
    answer("/v1/invoices", { ...asked, starting_after: "in_2" }, 200, listOf([{ id: "in_1" }], false));
    expect((await readAll()).map(({ id }) => id)).toEqual(["in_4", "in_3", "in_2", "in_1"]);
  });
});
