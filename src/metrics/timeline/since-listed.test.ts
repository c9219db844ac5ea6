import { describe, expect, test } from "vitest";
import { sinceListed } from "./since-listed.js";
import { change, derived, monthly, eventLines } from "../testing/world.js";

const [at10, at20, at30] = [monthly(1000), monthly(2000), monthly(3000)];
const creation = change("2026-03-14T10:00:00Z", undefined, at10);
const first = change("2026-03-14T10:00:10Z", at10, at20);
const second = change("2026-03-14T10:00:20Z", at20, at30);
const only =
  (...listed: readonly object[]) =>
  (each: object) =>
    listed.includes(each);

describe("a change that a list response already showed before its event was visible", () => {
  test("becomes the opening state", () => {
    expect(sinceListed([first, second], at30, only(first))).toEqual({ opening: at20, changes: [second] });
  });

  test("leaves its result as the current state if no change follows", () => {
    expect(sinceListed([first], at30, only(first))).toEqual({ opening: at20, changes: [] });
  });

  test("is emitted if it follows a change that the list response did not show", () => {
    expect(sinceListed([first, second], at30, only(second))).toEqual({ opening: at10, changes: [first, second] });
  });

  test("is emitted again if it is the creation, because that is one fact with one id", () => {
    expect(sinceListed([creation, first], at20, only(creation, first)).changes).toEqual([creation, first]);
  });

  test("leaves a subscription without changes as it is", () => {
    expect(sinceListed([], at30, only())).toEqual({ opening: at30, changes: [] });
  });

  test("adds no MRR a second time", () => {
    const listed = derived({ subscriptions: [at20], changes: [] });
    const followed = derived({ subscriptions: [at30], changes: [first, second] }, {}, { isListed: only(first) });
    expect(eventLines(listed)).toContain("2026-01-01 subscription_changed [started] 0->2000 usd new history/inferred");
    expect(eventLines(followed).filter((line) => line.includes("changed") && line.includes("event/exact"))).toEqual([
      "2026-03-14T10:00:20Z subscription_changed [upgraded] 2000->3000 usd expansion event/exact",
    ]);
  });
});
