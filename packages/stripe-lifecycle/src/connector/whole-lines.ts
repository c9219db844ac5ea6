const lineFeed = 0x0a;

/**
 * Yields the lines of a stream as bytes, without their line feeds: all that have become whole with a chunk. A last line
 * without a line feed is left out: its writer was ended while it wrote.
 */
export async function* wholeLines(stream: AsyncIterable<Buffer>): AsyncGenerator<readonly Buffer[]> {
  /** The pieces of a line whose end has not come. */
  let begun: Buffer[] = [];
  for await (const chunk of stream) {
    const lines: Buffer[] = [];
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, start)) {
      const piece = chunk.subarray(start, end);
      lines.push(begun.length === 0 ? piece : Buffer.concat([...begun, piece]));
      begun = [];
      start = end + 1;
    }
    if (start < chunk.length) begun.push(chunk.subarray(start));
    yield lines;
  }
}
