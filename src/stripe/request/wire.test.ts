import net from "node:net";
import { once } from "node:events";
import http from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { createVirtualClock } from "../testing.js";
import { createHttpWire, type WireRequest } from "./wire.js";

const closers: (() => void)[] = [];

afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function listen(server: net.Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closers.push(() => server.close());
  return (server.address() as net.AddressInfo).port;
}

const requestTo = (protocol: WireRequest["protocol"], port: number): WireRequest => ({
  protocol,
  host: "127.0.0.1",
  port,
  path: "/",
  method: "GET",
  headers: {},
});

describe("the HTTP wire", () => {
  it("fails if a connection is not made within eight seconds", async () => {
    // A server that accepts the connection and never answers TLS's first message.
    const silent = net.createServer((socket) => closers.push(() => socket.destroy()));
    const port = await listen(silent);
    const time = createVirtualClock();
    const answer = createHttpWire(time.clock)(requestTo("https", port), new AbortController().signal);
    const rejected = expect(answer).rejects.toThrow("The connection was not made within 8 seconds.");
    await once(silent, "connection");
    expect(time.pendingTimers()).toBe(1);
    await time.moveTo(8_000);
    await rejected;
    expect(time.pendingTimers()).toBe(0);
  });

  it("does not abort an answer that takes longer, and leaves no timer behind", async () => {
    const server = http.createServer((_, response) => {
      void time.moveTo(60_000).then(() => response.end("late"));
    });
    const port = await listen(server);
    const time = createVirtualClock();
    const { body } = await createHttpWire(time.clock)(requestTo("http", port), new AbortController().signal);
    let text = "";
    for await (const chunk of body) text += chunk;
    expect(text).toBe("late");
    expect(time.pendingTimers()).toBe(0);
    server.closeAllConnections();
  });
});
