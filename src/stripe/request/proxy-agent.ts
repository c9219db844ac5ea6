import type { Agent, AgentOptions } from "node:https";
import { HttpsProxyAgent } from "hpagent";
import type { Proxy } from "./proxy.js";
import { ProxyRefusedError } from "./wire-errors.js";

type Connect = (options: object, callback: (error: Error | null, socket?: unknown) => void) => void;

/** Creates an agent that reaches every host through the proxy, with TLS to the host itself. */
export function createProxyAgent({ url }: Proxy, options: AgentOptions): Agent {
  const agent = new HttpsProxyAgent({ ...options, proxy: url });
  const withConnect = agent as unknown as { createConnection: Connect };
  const connect = withConnect.createConnection.bind(agent);
  // The library reports the proxy's status only in the error's message.
  withConnect.createConnection = (target, callback) =>
    connect(target, (error, socket) => {
      const status = /^Bad response: (\d+)$/.exec(error?.message ?? "")?.[1];
      callback(status === undefined ? error : new ProxyRefusedError(Number(status), error), socket);
    });
  return agent;
}
