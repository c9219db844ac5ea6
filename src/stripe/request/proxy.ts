import { BlockList, isIP } from "node:net";
import { isLoopback, type ApiBase } from "./api-base.js";

/** The proxy that requests go through, by the method CONNECT. */
export interface Proxy {
  /** Its address, with the user name and the password if it needs them. Secret: for the connection only. */
  readonly url: URL;
  /** Its host and port, for messages. */
  readonly name: string;
}

/**
 * A variable that names no proxy that can be used. The message quotes nothing of it, because it may hold a password.
 */
export class InvalidProxyError extends Error {
  override readonly name = "InvalidProxyError";
}

/**
 * Returns the proxy that the environment names for the API; undefined if requests go directly. The first variable that
 * is not empty counts: https_proxy, all_proxy, http_proxy, each in lower case before upper case, as curl does. curl
 * uses http_proxy only for plain http. The connector has no such requests, so http_proxy counts last, as in npm.
 *
 * This machine's loopback addresses and the hosts in no_proxy are reached directly.
 *
 * @throws InvalidProxyError
 */
export function readProxy(env: Readonly<Record<string, string | undefined>>, base: ApiBase): Proxy | undefined {
  const read = (...names: string[]) =>
    names
      .flatMap((name) => [name, name.toUpperCase()])
      .map((variable) => ({ variable, text: env[variable]?.trim() ?? "" }))
      .find(({ text }) => text !== "");
  const found = read("https_proxy", "all_proxy", "http_proxy");
  if (found === undefined || isLoopback(base.host) || isExempt(base, read("no_proxy")?.text ?? "")) return undefined;
  return parse(found.variable, found.text);
}

function parse(variable: string, text: string): Proxy {
  const withScheme = text.includes("://") ? text : `http://${text}`;
  const url = URL.canParse(withScheme) ? new URL(withScheme) : undefined;
  if (url === undefined || url.hostname === "" || !isDecodable(url.username) || !isDecodable(url.password)) {
    throw new InvalidProxyError(
      `The environment variable ${variable} must be the address of a proxy, such as http://host:port or ` +
        "http://user:password@host:port. Write special characters of the password in percent-encoding " +
        "(%40 for @, %2F for /, %25 for %).",
    );
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new InvalidProxyError(
      `The environment variable ${variable} names a proxy by a scheme other than http:// and https://, which are the ` +
        "supported ones. Name an HTTP proxy, or reach Stripe directly: add its host api.stripe.com to NO_PROXY.",
    );
  }
  return { url, name: `${url.hostname}:${url.port || (url.protocol === "https:" ? 443 : 80)}` };
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether the list in no_proxy has the host: by its name or the name of a domain it is in (with or without a leading
 * dot), by its address or its network (10.0.0.0/8), with or without a port, or by `*` for every host.
 */
function isExempt({ host, port }: ApiBase, list: string): boolean {
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => {
      if (entry === "*") return true;
      if (entry.includes("/")) return isInNetwork(host, entry);
      if (isIP(entry) !== 0) return entry === host;
      const [, name = "", ofPort] = /^\[?([^\]]*?)\]?(?::(\d+))?$/.exec(entry) ?? [];
      const domain = name.replace(/^\*?\./, "");
      if (domain === "" || (ofPort !== undefined && Number(ofPort) !== port)) return false;
      return host === domain || host.endsWith(`.${domain}`);
    });
}

function isInNetwork(host: string, network: string): boolean {
  const [address = "", bits = ""] = network.split("/");
  const [family, longest] = isIP(address) === 6 ? (["ipv6", 128] as const) : (["ipv4", 32] as const);
  if (isIP(address) === 0 || isIP(address) !== isIP(host) || !/^\d+$/.test(bits) || Number(bits) > longest)
    return false;
  const networks = new BlockList();
  networks.addSubnet(address, Number(bits), family);
  return networks.check(host, family);
}
