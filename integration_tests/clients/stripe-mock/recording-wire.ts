import { systemClock } from "../../../src/stripe/clock.js";
import { createHttpWire, type Wire, type WireRequest } from "../../../src/stripe/request/wire.js";

/** Node's HTTP, with a record of all requests. */
export function recordingWire(sent: WireRequest[]): Wire {
  const wire = createHttpWire(systemClock);
  return async (request, signal) => {
    sent.push(request);
    return wire(request, signal);
  };
}

/** Returns one request of each kind: method, route and names of parameters. */
export function kindsOf(sent: readonly WireRequest[]): ReadonlyMap<string, WireRequest> {
  const kinds = new Map<string, WireRequest>();
  for (const request of sent) {
    const { searchParams } = locate(request.path);
    const names = [...new Set([...searchParams.keys()].map((name) => name.replace(/\[\d*\]$/, "[]")))].toSorted();
    const kind = [request.method, routeOf(request.path), ...names].join(" ");
    if (!kinds.has(kind)) kinds.set(kind, request);
  }
  return kinds;
}

/** `/v1/invoices/in_1/lines?limit=1` as `/v1/invoices/{id}/lines`. */
export function routeOf(path: string): string {
  const [, version, ...parts] = locate(path).pathname.split("/");
  const idIndex = parts[0] === "test_helpers" ? 2 : 1;
  return `/${[version, ...parts.map((part, index) => (index === idIndex ? "{id}" : part))].join("/")}`;
}

function locate(path: string): URL {
  return new URL(path, "http://stripe.invalid");
}
