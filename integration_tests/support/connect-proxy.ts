import { once } from "node:events";
import http from "node:http";
import net, { type AddressInfo } from "node:net";

/** What a client asked a proxy for. */
export interface Tunnel {
  /** E.g. `api.stripe.com:443`. */
  readonly target: string;
  readonly authorization: string | undefined;
}

export interface ConnectProxy {
  readonly port: number;
  readonly tunnels: readonly Tunnel[];
  close(): void;
}

export interface ConnectProxyOptions {
  /** Where every tunnel leads, whatever its target, because the targets of tests have no DNS. */
  readonly port: number;
  /** `user:password`. Absent: it lets everybody through. */
  readonly login?: string;
  /** Refuses every tunnel with this status. */
  readonly refuseWith?: number;
}

/** Starts an HTTP proxy on loopback that makes tunnels by CONNECT. */
export async function startConnectProxy({ port, login, refuseWith }: ConnectProxyOptions): Promise<ConnectProxy> {
  const tunnels: Tunnel[] = [];
  const expected = login === undefined ? undefined : `Basic ${Buffer.from(login).toString("base64")}`;
  const server = http.createServer((_request, response) => void response.writeHead(400).end("CONNECT only"));
  server.on("connect", (request, client) => {
    const authorization = request.headers["proxy-authorization"];
    tunnels.push({ target: request.url ?? "", authorization });
    client.on("error", () => {});
    if (refuseWith !== undefined) {
      client.end(`HTTP/1.1 ${refuseWith} No\r\nContent-Length: 2\r\n\r\nNo`);
    } else if (expected !== undefined && authorization !== expected) {
      client.end(
        'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="x"\r\nContent-Length: 0\r\n\r\n',
      );
    } else {
      const upstream = net.connect(port, "127.0.0.1", () => {
        client.write("HTTP/1.1 200 Connection established\r\n\r\n");
        upstream.pipe(client).pipe(upstream);
      });
      upstream.on("error", () => client.destroy());
      client.on("close", () => upstream.destroy());
    }
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    port: (server.address() as AddressInfo).port,
    tunnels,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
