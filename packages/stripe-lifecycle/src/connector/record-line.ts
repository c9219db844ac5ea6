/** A RECORD message whose data is still text. */
export interface RecordText {
  readonly stream: string;
  /** The record's data as a JSON object. */
  readonly json: string;
}

const start = '{"type":"RECORD","record":{"stream":"';
const beforeData = '","data":';
const afterData = ',"emitted_at":';

/**
 * Returns the record in a line of the connector's output; undefined for every other message. It cuts the data out of
 * the line, because parsing it and writing it as JSON again would take longer than all the rest.
 */
export function recordIn(line: string): RecordText | undefined {
  if (!line.startsWith(start)) return undefined;
  const streamEnd = line.indexOf('"', start.length);
  // Behind the data comes only a number.
  const dataEnd = line.lastIndexOf(afterData);
  return {
    stream: line.slice(start.length, streamEnd),
    json: line.slice(streamEnd + beforeData.length, dataEnd),
  };
}
