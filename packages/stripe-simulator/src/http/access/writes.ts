import type { IncomingHttpHeaders } from "node:http";
import type { Endpoint } from "../endpoints/endpoint.js";

export interface PossibleWrite {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  /** Undefined if the path has no endpoint. */
  readonly endpoint: Endpoint | undefined;
}

/**
 * Returns true if a request would change an account if its key had write permission. This applies to every request
 * except GET, HEAD and one kind of POST: without a body, to an object that does not exist. A client sends it to find
 * out whether its key has write permission.
 */
export function wouldWrite({ method, headers, endpoint }: PossibleWrite): boolean {
  if (method === "GET" || method === "HEAD") return false;
  const isHarmless = method === "POST" && isEmpty(headers) && endpoint?.id !== undefined && !endpoint.exists();
  return !isHarmless;
}

function isEmpty(headers: IncomingHttpHeaders): boolean {
  return headers["transfer-encoding"] === undefined && Number(headers["content-length"] ?? 0) === 0;
}
