import { errorsOf, storyOf } from "@airbyte/cdk-typescript-compat/testing";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { defaultStreams, inThisProcess, key, openCommandLine, type CommandLine } from "../support/command-line.js";
import { connect } from "../support/connection.js";
import { expectNothingRead } from "../support/expect-failure.js";
import { fasterClock } from "../support/faster-clock.js";

const nobodyListens = "http://127.0.0.1:9";
/** A wait of a minute before giving up takes three seconds. */
const clock = fasterClock(20);

let commandLine: CommandLine;

beforeAll(async () => {
  commandLine = await openCommandLine(inThisProcess({ clock }));
  return () => commandLine.close();
}, 60_000);

afterEach(() => commandLine.simulator.faults.clear());

describe("an unreadable answer in the middle of a list", () => {
  it.each([
    ["200-html", /was not JSON.* Check the network/],
    ["not-a-list", /not a list of Stripe.* Check whether a proxy/],
  ] as const)(
    "of the kind %s ends its stream at its last state, and the other streams are complete",
    async (kind, substance) => {
      let pages = 0;
      const isLater = ({ route }: { route: string }) => route === "/v1/charges" && (pages += 1) > 1;
      commandLine.simulator.faults.add({ kind, match: isLater });
      const { messages, exitCode } = await commandLine.run("read");
      commandLine.simulator.faults.clear();
      expect(exitCode).toBe(1);
      expect(storyOf(messages, "charges").at(-1)).toBe("INCOMPLETE");
      expect(errorsOf(messages)).toMatchObject([
        {
          failure_type: "transient_error",
          message: expect.stringMatching(substance) as string,
          stream_descriptor: { name: "charges" },
        },
        {
          failure_type: "transient_error",
          message: expect.stringContaining('1 of 2 streams failed: "charges"') as string,
        },
      ]);
      expect(storyOf(messages, "customers").at(-1)).toBe("COMPLETE");

      const connection = connect(commandLine.simulator, { api_key: key });
      connection.take(messages);
      const { customers, charges } = commandLine.simulator.store.collections;
      expect(connection.destination.rows("customers")).toHaveLength(customers.size);
      expect(connection.destination.rows("charges").length).toBeGreaterThan(0);
      await connection.sync({ streams: defaultStreams });
      expect(connection.destination.rows("charges")).toHaveLength(charges.size);
    },
    60_000,
  );
});

describe("an account whose answer is cut off every time", () => {
  const substance = /GET \/v1\/account failed .*cut off.* Check the network.* and run again/;

  it("reads nothing, and is reported as a transient error", async () => {
    commandLine.simulator.faults.add({ kind: "cut-body", endpoint: "GET /v1/account" });
    expectNothingRead(await commandLine.run("read"), defaultStreams, "transient_error", substance);
  });

  it("fails the check", async () => {
    commandLine.simulator.faults.add({ kind: "cut-body", endpoint: "GET /v1/account" });
    const { messages, exitCode } = await commandLine.run("check");
    const answers = messages.filter(({ type }) => type !== "LOG");
    expect(answers).toMatchObject([
      { connectionStatus: { status: "FAILED", message: expect.stringMatching(substance) as string } },
    ]);
    expect(exitCode).toBe(0);
  });
});

it("a Stripe that cannot be reached ends a read within seconds", async () => {
  const beganMs = clock.monotonicMs();
  const ending = await commandLine.run("read", {}, nobodyListens);
  const substance = /failed 3 times, .*127.0.0.1:9 refused the connection.* STRIPE_API_BASE .* Then run again/;
  expectNothingRead(ending, defaultStreams, "transient_error", substance);
  expect(clock.monotonicMs() - beganMs).toBeLessThan(30_000);
});
