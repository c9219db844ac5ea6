/** A RECORD message whose data is still JSON. */
export interface RecordLine {
  readonly stream: string;
  /** The record's data as a JSON object, in UTF-8. */
  readonly json: Buffer;
}

const start = Buffer.from('{"type":"RECORD","record":{"stream":"');
const beforeData = '","data":';
const afterData = ',"emitted_at":';
const quote = 0x22;

/**
 * Returns the record in a line of the connector's output; undefined for every other message. It cuts the data out of
 * the line, because parsing it and writing it as JSON again would take longer than all the rest.
 */
export function recordIn(line: Buffer): RecordLine | undefined {
  if (!line.subarray(0, start.length).equals(start)) return undefined;
  const streamEnd = line.indexOf(quote, start.length);
  // Behind the data comes only a number.
  const dataEnd = line.lastIndexOf(afterData);
  if (dataEnd === -1) return undefined;
  return {
    stream: line.toString("latin1", start.length, streamEnd),
    json: line.subarray(streamEnd + beforeData.length, dataEnd),
  };
}
