/** The server that requests are sent to. */
export interface ApiBase {
  readonly protocol: "http" | "https";
  /** The host, without brackets for IPv6. */
  readonly host: string;
  readonly port: number;
}

/** Stripe itself: https://docs.stripe.com/api */
export const stripeApiBase: ApiBase = { protocol: "https", host: "api.stripe.com", port: 443 };

/** An address for the API that must not be used. The message contains the reason. */
export class InvalidApiBaseError extends Error {
  override readonly name = "InvalidApiBaseError";
}

/**
 * Reads the environment variable STRIPE_API_BASE: a scheme, a host and optionally a port, e.g.
 * `http://127.0.0.1:12111`. Undefined or blank means Stripe. Plain http is accepted only for this machine's loopback
 * addresses, because each request contains the key.
 *
 * @throws InvalidApiBaseError
 */
export function readApiBase(text: string | undefined): ApiBase {
  const trimmed = text?.trim() ?? "";
  if (trimmed === "") return stripeApiBase;
  const url = parse(trimmed);
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  const port = Number(url.port);
  if (url.protocol === "https:") return { protocol: "https", host, port: port || 443 };
  if (isLoopback(host)) return { protocol: "http", host, port: port || 80 };
  throw new InvalidApiBaseError(
    `STRIPE_API_BASE is ${host} with plain http, which would send the API key unencrypted. Use https, or a loopback address such as http://127.0.0.1:12111.`,
  );
}

function parse(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || (url.protocol !== "http:" && url.protocol !== "https:")) {
    throw new InvalidApiBaseError(
      "STRIPE_API_BASE must be an address such as https://api.stripe.com or http://127.0.0.1:12111, beginning with http:// or https://. Leave it out to use Stripe itself.",
    );
  }
  if (url.username !== "" || url.password !== "" || url.pathname !== "/" || url.search !== "" || url.hash !== "") {
    throw new InvalidApiBaseError(
      "STRIPE_API_BASE must be a scheme, a host and optionally a port: remove any user name, path, query or fragment (paths such as /v1 are added to it).",
    );
  }
  return url;
}

/** Whether a host, without brackets for IPv6, is this machine's own. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127\.\d+\.\d+\.\d+$/.test(host);
}
