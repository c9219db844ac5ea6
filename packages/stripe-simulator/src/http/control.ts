import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { json as readJson } from "node:stream/consumers";
import type { IncomingMessage, ServerResponse } from "node:http";
import { ActionError } from "../account/action-error.js";
import type { VirtualClock } from "../clock.js";
import { kindAt } from "../shelf/objects.js";
import { resourceAt } from "../shelf/resources.js";
import type { Shelf } from "../shelf/shelf.js";
import type { Keys, KeySpec } from "./access/keys.js";
import { isApiObject, type ApiObject } from "./api-object.js";
import { ApiError, badRequest } from "./api-error.js";
import { isProduct, type Product } from "./access/products.js";
import { TRUTH_KINDS, type Api, type ShelfList, type TruthKind } from "./api.js";
import type { Faults } from "./faults/fault.js";
import { parseFaultRule } from "./faults/parse-rule.js";
import type { RequestLog } from "./request-log.js";
import { failed, JSON_TYPE } from "./response.js";

export interface ControlContext {
  readonly clock: VirtualClock;
  readonly api: Api;
  readonly keys: Keys;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly advance: (seconds: number) => void;
  readonly shelf: Shelf | undefined;
}

/** The path by which other processes control the simulator. It is not part of Stripe's API. */
export const CONTROL_PREFIX = "/_simulator/";

/** Answers the requests below {@link CONTROL_PREFIX}. */
export async function handleControl(
  context: ControlContext,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  try {
    const [name = "", ...rest] = url.pathname.slice(CONTROL_PREFIX.length).split("/");
    const action = `${request.method} ${name}`;
    if (action === "GET truth") return await sendTruth(context.api, rest.join("/"), url, response);
    const act = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
    if (!act)
      throw new ApiError(
        404,
        `The simulator has no ${action}; it has ${Object.keys(ACTIONS).join(", ")}, GET truth/<kind>`,
      );
    send(response, 200, act(context, request.method === "POST" ? await readBody(request) : undefined));
  } catch (error) {
    const refused = error instanceof ActionError ? badRequest(error.message) : error;
    if (!(refused instanceof ApiError)) throw error;
    response.writeHead(refused.status, JSON_TYPE).end(failed(refused, "req_control", false).body);
  }
}

const ACTIONS: Readonly<Record<string, (context: ControlContext, body: unknown) => unknown>> = {
  "POST advance": ({ clock, advance }, body) => {
    advance(secondsOf(body));
    return { now: clock.nowSeconds };
  },
  "GET requests": ({ log }) => ({
    entries: log.entries,
    writes: log.writes,
    counts: log.countByRoute(),
    in_flight_peak: log.inFlightPeak(),
  }),
  "DELETE requests": ({ log }) => {
    log.reset();
    return {};
  },
  "POST faults": ({ faults }, body) => {
    for (const rule of (Array.isArray(body) ? body : [body]).map(parseFaultRule)) faults.add(rule);
    return {};
  },
  "DELETE faults": ({ faults }) => {
    faults.clear();
    return {};
  },
  "POST products": ({ api }, body) => {
    const { off = [], on = [] } = isApiObject(body) ? body : {};
    for (const product of productsOf(off)) api.products.switchOff(product);
    for (const product of productsOf(on)) api.products.switchOn(product);
    return {};
  },
  "POST shelf": ({ shelf }, body) => {
    if (!shelf) throw badRequest("This server has no shelf.");
    for (const { path, object, event } of (Array.isArray(body) ? body : [body]).map(parseAddition)) {
      shelf.add(path, object, event === undefined ? {} : { event });
    }
    return {};
  },
  "POST keys": ({ keys }, body) => {
    keys.add(parseKey(body));
    return {};
  },
};

function secondsOf(body: unknown): number {
  const { seconds = 0, days = 0 } = isApiObject(body) ? body : {};
  const total = typeof seconds === "number" && typeof days === "number" ? seconds + days * 86_400 : Number.NaN;
  if (Number.isSafeInteger(total) && total > 0) return total;
  throw badRequest('Say how far: {"seconds": 3600} or {"days": 1}, a positive number of whole seconds');
}

function productsOf(names: unknown): readonly Product[] {
  if (Array.isArray(names) && names.every(isProduct)) return names;
  throw badRequest('Name the products: {"off": ["Issuing"]} or {"on": ["Issuing"]}');
}

interface Addition {
  readonly path: string;
  readonly object: ApiObject;
  readonly event?: null;
}

function parseAddition(body: unknown): Addition {
  const { path, object, event } = isApiObject(body) ? body : {};
  if (typeof path === "string" && isApiObject(object) && (event === undefined || event === null)) {
    return { path, object, ...(event === null ? { event } : {}) };
  }
  throw badRequest('An object of the shelf is {"path": "/v1/payouts", "object": {"id": "po_1", ...}}');
}

function parseKey(body: unknown): KeySpec {
  const scopes = isApiObject(body) ? body["scopes"] : undefined;
  const isValid = scopes === "all" || (Array.isArray(scopes) && scopes.every((scope) => typeof scope === "string"));
  if (isApiObject(body) && typeof body["key"] === "string" && isValid) return body as unknown as KeySpec;
  throw badRequest('A key is {"key": "rk_test_...", "scopes": "all" or ["customer_read", ...]}');
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  try {
    return await readJson(request);
  } catch (cause) {
    throw badRequest(`The body must be JSON: ${String(cause)}`);
  }
}

/** Sends JSON lines, or one array with `?format=array`. `expand[]` works as in the API, on one object. */
async function sendTruth(api: Api, name: string, url: URL, response: ServerResponse): Promise<void> {
  const kind = truthKindOf(name);
  if (kind === undefined) {
    throw new ApiError(404, `There is no truth of '${name}'; there is ${TRUTH_KINDS.join(", ")}, and v1/<path>`);
  }
  const expand = url.searchParams.has("expand[]") ? url.searchParams.getAll("expand[]") : undefined;
  const asArray = url.searchParams.get("format") === "array";
  response.writeHead(200, asArray ? JSON_TYPE : { "content-type": "application/x-ndjson" });
  await pipeline(Readable.from(serialise(api.truth(kind, expand), asArray)), response);
}

function truthKindOf(name: string): TruthKind | ShelfList | undefined {
  if (TRUTH_KINDS.includes(name as TruthKind)) return name as TruthKind;
  const path = `/${decodeURIComponent(name)}`;
  return kindAt(path) || resourceAt(path) ? (path as ShelfList) : undefined;
}

function* serialise(objects: Iterable<unknown>, asArray: boolean): Generator<string, void, undefined> {
  let separator = "";
  if (asArray) yield "[";
  for (const object of objects) {
    yield asArray ? separator + JSON.stringify(object) : `${JSON.stringify(object)}\n`;
    separator = ",";
  }
  if (asArray) yield "]";
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, JSON_TYPE).end(JSON.stringify(body));
}
