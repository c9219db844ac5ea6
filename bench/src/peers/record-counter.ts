import { createLineSplitter } from "../lines.js";

/** Counts the records of an Airbyte source or a Singer tap, without parsing them. */
export interface RecordCounter {
  readonly take: (chunk: Buffer) => void;
  /** @returns the number of records of a stream. */
  readonly count: (stream: string) => number;
}

export function createRecordCounter(): RecordCounter {
  const counts = new Map<string, number>();
  const take = createLineSplitter((line) => {
    const stream = recordStart.exec(line.toString("latin1", 0, longestStart))?.[1];
    if (stream !== undefined) counts.set(stream, (counts.get(stream) ?? 0) + 1);
  });
  return { take, count: (stream) => counts.get(stream) ?? 0 };
}

/** Airbyte has the stream's name in `record`, Singer beside it. Some write a space after each separator. */
const recordStart = /^\{"type": ?"RECORD", ?(?:"record": ?\{)?"stream": ?"([^"]+)"/;
const longestStart = 200;
