import { isUtf8 } from "node:buffer";
import type http from "node:http";
import type { TransportFault } from "./failed-answer.js";
import { isJsonObject } from "./json.js";

/** What an answer holds: its JSON, or the fault that makes it unusable. Of an HTTP error, it may have both. */
export interface ReadBody {
  /** undefined: the text is not JSON. */
  readonly value: unknown;
  readonly fault: TransportFault | undefined;
}

/** Parses the body of an answer and finds its fault. */
export function readBody(status: number, bytes: Buffer): ReadBody {
  const text = bytes.toString();
  let value: unknown;
  let syntax = "";
  try {
    value = JSON.parse(text);
  } catch (error) {
    syntax = (error as Error).message;
  }
  return {
    value,
    fault: isRedirect(status) ? "redirect" : (textFault(bytes, text, syntax) ?? valueFault(status, value)),
  };
}

/**
 * Returns the fault that an answer's headers show before its body is read. No request accepts another encoding than
 * plain UTF-8, and a small body that is compressed can fill the memory.
 */
export function headFault(
  headers: http.IncomingHttpHeaders,
  longestBody: number,
): "encoded" | "large_body" | undefined {
  const coding = headers["content-encoding"] ?? "identity";
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(headers["content-type"] ?? "")?.[1] ?? "utf-8";
  if (coding.trim().toLowerCase() !== "identity" || !/^(?:utf-?8|us-ascii)$/i.test(charset)) return "encoded";
  return Number(headers["content-length"] ?? 0) > longestBody ? "large_body" : undefined;
}

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400;
}

/** @param syntax the parser's message; empty: the text is JSON */
function textFault(bytes: Buffer, text: string, syntax: string): TransportFault | undefined {
  // What is no UTF-8 would be lost in silence: its decoder writes U+FFFD in place of it.
  if (syntax === "") return isUtf8(bytes) ? undefined : "encoded";
  if (text.startsWith("\ufeff")) return "byte_order_mark";
  // UTF-16 has zero bytes, and compressed data begins with bytes that are no UTF-8.
  if (/[\0\ufffd]/.test(text.slice(0, 4))) return "encoded";
  if (/after JSON/.test(syntax)) return "trailing";
  // We have seen large pages that ended early, inside an answer that is complete for HTTP.
  return text.trimStart().startsWith("{") ? "cut_body" : "not_json";
}

function valueFault(status: number, value: unknown): TransportFault | undefined {
  if (status >= 400) return isJsonObject(value) && isJsonObject(value["error"]) ? undefined : "no_error_body";
  // A failed report run is an object of Stripe's, and has an error.
  const isAnswer = isJsonObject(value) && (value["error"] === undefined || typeof value["object"] === "string");
  return isAnswer ? undefined : "not_an_object";
}
