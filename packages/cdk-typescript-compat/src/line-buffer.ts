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
  /** Where the lines that wait begin and end. */
  let taken = 0;
  let used = 0;

  /** Begins a new block if the line may not fit, because the stream may still hold the old one. */
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
      return isHarmful(lines) ? Buffer.from(printableJson(lines.toString())) : lines;
    },
  };
}

/** A block holds several chunks of output, because each block costs a request to the system. */
const BLOCK_BYTES = 262_144;
const MOST_BYTES_OF_A_CHARACTER = 3;
const LINE_FEED = 0x0a;

/** Returns whether UTF-8 contains a character that printableJson escapes. Nearly every text is decided by the first search. */
function isHarmful(bytes: Buffer): boolean {
  return FIRST_BYTES_OF_HARM.some((byte) => bytes.includes(byte)) && HARM.test(bytes.toString("latin1"));
}

const FIRST_BYTES_OF_HARM = [0x7f, 0xc2, 0xd8, 0xe2];

/** The bytes of these characters, as one character each. "£" and "€" begin with the same bytes as some of them. */
const HARM = /\x7f|\xc2[\x80-\x9f]|\xd8\x9c|\xe2(?:\x80[\x8e\x8f\xa8-\xae]|\x81[\xa6-\xa9])/;
