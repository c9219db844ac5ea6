import { describe, expect, it } from "vitest";
import { parseParams } from "./params.js";
import { add, emptyStore } from "./testing/fill-store.js";
import { serve } from "./testing/running.js";

describe("parameters", () => {
  it("are read in each of Stripe's form encodings", () => {
    const query =
      "expand[]=data.customer&expand[]=data.discounts&types[0]=a&types[1]=b&created[gte]=1&created[lt]=9&limit=5";
    expect({ ...parseParams(new URLSearchParams(query)) }).toEqual({
      expand: ["data.customer", "data.discounts"],
      types: ["a", "b"],
      created: { gte: "1", lt: "9" },
      limit: "5",
    });
  });

  it("may have the name of any inherited property", () => {
    expect(parseParams(new URLSearchParams("__proto__=1&constructor=2"))["constructor"]).toBe("2");
  });

  it.each([
    ["/v1/invoices?foo=1", { code: "parameter_unknown", param: "foo", message: "Received unknown parameter: foo" }],
    ["/v1/invoices?foo=1&bar=2", { code: "parameter_unknown", message: "Received unknown parameters: foo, bar" }],
    ["/v1/invoices?email=a@b.c", { code: "parameter_unknown", param: "email" }],
    ["/v1/invoices?created[since]=1", { code: "parameter_unknown", param: "created[since]" }],
    ["/v1/customers/cus_1?limit=1", { code: "parameter_unknown", param: "limit" }],
    ["/v1/invoices?limit=ten", { code: "parameter_invalid_integer", param: "limit", message: "Invalid integer: ten" }],
    ["/v1/invoices?limit=0", { code: "parameter_invalid_integer", param: "limit" }],
    ["/v1/invoices?limit=101", { message: "This value must be less than or equal to 100 (it currently is '101')." }],
    ["/v1/invoices?created=yesterday", { code: "parameter_invalid_integer", param: "created" }],
    ["/v1/invoices?created[gte]=1.5", { code: "parameter_invalid_integer", param: "created[gte]" }],
    ["/v1/invoices?customer=", { code: "parameter_invalid_empty", param: "customer" }],
    ["/v1/invoices?starting_after=in_1&ending_before=in_1", { code: "parameters_exclusive" }],
    ["/v1/invoices?starting_after=in_gone", { code: "resource_missing", param: "starting_after" }],
    ["/v1/invoices?customer=cus_gone", { code: "resource_missing", message: "No such customer: 'cus_gone'" }],
    ["/v1/prices?active=maybe", { param: "active" }],
    ["/v1/prices?lookup_keys=a", { param: "lookup_keys", message: "Invalid array" }],
    ["/v1/invoices?expand=data.customer", { param: "expand", message: "Invalid array" }],
    ["/v1/prices?recurring[color]=red", { code: "parameter_unknown", param: "recurring[color]" }],
  ])("%s is rejected as Stripe rejects it", async (path, error) => {
    const store = emptyStore();
    add(store, "customers", { id: "cus_1" });
    const { status, body } = await (await serve(store)).get(path);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ type: "invalid_request_error", ...error });
    expect(body.error.doc_url).toBe(
      body.error.code && `https://stripe.com/docs/error-codes/${body.error.code.replaceAll("_", "-")}`,
    );
  });

  it("that name the path's object are 404", async () => {
    const { get } = await serve(emptyStore());
    const { status, body } = await get("/v1/credit_notes/cn_0");
    expect(status).toBe(404);
    expect(body.error).toMatchObject({ code: "resource_missing", param: "id", message: "No such credit_note: 'cn_0'" });
    expect((await get("/v1/unicorns")).body.error.message).toMatch(/^Unrecognized request URL \(GET: \/v1\/unicorns\)/);
  });
});
