import type http from "node:http";
import { createBoundedSignal } from "./bounded-signal.js";
import type { Clock } from "../clock.js";
import { longestBody, type BodyBudget, type CountedBody } from "./body-budget.js";
import { headFault, readBody } from "./body-fault.js";
import { connectionFault } from "./connection-fault.js";
import type { TransportFault } from "./failed-answer.js";
import { isJsonObject, type JsonObject } from "./json.js";
import type { Wire, WireRequest } from "./wire.js";

/** One HTTP exchange: sends one request at most, and holds what came of it. */
export interface Exchange {
  /**
   * Sends the request and reads its answer. Its bounds of time and size lie outside of the wire.
   *
   * @throws Error if there is no valid JSON answer; then `fault` says why
   */
  send(request: WireRequest): Promise<{ readonly head: AnswerHead; readonly body: JsonObject }>;
  /** Status and headers (by lower-case name); undefined before they arrive. */
  readonly head: AnswerHead | undefined;
  /** Why there is no valid JSON answer. undefined: there is one, which may be an error. */
  readonly fault: TransportFault | undefined;
  /** The error behind the fault. undefined: there is none. */
  readonly failure: unknown;
  /** The answer's JSON; undefined: there is none. */
  readonly body: JsonObject | undefined;
}

/** What the exchanges of one client share. */
export interface ExchangeSetup {
  readonly wire: Wire;
  readonly clock: Clock;
  /** The timeout of one exchange. */
  readonly timeoutMs: number;
  readonly bodies: BodyBudget;
}

export interface AnswerHead {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
}

/** @param signal aborts the exchange and frees its socket */
export function createExchange({ wire, clock, timeoutMs, bodies }: ExchangeSetup, signal: AbortSignal): Exchange {
  let head: AnswerHead | undefined;
  let fault: TransportFault | undefined;
  let failure: unknown;
  let json: JsonObject | undefined;

  async function readBytes(request: WireRequest, counted: CountedBody, signal: AbortSignal) {
    const { status, headers, body } = await wire(request, signal);
    signal.throwIfAborted();
    const answered = { status, headers };
    head = answered;
    const early = headFault(headers, longestBody);
    if (early !== undefined) throw new BodyError(early);
    const chunks: Uint8Array[] = [];
    for await (const chunk of body) {
      if (!counted.take(chunk.length)) throw new BodyError("large_body");
      chunks.push(chunk);
    }
    return { head: answered, bytes: Buffer.concat(chunks) };
  }

  return {
    async send(request) {
      const counted = bodies.open();
      const bounded = createBoundedSignal([signal], { timeoutMs, clock });
      try {
        const answer = await untilAborted(readBytes(request, counted, bounded.signal), bounded.signal);
        const read = readBody(answer.head.status, answer.bytes);
        fault = read.fault;
        if (!isJsonObject(read.value)) throw new Error(`The answer ${answer.head.status} held no JSON object.`);
        json = read.value;
        return { head: answer.head, body: json };
      } catch (cause) {
        failure = cause;
        fault ??= bounded.signal.aborted ? "timeout" : faultOf(cause, head);
        // Frees the connection and what has arrived of the body, also if the fault was found before its end.
        bounded.abort(cause);
        throw new Error("The exchange failed.", { cause });
      } finally {
        bounded.release();
        counted.release();
      }
    },
    get head() {
      return head;
    },
    get fault() {
      return fault;
    },
    get failure() {
      return failure;
    },
    get body() {
      return json;
    },
  };
}

/** The body must not be read, or not to its end. */
class BodyError extends Error {
  override readonly name = "BodyError";

  constructor(readonly fault: "encoded" | "large_body") {
    super(`The body was not read to its end (${fault}).`);
  }
}

function faultOf(error: unknown, head: AnswerHead | undefined): TransportFault {
  if (error instanceof BodyError) return error.fault;
  return head === undefined ? connectionFault(error) : "cut_body";
}

/**
 * Settles as the work does, or rejects with the signal's reason as soon as it aborts. So every wait ends, whatever
 * becomes of the work: a connection can end in ways that Node reports to nobody.
 */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = (): void => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal.reason as Error);
  });
  if (signal.aborted) stop();
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
