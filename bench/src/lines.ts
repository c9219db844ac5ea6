/**
 * Splits output into its lines, without the line feeds.
 * @returns a function that takes the next chunk. A last line without a line feed is not passed on.
 */
export function createLineSplitter(onLine: (line: Buffer) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    let from = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, from)) {
      const line = chunk.subarray(from, end);
      onLine(rest.length === 0 ? line : Buffer.concat([rest, line]));
      rest = Buffer.alloc(0);
      from = end + 1;
    }
    rest = Buffer.concat([rest, chunk.subarray(from)]);
  };
}

const lineFeed = 10;
