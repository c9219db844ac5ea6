import type { AirbyteMessage, Trace } from "../protocol.js";

/** The error of a TRACE ERROR. */
export type TraceError = Extract<Trace, { type: "ERROR" }>["error"];

/** The errors of all TRACE ERRORs in order. */
export function errorsOf(messages: readonly AirbyteMessage[]): TraceError[] {
  return messages.flatMap((message) =>
    message.type === "TRACE" && message.trace.type === "ERROR" ? [message.trace.error] : [],
  );
}

/**
 * Returns the messages of one stream in short form, in order: a status as its word, a record as "record", a state as
 * the state, an error as its failure type.
 */
export function storyOf(messages: readonly AirbyteMessage[], stream: string): unknown[] {
  return messages.flatMap((message) => {
    const [name, event] = eventOf(message);
    return name === stream ? [event] : [];
  });
}

function eventOf(message: AirbyteMessage): readonly [stream?: string, event?: unknown] {
  if (message.type === "RECORD") return [message.record.stream, "record"];
  if (message.type === "STATE") {
    const { stream_descriptor: descriptor, stream_state: state } = message.state.stream;
    return [descriptor.name, state];
  }
  if (message.type !== "TRACE") return [];
  const { trace } = message;
  if (trace.type === "ERROR") return [trace.error.stream_descriptor?.name, trace.error.failure_type];
  if (trace.type === "ESTIMATE") return [];
  return [trace.stream_status.stream_descriptor.name, trace.stream_status.status];
}
