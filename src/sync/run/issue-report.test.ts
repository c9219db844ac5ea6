import { describe, expect, it } from "vitest";
import type { IssueKind } from "../../metrics/mrr/issue.js";
import { createIssueReport } from "./issue-report.js";

function reporting() {
  const warnings: string[] = [];
  return { warnings, report: createIssueReport({ warn: (text) => void warnings.push(text) }) };
}

const all: readonly IssueKind[] = ["unknown_coupon", "unknown_amount", "unknown_tax", "unknown_status", "cut_items"];

describe("the report of what is known to be wrong in customers' numbers", () => {
  it("is one warning for each kind, whatever the number of customers and objects", () => {
    const { warnings, report } = reporting();
    for (let number = 1; number <= 1_000; number += 1) {
      report.add(
        `cus_${number}`,
        all.flatMap((kind) => [1, 2].map((object) => ({ kind, text: `The ${kind} of object ${number}.${object}.` }))),
      );
    }
    expect(warnings).toEqual([]);
    report.log();
    expect(warnings).toHaveLength(all.length);
    expect(warnings[0]).toMatch(
      /^For 1000 customers, MRR is given without a discount, .*\. Customers: cus_1, cus_2, cus_3, cus_4, cus_5 and 995 more\. The first: The unknown_coupon of object 1\.1\.$/,
    );
  });

  it("names the only customer", () => {
    const { warnings, report } = reporting();
    report.add("cus_1", [{ kind: "unknown_status", text: "Subscription sub_1: asleep." }]);
    report.log();
    report.log();
    expect(warnings).toEqual([
      "For one customer, MRR is 0 for a subscription, because this version does not know its status. " +
        "Update the connector. Customers: cus_1. The first: Subscription sub_1: asleep.",
    ]);
  });

  it("is empty if nothing is wrong", () => {
    const { warnings, report } = reporting();
    report.add("cus_1", []);
    report.log();
    expect(warnings).toEqual([]);
  });
});
