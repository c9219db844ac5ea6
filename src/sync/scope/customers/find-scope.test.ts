import { ConfigError } from "@airbyte/cdk-typescript-compat";
import { describe, expect, it } from "vitest";
import type { CustomerScope } from "../../run/customer-scope.js";
import { invalidIdMessages, requireCustomers } from "./find-scope.js";

const invalidIds = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `cus_${index}`, reason: `cus_${index} is unknown.` }));
const of = (customers: number, wrong: number): CustomerScope => ({
  customers: Array.from({ length: customers }, (_, index) => ({ id: `cus_found_${index}`, object: undefined })),
  invalidIds: invalidIds(wrong),
});

describe("a scoped sync", () => {
  it("reads the valid ids and reports the others", () => {
    expect(() => requireCustomers(of(1, 40))).not.toThrow();
    expect(invalidIdMessages(of(1, 2))).toEqual(["customer_ids: cus_0 is unknown.", "customer_ids: cus_1 is unknown."]);
  });

  it("fails with config_error if no id is valid, with the first reasons and the number of other ids", () => {
    expect(() => requireCustomers(of(0, 2))).toThrow(ConfigError);
    expect(() => requireCustomers(of(0, 2))).toThrow(/nothing was read\. .*cus_0 is unknown\. .*cus_1 is unknown\.$/);
    expect(() => requireCustomers(of(0, 9))).toThrow(/cus_4 is unknown\. 4 more ids were not found either\.$/);
    expect(() => requireCustomers(of(0, 9))).not.toThrow(/cus_5/);
  });
});
