import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ForbiddenRequestError, requireHarmless, writeProbeTargets } from "./write-guard.js";

const probed = writeProbeTargets.map(({ route, id }) => route.replace("{id}", id));

describe("requireHarmless", () => {
  it("accepts GET, and an empty POST to each object that cannot exist", () => {
    expect(requireHarmless("GET", "/v1/customers?limit=1", "")).toBe("GET");
    for (const path of probed) expect(requireHarmless("POST", path, "")).toBe("POST");
  });

  it("probes the three types of object that every key must be able to read, with ids that Stripe never creates", () => {
    expect(writeProbeTargets.map(({ route, dashboard }) => [route, dashboard])).toEqual([
      ["/v1/customers/{id}", "Customers (Core)"],
      ["/v1/subscriptions/{id}", "Subscriptions (Billing)"],
      ["/v1/invoices/{id}", "Invoices (Billing)"],
    ]);
    for (const { id } of writeProbeTargets) expect(id).toMatch(/^(?:cus|sub|in)_none_[a-z_]+$/);
  });

  it.each([
    ["POST", "/v1/customers", ""],
    ["POST", "/v1/customers/", ""],
    ["POST", "/v1/customers/cus_1", ""],
    ["POST", `${probed[0]}/discount`, ""],
    ["POST", `${probed[0]}?email=a`, ""],
    ["POST", probed[0]!, "email=a"],
    ["DELETE", probed[0]!, ""],
    ["PUT", probed[1]!, ""],
    ["PATCH", probed[2]!, ""],
    ["post", probed[0]!, ""],
    ["GET", "/v1/customers", "email=a"],
  ])("refuses %s %s with the body %j", (method, path, body) => {
    expect(() => requireHarmless(method, path, body)).toThrow(ForbiddenRequestError);
  });

  it("refuses every other request", () => {
    const path = fc.oneof(
      fc.webPath(),
      fc.constantFrom(...probed).chain((path) => fc.string().map((s) => path + s)),
    );
    fc.assert(
      fc.property(
        fc.constantFrom("POST", "PUT", "PATCH", "DELETE", "HEAD", ""),
        path,
        fc.string(),
        (method, path, body) => {
          fc.pre(!(method === "POST" && body === "" && probed.includes(path)));
          expect(() => requireHarmless(method, path, body)).toThrow(/was not sent: this connector only reads/);
        },
      ),
    );
  });

  it("reports the refused request without the query, which may contain secrets", () => {
    expect(() => requireHarmless("DELETE", "/v1/customers/cus_1?email=a%40b.c", "")).toThrow(
      /^DELETE \/v1\/customers\/cus_1 was not sent/,
    );
  });

  it("reports that a body was refused, without its text, under a name of its own", () => {
    const send = () => requireHarmless("GET", "/v1/customers", "email=a%40b.c");
    expect(send).toThrow(/^GET \/v1\/customers with a body was not sent/);
    expect(send).toThrow(expect.objectContaining({ name: "ForbiddenRequestError" }));
  });
});
