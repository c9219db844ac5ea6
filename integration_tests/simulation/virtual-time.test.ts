import { expect, it } from "vitest";
import { createVirtualTime } from "./virtual-time.js";

it("stops if its test has ended, so the next test does not wait for it", async () => {
  const test = new AbortController();
  const abandoned = createVirtualTime(0, () => {}, test.signal);
  const forever = (): void => void abandoned.after(1, forever);
  forever();
  const running = abandoned.run(new Promise(() => {}), Infinity);
  test.abort(new Error("The test has timed out."));
  await expect(running).rejects.toThrow("The test has timed out.");
  const next = createVirtualTime(0, () => {});
  const work = new Promise<string>((resolve) => void next.after(1000, () => resolve("done")));
  expect(await next.run(work, 2000)).toBe("done");
});
