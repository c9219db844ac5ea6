import { expect, test } from "vitest";
import { namesOf } from "./customer-names.js";

test.each([
  [{ name: "Ada", email: "ada@example.com" }, ["Ada", "ada@example.com"]],
  [{ name: "Ada", email: null }, ["Ada", "cus_1"]],
  [{ name: null, email: "ada@example.com" }, ["ada@example.com", "cus_1"]],
  [{ name: null, email: null }, ["cus_1", "ws_1"]],
  [{ name: null, email: null, externalId: null }, ["cus_1", ""]],
])("%j is named %j", (customer, names) => {
  expect(namesOf({ id: "cus_1", externalId: "ws_1", ...customer })).toEqual(names);
});
