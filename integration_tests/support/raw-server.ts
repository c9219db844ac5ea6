import { once } from "node:events";
import net, { type AddressInfo, type Socket } from "node:net";

/** A TCP server that does with each request what the test says, right or wrong. */
export interface RawServer {
  readonly port: number;
  /** The number of requests that have arrived. */
  readonly requests: () => number;
  /** The connections that are open. */
  readonly sockets: ReadonlySet<Socket>;
  close(): void;
}

/** @param answer called with each request's connection, once its headers have arrived */
export async function startRawServer(answer: (socket: Socket) => void): Promise<RawServer> {
  const sockets = new Set<Socket>();
  let requests = 0;
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => {});
    socket.on("data", (data) => {
      // Requests have no body, and arrive in one piece.
      if (!data.includes("\r\n\r\n") && !data.includes(0x16)) return;
      requests += 1;
      answer(socket);
    });
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    port: (server.address() as AddressInfo).port,
    requests: () => requests,
    sockets,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** Returns the bytes of an HTTP answer with the headers, and its length unless they name one. */
export function httpAnswer(body: string | Buffer, headers: readonly string[] = [], status = "200 OK"): Buffer {
  const bytes = Buffer.from(body as string);
  const isSized = headers.some((header) => /^(?:content-length|transfer-encoding):/i.test(header));
  const lines = [`HTTP/1.1 ${status}`, ...(isSized ? [] : [`content-length: ${bytes.length}`]), ...headers];
  return Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`), bytes]);
}
