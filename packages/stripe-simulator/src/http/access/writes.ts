import type { IncomingHttpHeaders } from "node:http";
import type { Endpoint } from "../endpoints/endpoint.js";

export interface PossibleWrite {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  /** Undefined where nothing answers at the path. */
  readonly endpoint: Endpoint | undefined;
}

/**
 * Whether a request would change an account under a key that may write. Of whatever is not GET only one kind can't: a POST
 * without a body to an object that isn't there, by which a client learns whether its key may write.
 */
export function wouldWrite({ method, headers, endpoint }: PossibleWrite): boolean {
  if (method === "GET" || method === "HEAD") return false;
  const isHarmless = method === "POST" && isEmpty(headers) && endpoint?.id !== undefined && !endpoint.exists();
  return !isHarmless;
}

function isEmpty(headers: IncomingHttpHeaders): boolean {
  return headers["transfer-encoding"] === undefined && Number(headers["content-length"] ?? 0) === 0;
}
