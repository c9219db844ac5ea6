import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { createBoundedSignal } from "./bounded-signal.js";
import { systemClock } from "../clock.js";

describe("createBoundedSignal", () => {
  it("aborts with the reason of whichever source aborts first", () => {
    const [one, other] = [new AbortController(), new AbortController()];
    const bounded = createBoundedSignal([one.signal, other.signal]);
    other.abort("other");
    one.abort("one");
    expect(bounded.signal.reason).toBe("other");
    expect(bounded.timedOut()).toBe(false);
  });

  it("has aborted from the start when a source has", () => {
    expect(createBoundedSignal([AbortSignal.abort("before")]).signal.reason).toBe("before");
  });

  it("aborts after its timeout, and reports the timeout", async () => {
    const bounded = createBoundedSignal([], { timeoutMs: 5, clock: systemClock });
    await new Promise((resolve) => bounded.signal.addEventListener("abort", resolve));
    expect(bounded.timedOut()).toBe(true);
    bounded.release();
  });

  it("leaves no listener on a source that lives longer", () => {
    const source = new AbortController().signal;
    for (let i = 0; i < 100; i += 1) createBoundedSignal([source], { timeoutMs: 10_000, clock: systemClock }).release();
    expect(getEventListeners(source, "abort")).toHaveLength(0);
  });
});
