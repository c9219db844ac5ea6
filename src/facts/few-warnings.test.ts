import { describe, expect, it } from "vitest";
import { leaveOut } from "./left-out-events.js";
import { createParseIssues } from "./parse/parse-issues.js";
import { UnreadableObject } from "./parse/unreadable.js";

function logging() {
  const warnings: string[] = [];
  const log = { debug: () => {}, info: () => {}, warn: (text: string) => void warnings.push(text), error: () => {} };
  return { warnings, log };
}

describe("what Stripe sends in a form that nobody understands", () => {
  it("is named for the first twenty objects, and counted for all", () => {
    const { warnings, log } = logging();
    const issues = createParseIssues(log);
    const ids = Array.from({ length: 500 }, (_, index) => `in_${index}`);
    issues.parseAll(
      ids,
      (id) => id,
      () => {
        throw new UnreadableObject("invoice", undefined, "its amount is no number");
      },
    );
    expect(issues.leftOut).toBe(500);
    expect(warnings).toHaveLength(20);
    expect(warnings[0]).toBe(
      "The derived streams leave in_0 out: Stripe's invoice can't be parsed: its amount is no number.",
    );
    expect(warnings[19]).toMatch(
      /in_19 out: .* Further objects are counted in the closing lines \(objects_not_understood\)\.$/,
    );
  });

  it("is named for the first ten events of a reading", () => {
    const { warnings, log } = logging();
    const leave = leaveOut(log);
    for (let number = 0; number < 100; number += 1) leave(`an event (evt_${number}) without the id of its object`);
    expect(warnings).toHaveLength(10);
    expect(warnings[9]).toMatch(/evt_9\).* Further such events are not named\.$/);
  });
});
