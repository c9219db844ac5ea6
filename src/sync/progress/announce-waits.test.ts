import { describe, expect, it } from "vitest";
import type { Output } from "../run/output.js";
import { announceWaits } from "./announce-waits.js";

function stream(ended: boolean) {
  const announced: number[] = [];
  const announceWait = async (untilMs: number) => void announced.push(untilMs);
  return { announced, output: { ended, announceWait } as unknown as Output };
}

describe("waits for Stripe's limits", () => {
  it("are reported once if they are long, on the streams that still run", () => {
    const [running, done] = [stream(false), stream(true)];
    const announce = announceWaits([running.output, done.output], () => 1_000);
    for (const untilMs of [1_500, 20_000, 19_000, 30_000]) announce(untilMs);
    expect(running.announced).toEqual([20_000, 30_000]);
    expect(done.announced).toEqual([]);
  });
});
