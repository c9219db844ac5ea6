import { once } from "node:events";
import http from "node:http";
import https from "node:https";
import type { AddressInfo, Server } from "node:net";
import { gzipSync } from "node:zlib";
import { systemClock, type Clock } from "../../src/stripe/clock.js";
import { startConnectProxy } from "../support/connect-proxy.js";
import { fasterClock } from "../support/faster-clock.js";
import { httpAnswer, startRawServer } from "../support/raw-server.js";
import { selfSigned } from "../support/self-signed.js";

const closers: (() => void)[] = [];

/** Ends the servers of all scenes. */
export function closeScenes(): void {
  for (const close of closers.splice(0)) close();
}

/** The password in the address of the proxies. */
export const proxyPassword = "Hid@den1";

/** The environment in which the connector meets the fault, and the number of attempts so far. */
interface Scene {
  readonly env: Readonly<Record<string, string>>;
  readonly attempts?: () => number;
}

interface Cause {
  readonly name: string;
  readonly scene: () => Promise<Scene>;
  readonly says: RegExp;
  /** Who must act. */
  readonly failure: "config_error" | "transient_error";
  /** The most attempts of the first request. */
  readonly attempts: number;
  /** Default: the machine's. */
  readonly clock?: () => Clock;
}

/** A server that sends the same bytes to every request, and then leaves the connection open. */
async function answering(bytes: Buffer | string): Promise<Scene> {
  const server = await startRawServer((socket) => void socket.write(bytes));
  closers.push(() => server.close());
  return { env: { STRIPE_API_BASE: `http://127.0.0.1:${server.port}` }, attempts: server.requests };
}

async function listening(server: Server): Promise<number> {
  await once(server.listen(0, "127.0.0.1"), "listening");
  closers.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

async function behindProxy(options: { readonly login?: string; readonly refuseWith?: number }): Promise<Scene> {
  const proxy = await startConnectProxy({ port: 9, ...options });
  closers.push(() => proxy.close());
  const env = {
    STRIPE_API_BASE: "https://stripe.test",
    HTTPS_PROXY: `http://user:${encodeURIComponent(proxyPassword)}@127.0.0.1:${proxy.port}`,
  };
  return { env, attempts: () => proxy.tunnels.length };
}

export const machine = () => systemClock;

const whoAnswers = "Check whether a proxy or firewall answers in Stripe's place";
const network = "Check the network between this machine and Stripe";
const address = "Check the network of this machine or container, and STRIPE_API_BASE and HTTPS_PROXY";
const account = '{"id":"acct_1","object":"account"}';

/** What can go wrong between the connector and Stripe, with real connections. */
export const causes: readonly Cause[] = [
  {
    name: "an unknown host",
    scene: async () => ({ env: { STRIPE_API_BASE: "https://nobody.invalid" } }),
    says: new RegExp(`failed 2 times, at last because the host of nobody.invalid:443 was not found by DNS. ${address}`),
    failure: "transient_error",
    attempts: 2,
  },
  {
    name: "a refused connection",
    scene: async () => ({ env: { STRIPE_API_BASE: "http://127.0.0.1:9" } }),
    says: new RegExp(`failed 3 times, at last because 127.0.0.1:9 refused the connection. ${address}`),
    failure: "transient_error",
    attempts: 3,
  },
  {
    name: "a proxy that is not there",
    scene: async () => ({ env: { STRIPE_API_BASE: "https://stripe.test", https_proxy: "127.0.0.1:9" } }),
    says: new RegExp(`failed 3 times, at last because the proxy 127.0.0.1:9 refused the connection. ${address}`),
    failure: "transient_error",
    attempts: 3,
  },
  {
    name: "a proxy that wants another password",
    scene: async () => behindProxy({ login: "user:another" }),
    says: /failed because the proxy 127.0.0.1:\d+ did not accept the user name and password \(407\). Set them in HTTPS/,
    failure: "config_error",
    attempts: 1,
  },
  {
    name: "a proxy that forbids Stripe",
    scene: async () => behindProxy({ refuseWith: 403 }),
    says: /failed because the proxy .* refused to connect to Stripe \(status 403\). Ask whoever runs the proxy/,
    failure: "config_error",
    attempts: 1,
  },
  {
    name: "a proxy that does not reach Stripe",
    scene: async () => behindProxy({ refuseWith: 502 }),
    says: /failed 3 times, at last because the proxy .* refused to connect to Stripe \(status 502\)/,
    failure: "transient_error",
    attempts: 3,
  },
  {
    name: "a proxy that answers no CONNECT",
    scene: async () => {
      const silent = await startRawServer(() => {});
      closers.push(() => silent.close());
      const env = { STRIPE_API_BASE: "https://stripe.test", HTTPS_PROXY: `http://127.0.0.1:${silent.port}` };
      return { env, attempts: silent.requests };
    },
    says: /failed 2 times, at last because the connection to the proxy .* was not made within 8 seconds. A firewall/,
    failure: "transient_error",
    attempts: 2,
    clock: () => fasterClock(30),
  },
  {
    name: "a reset",
    scene: async () => {
      const server = await startRawServer((socket) => void socket.resetAndDestroy());
      closers.push(() => server.close());
      return { env: { STRIPE_API_BASE: `http://127.0.0.1:${server.port}` }, attempts: server.requests };
    },
    says: new RegExp(`failed 4 times, at last because the connection was closed before an answer came. ${network}`),
    failure: "transient_error",
    attempts: 4,
  },
  {
    name: "a connection that is not made",
    scene: async () => {
      const silent = await startRawServer(() => {});
      closers.push(() => silent.close());
      return { env: { STRIPE_API_BASE: `https://127.0.0.1:${silent.port}` }, attempts: silent.requests };
    },
    says: /failed 2 times, at last because the connection to 127.0.0.1:\d+ was not made within 8 seconds. A firewall/,
    failure: "transient_error",
    attempts: 2,
    clock: () => fasterClock(30),
  },
  {
    name: "no answer",
    scene: async () => answering(""),
    says: new RegExp(`failed 4 times, at last because no answer came in time from 127.0.0.1:\\d+. ${network}`),
    failure: "transient_error",
    attempts: 4,
    clock: () => fasterClock(100),
  },
  {
    name: "a body without an end",
    scene: async () => answering(httpAnswer('{"id":', ["content-length: 1000"])),
    says: new RegExp(
      `failed 4 times, at last because the answer did not come to its end in time .status 200.. ${network}`,
    ),
    failure: "transient_error",
    attempts: 4,
    clock: () => fasterClock(100),
  },
  {
    name: "a certificate that is not trusted",
    scene: async () => {
      const port = await listening(https.createServer(selfSigned));
      return { env: { STRIPE_API_BASE: `https://127.0.0.1:${port}` } };
    },
    says: /failed because the certificate of the other side is not trusted. If a proxy .*NODE_EXTRA_CA_CERTS to a PEM file/,
    failure: "config_error",
    attempts: 1,
  },
  {
    name: "a server without TLS",
    scene: async () => {
      const port = await listening(http.createServer((_request, response) => response.end(account)));
      return { env: { STRIPE_API_BASE: `https://127.0.0.1:${port}` } };
    },
    says: /failed 2 times, at last because no TLS connection could be made through 127.0.0.1:\d+. The other side may speak/,
    failure: "transient_error",
    attempts: 2,
  },
  {
    name: "headers without an end",
    scene: async () => answering(httpAnswer(account, [`x-large: ${"x".repeat(20_000)}`])),
    says: new RegExp(`failed 4 times, at last because the headers of the answer are larger than 16 KB. ${whoAnswers}`),
    failure: "transient_error",
    attempts: 4,
  },
  {
    name: "what is not HTTP",
    scene: async () => answering("SSH-2.0-OpenSSH_9.2\r\n\r\n"),
    says: new RegExp(`failed 4 times, at last because the answer was not HTTP. ${whoAnswers}`),
    failure: "transient_error",
    attempts: 4,
  },
  {
    name: "another protocol",
    scene: async () => answering("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n"),
    says: new RegExp(`failed 4 times, at last because the answer switches to another protocol .101 .*${whoAnswers}`),
    failure: "transient_error",
    attempts: 4,
  },
  {
    name: "a redirect",
    scene: async () => answering(httpAnswer("", ["location: http://127.0.0.1:9/"], "302 Found")),
    says: new RegExp(`failed because the answer points to another address.* .status 302.. ${whoAnswers}`),
    failure: "transient_error",
    attempts: 1,
  },
  {
    name: "an answer that announces a gigabyte",
    scene: async () => answering(httpAnswer('{"id":', ["content-length: 1000000000"])),
    says: new RegExp(`failed because the answer is larger than 64 MB .status 200.. ${whoAnswers}`),
    failure: "transient_error",
    attempts: 1,
  },
  {
    name: "a compressed answer",
    scene: async () => answering(httpAnswer(gzipSync(Buffer.alloc(100e6)), ["content-encoding: gzip"])),
    says: new RegExp(`failed 4 times, at last because the answer is compressed or in another encoding.* ${whoAnswers}`),
    failure: "transient_error",
    attempts: 4,
  },
  ...[
    httpAnswer(Buffer.from(account, "latin1"), ["content-type: application/json; charset=ISO-8859-1"]),
    httpAnswer(Buffer.from(account, "utf16le")),
    httpAnswer(gzipSync(account)),
    httpAnswer(Buffer.from('{"id":"acct_1","object":"account","email":"m\u00FCller@example.com"}', "latin1")),
  ].map((bytes, index): Cause => ({
    name: `another encoding (${["Latin-1", "UTF-16", "gzip without a header", "Latin-1 that claims UTF-8"][index]})`,
    scene: async () => answering(bytes),
    says: new RegExp(`failed 4 times, at last because the answer is compressed or in another encoding.* ${whoAnswers}`),
    failure: "transient_error",
    attempts: 4,
  })),
  {
    name: "a byte order mark",
    scene: async () => answering(httpAnswer(`\ufeff${account}`)),
    says: new RegExp(`failed 4 times, at last because the answer begins with a byte order mark.* ${whoAnswers}`),
    failure: "transient_error",
    attempts: 4,
  },
  {
    name: "text after the JSON",
    scene: async () => answering(httpAnswer(`${account}<!-- inspected -->`)),
    says: new RegExp(`failed 4 times, at last because the answer was not JSON: other text follows.* ${whoAnswers}`),
    failure: "transient_error",
    attempts: 4,
  },
  {
    name: "a page of HTML",
    scene: async () => answering(httpAnswer("<html>Log in</html>")),
    says: new RegExp(`failed 5 times, at last because the answer was not JSON .a proxy or gateway.* ${network}`),
    failure: "transient_error",
    attempts: 5,
  },
  {
    name: "a cut answer",
    scene: async () => answering(httpAnswer(account.slice(0, 20))),
    says: new RegExp(`failed 3 times, at last because the answer was cut off .status 200.. ${network}`),
    failure: "transient_error",
    attempts: 3,
  },
];
