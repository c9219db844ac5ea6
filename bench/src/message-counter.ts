import { createLineSplitter } from "./lines.js";

/** Reads a connector's standard output without parsing its records. */
export interface MessageCounter {
  take(chunk: Buffer): void;
  /** Records by stream. */
  readonly records: ReadonlyMap<string, number>;
  /** The last STATE of each stream, which the platform stores for the next sync. */
  readonly states: ReadonlyMap<string, object>;
}

export function createMessageCounter(): MessageCounter {
  const records = new Map<string, number>();
  const states = new Map<string, object>();

  function takeLine(line: Buffer): void {
    if (startsWith(line, recordStart)) {
      const stream = line.toString("latin1", recordStart.length, line.indexOf(quote, recordStart.length));
      records.set(stream, (records.get(stream) ?? 0) + 1);
    } else if (startsWith(line, stateStart)) {
      const { state } = JSON.parse(line.toString()) as { state: State };
      states.set(state.stream.stream_descriptor.name, state);
    }
  }

  return { records, states, take: createLineSplitter(takeLine) };
}

interface State {
  readonly stream: { readonly stream_descriptor: { readonly name: string } };
}

const recordStart = Buffer.from('{"type":"RECORD","record":{"stream":"');
const stateStart = Buffer.from('{"type":"STATE"');
const quote = 34;

function startsWith(line: Buffer, start: Buffer): boolean {
  return line.length >= start.length && line.compare(start, 0, start.length, 0, start.length) === 0;
}
