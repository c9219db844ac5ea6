import type { IncomingHttpHeaders } from "node:http";
import type { VirtualClock } from "../clock.js";
import { accountAskedFor, namedAccount, type ServedAccounts } from "./access/accounts.js";
import type { Keys } from "./access/keys.js";
import type { Limiter } from "./access/limits.js";
import { wouldWrite } from "./access/writes.js";
import { answer, maskedKeyOf, type IncomingCall } from "./answer.js";
import { ApiError } from "./api-error.js";
import { faultyAnswer } from "./faults/faulty-answer.js";
import type { FaultPicker, FaultRule } from "./faults/fault.js";
import { parseParams } from "./params.js";
import type { LoggedRequest, RequestRecorder } from "./request-log.js";
import { failed, ok, type HttpAnswer } from "./response.js";
import { versionOf } from "./versions/api-version.js";

export interface ResponderContext {
  readonly accounts: ServedAccounts;
  readonly clock: VirtualClock;
  readonly keys: Keys;
  readonly limiter: Limiter;
  readonly faults: FaultPicker;
  readonly log: RequestRecorder;
  /** The wait before every answer, in milliseconds. */
  readonly latencyMs: number;
  /** Milliseconds of a monotonic clock, for the log's durations. */
  readonly monotonicMs: () => number;
}

export interface ApiRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
}

/** An answered request: what to send, and how. */
export interface Exchange {
  /** Contains every header except those of the transport. */
  readonly answer: HttpAnswer;
  /** The fault that the transport must apply. The answer already contains faults of the answer itself. */
  readonly fault: FaultRule | undefined;
  /** The wait before the answer, in milliseconds. */
  readonly delayMs: number;
  /** Writes the log. Call it when the answer is sent. */
  readonly record: () => void;
  /** Ends the count of the request as in flight. Call it once, when its connection is finished. */
  readonly leave: () => void;
}

/** Answers requests to the API from any transport: fault, then answer. Sends nothing itself. */
export type Responder = (request: ApiRequest) => Exchange;

export function createResponder(context: ResponderContext): Responder {
  const { log, monotonicMs, accounts, faults, latencyMs } = context;
  let count = 0;
  return (request) => {
    count += 1;
    const requestId = `req_${count.toString(36).padStart(14, "0")}`;
    const arrivedMs = Date.now();
    const startedMs = monotonicMs();
    const call = receive(context, request);
    const route = call.endpoint?.template ?? call.path;
    const fault = faults.pick({ ...call, route });
    const replaced = fault && faultyAnswer(fault, requestId, accounts.own.store.livemode);
    const { status, headers, body } = replaced ?? answerSafely(context, call, requestId);
    const key = maskedKeyOf(call.headers);
    const account = namedAccount(call.headers);
    return {
      answer: { status, headers: { ...headersOf(context, requestId, call), ...headers }, body },
      fault,
      delayMs: latencyMs + (fault?.kind === "slow" ? (fault.ms ?? 1000) : 0),
      record() {
        const entry: LoggedRequest = {
          atMs: arrivedMs,
          method: call.method,
          path: call.path,
          route,
          params: call.params,
          ...(key === undefined ? {} : { key }),
          ...(account === undefined ? {} : { account }),
          status: fault?.kind === "hang" || fault?.kind === "reset" ? 0 : status,
          ...(fault ? { fault: fault.kind } : {}),
          notGet: call.method !== "GET",
          durationMs: monotonicMs() - startedMs,
        };
        log.add(entry);
        if (wouldWrite(call)) log.addWrite(entry);
      },
      leave: () => log.leave(call.endpointName),
    };
  };
}

/** Reads the request and counts it as in flight. */
function receive({ accounts, log }: ResponderContext, { method, url, headers }: ApiRequest): IncomingCall {
  const path = url.pathname;
  const account = accountAskedFor(accounts, headers);
  const endpoint = (account ?? accounts.own).api.endpoint(path, versionOf(headers));
  const endpointName = `${method} ${endpoint?.template ?? path}`;
  return {
    method,
    path,
    headers,
    params: parseParams(url.searchParams),
    account,
    endpoint,
    endpointName,
    inFlight: log.enter(endpointName),
  };
}

function answerSafely(context: ResponderContext, call: IncomingCall, requestId: string): HttpAnswer {
  try {
    return ok(answer(context, call));
  } catch (error) {
    if (error instanceof ApiError) return failed(error, requestId, context.accounts.own.store.livemode);
    throw error;
  }
}

function headersOf(
  { clock }: ResponderContext,
  requestId: string,
  { headers }: IncomingCall,
): Readonly<Record<string, string>> {
  return {
    date: new Date(clock.nowSeconds * 1000).toUTCString(),
    "request-id": requestId,
    "stripe-version": versionOf(headers),
  };
}
