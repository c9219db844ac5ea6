import type { Clock } from "../../src/stripe/clock.js";
import { createHttpWire, type Wire, type WireAnswer, type WireRequest } from "../../src/stripe/request/wire.js";

/** The ways in which a server between the connector and Stripe can repeat the key that it received. */
export const echoes = {
  "in a refusal": (key) => answer(401, errorBody(`Invalid API Key provided: ${key}`)),
  "shortened in a refusal": (key) => answer(401, errorBody(`Invalid API Key provided: ${shortened(key)}`)),
  "in every field of an error": (key) =>
    answer(400, { error: { message: key, code: key, param: key, type: key, doc_url: key, request_log_url: key } }),
  "in a missing permission": (key) =>
    answer(403, errorBody(`The provided key '${key}' ... ("${key} Read" ('${key}'))`)),
  "in a missing object": (key) =>
    answer(404, { error: { code: "resource_missing", message: `No such thing: ${key}` } }),
  "in the headers": (key) => answer(500, errorBody("Away."), { "request-id": key, date: key, "retry-after": key }),
  "in a limit": (key) => answer(429, errorBody(key), { "stripe-rate-limited-reason": key }),
  "in a page of HTML": (key) => answer(502, `<html>authorization: Bearer ${key}</html>`),
  "in a page of HTML that claims success": (key) => answer(200, `<html>Bearer ${key} ${encoded(key)}</html>`),
  "in a redirect": (key) => answer(302, "", { location: `https://example.com/?key=${encoded(key)}` }),
  "in a list": (key) =>
    answer(200, { object: "list", url: key, has_more: false, data: [{ id: key, object: key, name: `It is ${key}` }] }),
  "in an event": (key) =>
    answer(200, {
      object: "list",
      has_more: false,
      data: [{ id: "evt_1", created: 1, type: key, data: { object: key } }],
    }),
  "in hex": (key) => answer(200, listOf({ name: hex(key), [hex(key).toUpperCase()]: `0x${hex(key)}ff` })),
  "in hex in a refusal": (key) => answer(400, errorBody(`Unreadable: ${hex(key)} ${hex(key).toUpperCase()}`)),
  "in base64 in a refusal": (key) => answer(400, errorBody(`Unreadable: Basic ${base64(`${key}:`)}`)),
  "in base64 in a missing permission": (key) =>
    answer(403, errorBody(`Denied: ${inBase64(key).join(" ")} ("Customers Read" ('customer_read'))`)),
  "in base64": (key) =>
    answer(
      200,
      listOf({ name: base64(`${key}:`), metadata: Object.fromEntries(inBase64(key).map((text) => [text, text])) }),
    ),
  "in base64 in an event": (key) =>
    answer(200, {
      object: "list",
      has_more: false,
      data: [{ id: base64(key), created: 1, type: inBase64(key)[1], data: { object: inBase64(key)[2] } }],
    }),
  "in what is no list": (key) => answer(200, { object: key }),
  "in a cut body": (key) => answer(200, `{"object":"list","data":[{"id":"${key}`),
  "in a broken connection": (key) => {
    throw Object.assign(new Error(`connect ECONNREFUSED Bearer ${key}`, { cause: new Error(encoded(key)) }), {
      code: key,
      headers: { authorization: `Bearer ${key}` },
    });
  },
} as const satisfies Record<string, (key: string) => WireAnswer>;

export type Echo = keyof typeof echoes;

/** Node's HTTP with a wiretapper in between, who repeats the key instead of some answers. */
export function createEchoingWire(clock: Clock, echo: Echo, strikes: () => boolean): Wire {
  const wire = createHttpWire(clock);
  return async (request, signal) => (strikes() ? echoes[echo](keyOf(request)) : wire(request, signal));
}

/** A server that answers every request with this body. */
export function createAnsweringWire(status: number, body: object): Wire {
  return async () => answer(status, body);
}

function keyOf({ headers }: WireRequest): string {
  const [, authorization] = Object.entries(headers).find(([name]) => name.toLowerCase() === "authorization")!;
  return String(authorization).replace("Bearer ", "");
}

function answer(status: number, body: object | string, headers: Record<string, string> = {}): WireAnswer {
  return { status, headers, body: inPieces(typeof body === "string" ? body : JSON.stringify(body)) };
}

/** Truncates a text within the key, if it contains the key as it is. */
async function* inPieces(text: string): AsyncGenerator<Buffer> {
  const middle = text.indexOf("_live_") + 9;
  yield Buffer.from(text.slice(0, middle));
  yield Buffer.from(text.slice(middle));
}

function listOf(object: object): object {
  return {
    object: "list",
    url: "",
    has_more: false,
    data: [{ id: "cus_1", object: "customer", created: 1, ...object }],
  };
}

function hex(text: string): string {
  return Buffer.from(text).toString("hex");
}

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}

/** The key as HTTP sends it, at each place in a group of three bytes, in both alphabets, and in a URL. */
function inBase64(key: string): readonly string[] {
  const placed = ["", "x", "xy", "Bearer ", "Authorization: Bearer "].map((before) => base64(`${before}${key}~?~`));
  return placed.flatMap((text) => [text, text.replaceAll("+", "-").replaceAll("/", "_"), encodeURIComponent(text)]);
}

function errorBody(message: string): object {
  return { error: { type: "invalid_request_error", message } };
}

function shortened(key: string): string {
  return key.slice(0, 8) + "*".repeat(key.length - 12) + key.slice(-4);
}

function encoded(key: string): string {
  return encodeURIComponent(key).replaceAll("_", "%5F");
}
