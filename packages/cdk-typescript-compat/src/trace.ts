import { ConnectorError } from "./errors.js";
import { inWords } from "./machine-limit.js";
import type { StatusReason, StreamStatus, TraceMessage } from "./protocol.js";

/**
 * Returns a TRACE ERROR. The message of a ConnectorError is for the user. Any other error is a fault of the connector
 * (system_error), and the message says so.
 * @param nowMs Unix time in milliseconds.
 */
export function errorTrace(thrown: unknown, nowMs: number, streamName?: string): TraceMessage {
  const error = inWords(thrown);
  const typed = error instanceof ConnectorError ? error : undefined;
  const internal = internalMessage(error);
  return {
    type: "TRACE",
    trace: {
      type: "ERROR",
      emitted_at: nowMs,
      error: {
        message: typed?.message ?? `The connector failed unexpectedly: ${text(error)}`,
        ...(internal === undefined ? {} : { internal_message: internal }),
        stack_trace: stackTrace(error),
        failure_type: typed?.failureType ?? "system_error",
        ...(streamName === undefined ? {} : { stream_descriptor: { name: streamName } }),
      },
    },
  };
}

/**
 * Returns a TRACE STREAM_STATUS.
 * @param nowMs Unix time in milliseconds.
 */
export function statusTrace(
  name: string,
  status: StreamStatus,
  nowMs: number,
  reasons?: readonly StatusReason[],
): TraceMessage {
  const streamStatus = { stream_descriptor: { name }, status, ...(reasons === undefined ? {} : { reasons }) };
  return { type: "TRACE", trace: { type: "STREAM_STATUS", emitted_at: nowMs, stream_status: streamStatus } };
}

/**
 * Returns a TRACE ESTIMATE of one stream.
 * @param nowMs Unix time in milliseconds.
 */
export function estimateTrace(name: string, totalRecords: number, nowMs: number): TraceMessage {
  const estimate = { name, type: "STREAM", row_estimate: Math.round(totalRecords) } as const;
  return { type: "TRACE", trace: { type: "ESTIMATE", emitted_at: nowMs, estimate } };
}

function internalMessage(error: unknown): string | undefined {
  if (!(error instanceof ConnectorError)) return named(error);
  if (error.internalMessage !== undefined) return error.internalMessage;
  return error.cause === undefined ? undefined : named(error.cause);
}

function named(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : text(error);
}

function text(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Enough for any real chain of causes. The limit stops an error that is its own cause. */
const MAX_CAUSES = 10;

function stackTrace(error: unknown): string {
  const stacks: string[] = [];
  let current = error;
  while (current !== undefined && current !== null && stacks.length < MAX_CAUSES) {
    stacks.push(current instanceof Error ? (current.stack ?? named(current)) : text(current));
    current = current instanceof Error ? current.cause : undefined;
  }
  return stacks.join("\nCaused by: ");
}
