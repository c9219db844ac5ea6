import { expect, test } from "vitest";
import { createIssues } from "./issue.js";

test("the issues of a derivation are listed once each, sorted by their text", () => {
  const issues = createIssues();
  issues.add("unknown_tax", "b");
  issues.add("unknown_amount", "c");
  issues.add("unknown_coupon", "a");
  issues.add("unknown_tax", "b");
  expect(issues.all()).toEqual([
    { kind: "unknown_coupon", text: "a" },
    { kind: "unknown_tax", text: "b" },
    { kind: "unknown_amount", text: "c" },
  ]);
});
