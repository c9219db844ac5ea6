import * as fc from "fast-check";
import { once } from "node:events";
import net, { type AddressInfo, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../clock.js";
import { attempt, createConnection, type Connection } from "./attempt.js";
import type { TransportFault } from "./failed-answer.js";
import { createBodyBudget } from "./body-budget.js";
import { createHttpWire, type Wire } from "./wire.js";

/** What a server does after a request, one after the other. */
const steps = {
  ok: (socket) => socket.write("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n"),
  sized: (socket) => socket.write("HTTP/1.1 200 OK\r\ncontent-length: 14\r\n\r\n"),
  chunked: (socket) => socket.write("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"),
  chunk: (socket) => socket.write('4\r\n{"a"\r\n'),
  lastChunk: (socket) => socket.write("0\r\n\r\n"),
  halfHead: (socket) => socket.write("HTTP/1.1 200 OK\r\ncontent-ty"),
  continue: (socket) => socket.write("HTTP/1.1 100 Continue\r\n\r\n"),
  hints: (socket) => socket.write("HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n"),
  upgrade: (socket) => socket.write("HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n"),
  bareUpgrade: (socket) => socket.write("HTTP/1.1 101 Switching Protocols\r\n\r\n"),
  noContent: (socket) => socket.write("HTTP/1.1 204 No Content\r\n\r\n"),
  gzip: (socket) => socket.write("HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 9\r\n\r\n"),
  json: (socket) => socket.write('{"object":"a"}'),
  garbage: (socket) => socket.write(Buffer.from([0, 255, 13, 10, 13, 10, 7])),
  pause: async () => {
    await new Promise((resolve) => {
      setTimeout(resolve, 3);
    });
  },
  end: (socket) => socket.end(),
  reset: (socket) => socket.resetAndDestroy(),
} satisfies Record<string, (socket: Socket) => unknown>;

type Step = keyof typeof steps;

let port: number;
let script: readonly Step[] = [];
const sockets = new Set<Socket>();
const server = net.createServer((socket) => {
  sockets.add(socket);
  socket.on("error", () => {}).on("close", () => sockets.delete(socket));
  socket.once("data", () => void play(socket, script));
});

beforeAll(async () => {
  await once(server.listen(0, "127.0.0.1"), "listening");
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.close();
  for (const socket of sockets) socket.destroy();
});

async function play(socket: Socket, steps_: readonly Step[]): Promise<void> {
  for (const step of steps_) {
    if (socket.destroyed || socket.writableEnded) return;
    await steps[step](socket);
  }
}

const broken: ReadonlySet<TransportFault | undefined> = new Set([
  "timeout",
  "upgrade",
  "not_http",
  "encoded",
  "reset",
] as const);

const timeoutMs = 60;

/** @param wire default: a real one, without connections of earlier requests */
function connection(wire: Wire = createHttpWire(systemClock), timeout = timeoutMs): Connection {
  return createConnection({
    key: "rk_test_1",
    base: { protocol: "http", host: "127.0.0.1", port },
    accountId: undefined,
    wire,
    proxy: undefined,
    clock: systemClock,
    timeoutMs: timeout,
    bodies: createBodyBudget(),
  });
}

const request = { method: "GET", path: "/v1/account", list: false } as const;

/** Returns the outcome, or "still waiting" long after it should have come. */
async function outcomeOf(tried: ReturnType<typeof attempt>) {
  const late = new Promise<"still waiting">((resolve) => {
    setTimeout(() => resolve("still waiting"), 15_000);
  });
  return Promise.race([tried, late]);
}

describe("an attempt", () => {
  it("ends in time with an answer or a fault, and leaves no broken connection, whatever a server does", async () => {
    await outcomeOf(attempt(connection(), request, new AbortController().signal));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...(Object.keys(steps) as Step[])), { maxLength: 6 }),
        async (played) => {
          script = played;
          for (const socket of sockets) socket.destroy();
          sockets.clear();
          const outcome = await outcomeOf(attempt(connection(), request, new AbortController().signal));
          expect(outcome).not.toBe("still waiting");
          if (typeof outcome === "object" && "failed" in outcome) {
            expect(outcome.failed.fault ?? outcome.failed.status).toBeDefined();
            // A complete answer leaves its connection to the next request, also if it makes no sense.
            if (!broken.has(outcome.failed.fault)) return;
            await expect.poll(() => sockets.size, { timeout: 2_000, interval: 2 }).toBe(0);
          }
        },
      ),
      { numRuns: 80 },
    );
  }, 60_000);

  it.each<[string, readonly Step[]]>([
    ["that never answers", []],
    ["in the middle of the headers", ["halfHead"]],
    ["in the middle of the body", ["sized"]],
    ["after chunks", ["chunked", "chunk"]],
    ["that drips", ["ok", "pause", "json", "pause", "json"]],
  ])("stops as soon as its caller wants, with a server %s", async (_name, played) => {
    script = played;
    const stop = new AbortController();
    const tried = attempt(connection(undefined, 60_000), request, stop.signal);
    await once(server, "connection");
    setTimeout(() => stop.abort(new Error("stop")), 20);
    expect(await outcomeOf(tried)).toMatchObject({ failed: { fault: "timeout" } });
    await expect.poll(() => sockets.size).toBe(0);
  });

  const forever = new Promise<never>(() => {});
  it.each<[string, Wire]>([
    ["answers nothing, also not to its signal", () => forever],
    [
      "never ends a body",
      async () => ({ status: 200, headers: {}, body: { [Symbol.asyncIterator]: () => ({ next: () => forever }) } }),
    ],
  ])("does not rely on a transport that %s", async (_name, wire) => {
    const outcome = await outcomeOf(attempt(connection(wire), request, new AbortController().signal));
    expect(outcome).toMatchObject({ failed: { fault: "timeout" } });
    const stopped = await outcomeOf(attempt(connection(wire), request, AbortSignal.abort(new Error("stop"))));
    expect(stopped).toMatchObject({ failed: { fault: "timeout" } });
  });

  it("reads no more than 64 MB of an endless body, and lets go of it", async () => {
    let chunks = 0;
    let isReleased = false;
    const megabyte = Buffer.alloc(2 ** 20, "x");
    const wire: Wire = async () => ({ status: 200, headers: {}, body: endless() });
    async function* endless(): AsyncGenerator<Buffer> {
      try {
        for (;;) {
          chunks += 1;
          yield megabyte;
        }
      } finally {
        isReleased = true;
      }
    }
    const outcome = await attempt(connection(wire, 60_000), request, new AbortController().signal);
    expect(outcome).toMatchObject({ failed: { fault: "large_body" } });
    expect({ chunks, isReleased }).toEqual({ chunks: 65, isReleased: true });
  });
});
