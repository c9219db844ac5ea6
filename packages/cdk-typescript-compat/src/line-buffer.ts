import { printableJson } from "./printable.js";

/** Gathers lines of JSON as bytes, because one system call per line would cost more than the line. */
export interface LineBuffer {
  /** Adds a line of JSON, without its line feed. */
  add(line: string): void;
  /** The bytes that wait. */
  readonly waitingBytes: number;
  /**
   * Returns the lines that wait, each with its line feed, in UTF-8. They contain no character that a reader could take
   * for a line end or that a terminal would obey. The buffer never writes into these bytes again.
   */
  take(): Buffer;
}

export function createLineBuffer(): LineBuffer {
  let bytes = Buffer.alloc(0);
  let taken = 0;
  let used = 0;

  function makeRoom(line: string): void {
    if (used + MOST_BYTES_OF_A_CHARACTER * line.length < bytes.length) return;
    const waiting = bytes.subarray(taken, used);
    const larger = Buffer.allocUnsafeSlow(Math.max(BLOCK_BYTES, waiting.length + Buffer.byteLength(line) + 1));
    used = waiting.copy(larger);
    taken = 0;
    bytes = larger;
  }

  return {
    add(line) {
      makeRoom(line);
      used += bytes.write(line, used);
      bytes[used] = LINE_FEED;
      used += 1;
    },
    get waitingBytes() {
      return used - taken;
    },
    take() {
      const lines = bytes.subarray(taken, used);
      taken = used;
      return mayHarm(lines) ? Buffer.from(printableJson(lines.toString())) : lines;
    },
  };
}

/** A block holds several chunks of output, because each block costs a request to the system. */
const BLOCK_BYTES = 262_144;
const MOST_BYTES_OF_A_CHARACTER = 3;
const LINE_FEED = 0x0a;

/**
 * Returns whether the bytes may contain a character that printableJson escapes: DEL, or one whose UTF-8 begins with
 * these bytes. Bytes are searched much faster than characters. The usual letters with accents begin with another byte.
 */
function mayHarm(bytes: Buffer): boolean {
  return FIRST_BYTES_OF_HARM.some((byte) => bytes.includes(byte));
}

const FIRST_BYTES_OF_HARM = [0x7f, 0xc2, 0xd8, 0xe2];
