import { describe, expect, it } from "vitest";
import { parseCliOptions, UsageError } from "./cli-options.js";

describe("the command line", () => {
  it("has a default for every option", () => {
    expect(parseCliOptions([])).toEqual({
      customers: 100,
      months: 12,
      seed: 1,
      port: 0,
      latencyMs: 0,
      livemode: false,
    });
  });

  it("accepts every option", () => {
    const args =
      "--customers 2000 --months 24 --seed 3 --now 1800000000 --livemode --port 4100 --latency-ms 80 --sparse --stripe-limits";
    expect(parseCliOptions(args.split(" "))).toEqual({
      customers: 2000,
      months: 24,
      seed: 3,
      nowSeconds: 1_800_000_000,
      livemode: true,
      port: 4100,
      latencyMs: 80,
      fields: "sparse",
      limits: { perSecond: 100, perEndpointPerSecond: 25 },
    });
    expect(parseCliOptions(["--stripe-limits"])).toMatchObject({ limits: { perSecond: 25, perEndpointPerSecond: 25 } });
    expect(parseCliOptions(["--help", "--port", "1"])).toBe("help");
  });

  it.each([
    [["--months", "two"], /--months must be a whole number, not 'two'/],
    [["--port=-1"], /--port/],
    [["--colour"], /--colour/],
    [["more"], /more/],
  ])("rejects %j with the reason", (args, message) => {
    expect(() => parseCliOptions(args)).toThrow(UsageError);
    expect(() => parseCliOptions(args)).toThrow(message);
  });
});
