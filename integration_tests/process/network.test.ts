import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import net, { type AddressInfo } from "node:net";
import tls from "node:tls";
import { errorsOf, inputFiles, storyOf } from "@airbyte/cdk-typescript-compat/testing";
import type { Simulator } from "stripe-simulator";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { configuredCatalog } from "../support/connection.js";
import { startConnectProxy, type ConnectProxyOptions } from "../support/connect-proxy.js";
import { ended, executable, requireBuild, start, type Ending } from "../support/executable.js";
import { leaksOf } from "../support/leaks.js";
import { apiKey, startLiveAccount } from "../support/live-account.js";
import { startRawServer } from "../support/raw-server.js";
import { stripeTest } from "../support/stripe-test.js";

const closers: (() => void)[] = [];
let simulator: Simulator;
let folder: string;
let files: { readonly config: string; readonly catalog: string };
let certificates: string;

beforeAll(async () => {
  requireBuild();
  folder = mkdtempSync(join(tmpdir(), "source-stripe-lifecycle-test-"));
  certificates = join(folder, "company.pem");
  writeFileSync(certificates, stripeTest.cert + stripeTest.expiredCert);
  const catalog = configuredCatalog(["customers"], "incremental");
  files = inputFiles(folder, { config: { api_key: apiKey }, catalog });
  simulator = await startLiveAccount({ customers: 20, months: 2, seed: 5 });
  return async () => {
    await simulator.close();
    rmSync(folder, { recursive: true });
  };
}, 60_000);
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** Puts TLS in front of the simulated account. Returns its port. */
async function withTls(cert: string): Promise<number> {
  const { port, hostname } = new URL(simulator.url);
  const server = tls.createServer({ key: stripeTest.key, cert }, (socket) => {
    const upstream = net.connect(Number(port), hostname);
    socket.on("error", () => upstream.destroy());
    upstream.on("error", () => socket.destroy());
    upstream.pipe(socket).pipe(upstream);
  });
  server.on("tlsClientError", () => {});
  await once(server.listen(0, "127.0.0.1"), "listening");
  closers.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

async function proxyTo(options: ConnectProxyOptions) {
  const proxy = await startConnectProxy(options);
  closers.push(() => proxy.close());
  return proxy;
}

const argumentsOf = (command: "check" | "read") => [
  command,
  "--config",
  files.config,
  ...(command === "read" ? ["--catalog", files.catalog] : []),
];

const run = (command: "check" | "read", env: Readonly<Record<string, string>>): Promise<Ending> =>
  ended(start(argumentsOf(command), { LOG_LEVEL: "debug", ...env }));

function statusOf({ messages }: Ending) {
  return messages.flatMap((message) => (message.type === "CONNECTION_STATUS" ? [message.connectionStatus] : []))[0];
}

const stripe = { STRIPE_API_BASE: "https://stripe.test" };
const password = "Hid&en/Word1";
const login = `somebody:${encodeURIComponent(password)}`;

describe("the built program behind a proxy", () => {
  it("reads through it with TLS to Stripe's own certificate, and shows the password nowhere", async () => {
    const proxy = await proxyTo({ port: await withTls(stripeTest.cert), login: `somebody:${password}` });
    const env = {
      ...stripe,
      HTTPS_PROXY: `http://${login}@127.0.0.1:${proxy.port}`,
      NODE_EXTRA_CA_CERTS: certificates,
    };
    const before = simulator.requests.entries.length;
    const checked = await run("check", env);
    expect(statusOf(checked)).toMatchObject({ status: "SUCCEEDED" });
    const read = await run("read", env);
    expect(storyOf(read.messages, "customers").at(-1)).toBe("COMPLETE");
    expect(read.exitCode).toBe(0);
    expect(new Set(proxy.tunnels.map(({ target }) => target))).toEqual(new Set(["stripe.test:443"]));
    // Connections are kept, also through a proxy.
    expect(proxy.tunnels.length).toBeLessThan(simulator.requests.entries.length - before);
    for (const secret of [password, encodeURIComponent(password), `somebody:${password}`]) {
      expect(leaksOf(secret, [checked, read].map(({ stdout, stderr }) => stdout + stderr).join("\n"))).toEqual([]);
    }
  }, 60_000);

  it("names a wrong password, and shows it nowhere", async () => {
    const proxy = await proxyTo({ port: 9, login: "somebody:another" });
    const env = { ...stripe, ALL_PROXY: `http://${login}@127.0.0.1:${proxy.port}` };
    const ending = await run("read", env);
    expect(errorsOf(ending.messages)[0]).toMatchObject({
      failure_type: "config_error",
      message: expect.stringContaining("did not accept the user name and password (407)") as string,
    });
    expect(leaksOf(password, ending.stdout + ending.stderr)).toEqual([]);
  });

  it("reaches this machine and the hosts of NO_PROXY without it", async () => {
    const proxy = await proxyTo({ port: 9 });
    const url = `http://127.0.0.1:${proxy.port}`;
    const all = { HTTPS_PROXY: url, HTTP_PROXY: url, ALL_PROXY: url };
    expect(statusOf(await run("check", { ...all, STRIPE_API_BASE: simulator.url }))).toMatchObject({
      status: "SUCCEEDED",
    });
    const { message = "" } = statusOf(await run("check", { ...all, ...stripe, NO_PROXY: "test" })) ?? {};
    expect(message).toContain("the host of stripe.test:443 was not found by DNS");
    expect(proxy.tunnels).toEqual([]);
  }, 60_000);

  it("refuses a proxy that it can't use before any request", async () => {
    const ending = await run("check", { ...stripe, HTTPS_PROXY: `socks5://${login}@127.0.0.1:9` });
    expect(statusOf(ending)).toMatchObject({
      status: "FAILED",
      message: expect.stringMatching(/^The environment variable HTTPS_PROXY names a proxy by a scheme/) as string,
    });
    expect(leaksOf(password, ending.stdout + ending.stderr)).toEqual([]);
  });

  it.each([
    ["not trusted", stripeTest.cert, "stripe.test", undefined, /is not trusted.*NODE_EXTRA_CA_CERTS/],
    [
      "expired",
      stripeTest.expiredCert,
      "stripe.test",
      "trusted",
      /has expired or is not valid yet.*NODE_EXTRA_CA_CERTS/,
    ],
    [
      "for another host",
      stripeTest.cert,
      "api.stripe.test",
      "trusted",
      /is for another host name.*NODE_EXTRA_CA_CERTS/,
    ],
  ])("sends nothing to a certificate that is %s", async (_name, cert, host, trusted, says) => {
    const proxy = await proxyTo({ port: await withTls(cert) });
    const before = simulator.requests.entries.length;
    const ending = await run("read", {
      STRIPE_API_BASE: `https://${host}`,
      HTTPS_PROXY: `127.0.0.1:${proxy.port}`,
      ...(trusted && { NODE_EXTRA_CA_CERTS: certificates }),
    });
    expect(errorsOf(ending.messages)[0]).toMatchObject({
      failure_type: "config_error",
      message: expect.stringMatching(says) as string,
    });
    expect(simulator.requests.entries.length).toBe(before);
  });
});

describe("the built program", () => {
  it.each(["http", "net", "tls", "*", "HTTPS,fs"])(
    "does not run with NODE_DEBUG=%s, which prints the key",
    async (value) => {
      const before = simulator.requests.entries.length;
      for (const command of ["check", "read"] as const) {
        const { stdout, stderr } = await run(command, { NODE_DEBUG: value, STRIPE_API_BASE: simulator.url });
        expect(stdout).toMatch(/NODE_DEBUG makes Node print the API key to standard error/);
        expect(leaksOf(apiKey, stdout + stderr)).toEqual([]);
      }
      expect(simulator.requests.entries.length).toBe(before);
    },
  );

  it.each(["check", "read"] as const)(
    "says in words that too few files may be open, in %s",
    async (command) => {
      const failures: string[] = [];
      // With fewer, Node does not start; with more, everything works. Both depend on the version of Node.
      for (let files = 16; files <= 30; files += 1) {
        const child = spawn("sh", ["-c", `ulimit -n ${files}; exec "$0" "$@"`, executable, ...argumentsOf(command)], {
          env: { ...process.env, STRIPE_API_BASE: simulator.url },
          stdio: ["ignore", "pipe", "pipe"],
        });
        const { messages } = await ended(child);
        const status = statusOf({ messages } as Ending);
        const failure = status?.status === "FAILED" ? status.message : errorsOf(messages)[0]?.message;
        if (failure !== undefined) failures.push(failure);
      }
      expect(failures.length).toBeGreaterThan(0);
      for (const failure of failures)
        expect(failure).toMatch(/may not open more files and connections \(EMFILE\)\. Raise the limit, e\.g\. to 1024/);
    },
    60_000,
  );

  it.each([
    ["that switches protocols", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n"],
    ["that never answers", ""],
    ["in the middle of its headers", "HTTP/1.1 200 OK\r\ncontent-"],
    ["in the middle of its body", 'HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{"object":'],
  ])(
    "ends within five seconds of SIGTERM with 143, with a server %s",
    async (_name, bytes) => {
      for (const command of ["check", "read"] as const) {
        const server = await startRawServer((socket) => void socket.write(bytes));
        closers.push(() => server.close());
        const child = start(argumentsOf(command), { STRIPE_API_BASE: `http://127.0.0.1:${server.port}` });
        const ending = ended(child);
        await expect.poll(server.requests, { timeout: 20_000 }).toBeGreaterThan(0);
        const killedMs = performance.now();
        child.kill("SIGTERM");
        const { exitCode } = await ending;
        expect(exitCode).toBe(143);
        expect(performance.now() - killedMs).toBeLessThan(5_000);
      }
    },
    60_000,
  );
});
