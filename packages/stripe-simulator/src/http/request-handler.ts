import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import type { VirtualClock } from "../clock.js";
import type { Keys } from "./access/keys.js";
import type { Limiter } from "./access/limits.js";
import { answer, API_VERSION, maskedKeyOf, type IncomingCall } from "./answer.js";
import type { Api } from "./api.js";
import { ApiError } from "./api-error.js";
import { faultyAnswer } from "./faults/faulty-answer.js";
import type { FaultPicker, FaultRule } from "./faults/fault.js";
import { parseParams } from "./params.js";
import type { RequestRecorder } from "./request-log.js";
import { failed, ok, type HttpAnswer } from "./response.js";
import type { Store } from "../store.js";

export interface HandlerContext {
  readonly store: Store;
  readonly clock: VirtualClock;
  readonly api: Api;
  readonly keys: Keys;
  readonly limiter: Limiter;
  readonly faults: FaultPicker;
  readonly log: RequestRecorder;
  /** The wait before every answer. */
  readonly latencyMs: number;
}

/** Answers the requests to the API: fault, answer, wait, log, send. */
export function createRequestHandler(
  context: HandlerContext,
): (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void> {
  let count = 0;
  return async (request, response, url) => {
    count += 1;
    const requestId = `req_${count.toString(36).padStart(14, "0")}`;
    const arrivedMs = Date.now();
    const started = performance.now();
    const call = receive(context, request, response, url);
    const fault = context.faults.pick({ ...call, route: call.endpoint?.template ?? call.path });
    const replaced = fault && faultyAnswer(fault, requestId, context.store.livemode);
    const answered = replaced ?? answerSafely(context, call, requestId);
    await wait(context.latencyMs + (fault?.kind === "slow" ? (fault.ms ?? 1000) : 0));
    const key = maskedKeyOf(call.headers);
    context.log.add({
      atMs: arrivedMs,
      method: call.method,
      path: call.path,
      route: call.endpoint?.template ?? call.path,
      params: call.params,
      ...(key === undefined ? {} : { key }),
      status: fault?.kind === "hang" || fault?.kind === "reset" ? 0 : answered.status,
      ...(fault ? { fault: fault.kind } : {}),
      notGet: call.method !== "GET",
      durationMs: performance.now() - started,
    });
    send(response, answered, headersOf(context, requestId), fault);
  };
}

/** Reads the request and counts it in until its connection is done with it. */
function receive(
  { api, log }: HandlerContext,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): IncomingCall {
  const method = request.method ?? "GET";
  const path = url.pathname;
  const endpoint = api.endpoint(path);
  const endpointName = `${method} ${endpoint?.template ?? path}`;
  const inFlight = log.enter(endpointName);
  response.once("close", () => log.leave(endpointName));
  request.resume();
  return {
    method,
    path,
    headers: request.headers,
    params: parseParams(url.searchParams),
    endpoint,
    endpointName,
    inFlight,
  };
}

function answerSafely(context: HandlerContext, call: IncomingCall, requestId: string): HttpAnswer {
  try {
    return ok(answer(context, call));
  } catch (error) {
    if (error instanceof ApiError) return failed(error, requestId, context.store.livemode);
    throw error;
  }
}

async function wait(ms: number): Promise<void> {
  if (ms > 0) await delay(ms);
}

function headersOf({ clock }: HandlerContext, requestId: string): Readonly<Record<string, string>> {
  return {
    date: new Date(clock.nowSeconds * 1000).toUTCString(),
    "request-id": requestId,
    "stripe-version": API_VERSION,
  };
}

function send(
  response: ServerResponse,
  { status, headers, body }: HttpAnswer,
  common: Readonly<Record<string, string>>,
  fault: FaultRule | undefined,
): void {
  if (fault?.kind === "hang") return;
  if (fault?.kind === "reset") {
    response.socket?.resetAndDestroy();
    return;
  }
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...common, ...headers, "content-length": bytes.length });
  if (fault?.kind === "cut-body") {
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
    return;
  }
  response.end(bytes);
}
