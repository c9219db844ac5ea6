import { once } from "node:events";
import https from "node:https";
import net, { type AddressInfo } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { systemClock } from "../../src/stripe/clock.js";
import { createHttpWire, type Wire } from "../../src/stripe/request/wire.js";
import { connect } from "../support/connection.js";
import { apiKey, startLiveAccount } from "../support/live-account.js";
import { selfSigned } from "../support/self-signed.js";

afterEach(() => vi.restoreAllMocks());

describe("the network", () => {
  it("is used for the API's address only, by every command", async () => {
    const simulator = await startLiveAccount({ customers: 10, months: 2, seed: 5 });
    try {
      const connecting = vi.spyOn(net.Socket.prototype, "connect");
      const connection = connect(simulator, { api_key: apiKey });
      for (const command of ["spec", "check", "discover"] as const) await connection.run(command);
      const { exitCode } = await connection.sync();
      expect(exitCode).toBe(0);
      expect([...new Set(connecting.mock.calls.map((args) => addressIn(args)))]).toEqual([simulator.url]);
    } finally {
      await simulator.close();
    }
  });

  it("carries only what Stripe needs to answer, without reports about earlier requests", async () => {
    const simulator = await startLiveAccount({ customers: 10, months: 2, seed: 5 });
    try {
      const emitted = new Set<string>();
      const agents = new Set<unknown>();
      const plain = createHttpWire(systemClock);
      const wire: Wire = (request, signal) => {
        for (const name of Object.keys(request.headers)) emitted.add(name.toLowerCase());
        agents.add(request.headers["X-Stripe-Client-User-Agent"]);
        return plain(request, signal);
      };
      const connection = connect(simulator, { api_key: apiKey }, { wire });
      await connection.run("check");
      await connection.sync();
      expect([...emitted].filter((name) => !neededHeaders.has(name))).toEqual([]);
      expect(agents.size).toBe(1);
      const [agent] = [...agents].map((text) => JSON.parse(String(text)) as object);
      expect(Object.keys(agent!).filter((name) => !neededOfAgent.has(name))).toEqual([]);
    } finally {
      await simulator.close();
    }
  });

  it("sends nothing to a server whose certificate is not trusted", async () => {
    const seen: string[] = [];
    const server = https.createServer(selfSigned, (request, response) => {
      seen.push(request.url ?? "");
      response.end("{}");
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    try {
      const { port } = server.address() as AddressInfo;
      const request = { protocol: "https", host: "127.0.0.1", port, path: "/v1/customers", method: "GET" } as const;
      const headers = { authorization: `Bearer ${apiKey}` };
      const answer = createHttpWire(systemClock)({ ...request, headers }, new AbortController().signal);
      await expect(answer).rejects.toMatchObject({ code: "DEPTH_ZERO_SELF_SIGNED_CERT" });
      expect(seen).toEqual([]);
    } finally {
      server.close();
    }
  });
});

/** The SDK adds an idempotency key to every request that is not a GET. */
const neededHeaders: ReadonlySet<string> = new Set([
  "accept",
  "authorization",
  "content-length",
  "content-type",
  "idempotency-key",
  "stripe-version",
  "user-agent",
  "x-stripe-client-user-agent",
]);

/** Contains the versions of the SDK, Node and the operating system, and the connector's name. */
const neededOfAgent: ReadonlySet<string> = new Set([
  "application",
  "bindings_version",
  "httplib",
  "lang",
  "lang_version",
  "platform",
  "typescript",
]);

/** Returns the options of a socket's `connect`. Node's internal callers pass them in an array. */
function addressIn(args: readonly unknown[]): string {
  const [options] = args.flat() as [{ readonly host?: string; readonly port?: number }];
  return `http://${options.host}:${options.port}`;
}
