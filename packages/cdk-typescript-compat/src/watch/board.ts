import type { AirbyteMessage } from "../protocol.js";

/** A stream's last status, as a term of the protocol. Before the first status: waiting. */
export type StreamState = "waiting" | "started" | "running" | "rate limited" | "complete" | "incomplete";

export interface StreamProgress {
  readonly name: string;
  readonly state: StreamState;
  /** Records written so far. */
  readonly records: number;
}

/** The progress of a read's streams, from the messages that the read wrote. */
export interface Board {
  observe(message: AirbyteMessage): void;
  /** In the order of the catalog. */
  readonly streams: readonly StreamProgress[];
}

export function createBoard(names: readonly string[]): Board {
  const byName = new Map<string, { name: string; state: StreamState; records: number }>(
    names.map((name) => [name, { name, state: "waiting", records: 0 }]),
  );
  return {
    observe(message) {
      if (message.type === "RECORD") {
        const stream = byName.get(message.record.stream);
        if (stream !== undefined) stream.records += 1;
      } else if (message.type === "TRACE" && message.trace.type === "STREAM_STATUS") {
        const { stream_descriptor: descriptor, status, reasons } = message.trace.stream_status;
        const stream = byName.get(descriptor.name);
        if (stream !== undefined) stream.state = reasons === undefined ? STATES[status] : "rate limited";
      }
    },
    get streams() {
      return [...byName.values()];
    },
  };
}

/** Returns true if the stream emits no more messages. */
export function hasEnded({ state }: Pick<StreamProgress, "state">): boolean {
  return state === "complete" || state === "incomplete";
}

const STATES = { STARTED: "started", RUNNING: "running", COMPLETE: "complete", INCOMPLETE: "incomplete" } as const;
