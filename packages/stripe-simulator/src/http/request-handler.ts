import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import type { FaultRule } from "./faults/fault.js";
import type { Responder } from "./respond.js";
import type { HttpAnswer } from "./response.js";

/** Answers the API's requests over HTTP, in this order: fault, answer, wait, log, send. */
export function createRequestHandler(
  respond: Responder,
): (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void> {
  return async (request, response, url) => {
    const { answer, fault, delayMs, record, leave } = respond({
      method: request.method ?? "GET",
      url,
      headers: request.headers,
    });
    response.once("close", leave);
    request.resume();
    if (delayMs > 0) await delay(delayMs);
    record();
    send(response, answer, fault);
  };
}

function send(response: ServerResponse, { status, headers, body }: HttpAnswer, fault: FaultRule | undefined): void {
  if (fault?.kind === "hang") return;
  if (fault?.kind === "reset") {
    response.socket?.resetAndDestroy();
    return;
  }
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, "content-length": bytes.length });
  if (fault?.kind === "cut-body") {
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
    return;
  }
  response.end(bytes);
}
