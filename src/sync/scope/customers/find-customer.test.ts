import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { StripeError } from "../../../stripe/request/errors.js";
import type { GetRequest, StripeClient } from "../../../stripe/client.js";
import { findCustomer } from "./find-customer.js";

/** Stripe in live mode, which answers by id; what isn't there is missing. */
function stripe(customers: Readonly<Record<string, object>>, missing = "No such customer") {
  const asked: GetRequest[] = [];
  const get = async (request: GetRequest) => {
    asked.push(request);
    const body = Object.hasOwn(customers, request.id ?? "") ? customers[request.id ?? ""] : undefined;
    if (request.list) return { body: { object: "list", data: [], has_more: false }, dateSeconds: undefined };
    if (!body) throw new StripeError("not_found", missing, { code: "resource_missing" });
    return { body, dateSeconds: undefined };
  };
  return { asked, client: { livemode: true, get } as unknown as StripeClient };
}

async function reasonOf(id: string, missing?: string): Promise<string> {
  const found = await findCustomer(stripe({}, missing).client, id);
  return "reason" in found ? found.reason : "found";
}

describe("finding a customer", () => {
  it("finds a customer, of old accounts also without cus_", async () => {
    const ada = { id: "cus_ada", object: "customer" };
    const old = { id: "1042", object: "customer" };
    const { client } = stripe({ cus_ada: ada, "1042": old });
    expect(await findCustomer(client, "cus_ada")).toEqual({ id: "cus_ada", object: ada });
    expect(await findCustomer(client, "1042")).toEqual({ id: "1042", object: old });
  });

  it("knows a deleted customer by its id alone", async () => {
    const { client } = stripe({ cus_gone: { id: "cus_gone", object: "customer", deleted: true } });
    expect(await findCustomer(client, "cus_gone")).toEqual({ id: "cus_gone", object: undefined });
  });

  it("has a sentence of its own for each thing that can be wrong with an id", async () => {
    const elsewhere = "No such customer; a similar object exists in test mode, but a live mode key was used";
    const reasons = await Promise.all([
      reasonOf(""),
      reasonOf("gcus_1"),
      reasonOf("ada@example.com"),
      reasonOf("cus/1"),
      reasonOf("sub_1"),
      reasonOf("cus_1"),
      reasonOf("cus_1", elsewhere),
    ]);
    expect(new Set(reasons.map((reason) => reason.split(/[.:]/)[0])).size).toBe(reasons.length);
    for (const reason of reasons) expect(reason).toMatch(/\.$/);
  });

  it("passes on what is wrong with the key or the network", async () => {
    const refusal = new StripeError("permission", "The key lacks a right.");
    const client = { livemode: true, get: async () => Promise.reject(refusal) } as unknown as StripeClient;
    await expect(findCustomer(client, "cus_1")).rejects.toBe(refusal);
  });

  it("asks Stripe for nothing but what can be an id, whatever it is given", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), async (id) => {
        const { client, asked } = stripe({});
        const found = await findCustomer(client, id);
        expect(found).toHaveProperty("reason");
        for (const { id: askedId } of asked.filter(({ list }) => !list)) expect(askedId).toMatch(/^[\w-]{1,255}$/);
      }),
    );
  });
});
