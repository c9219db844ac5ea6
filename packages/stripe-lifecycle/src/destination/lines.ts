import type { ByteText } from "./byte-text.js";
import type { ChunkPool } from "./chunk-pool.js";

/** Encoded records, a line each, as the bytes that a database takes. */
export interface Lines {
  readonly chunks: readonly Buffer[];
  /** The length of the longest line in bytes. */
  readonly longest: number;
  /** Gives the chunks back when they are written. */
  readonly release: () => void;
}

/** Parts of a line that follow each other. */
export type LineParts = readonly (ByteText | Uint8Array)[];

/** Collects lines until they are written. */
export interface LineCollector {
  /** Copies a line, and returns its length in bytes. */
  add(line: LineParts): number;
  /** Returns the lines, and begins anew without them. */
  take(): Lines;
}

/** Creates an empty collector, which takes its memory from the pool. */
export function createLineCollector(pool: ChunkPool): LineCollector {
  let full: Buffer[] = [];
  let chunk: Buffer = Buffer.alloc(0);
  let used = 0;
  let longest = 0;
  const closeChunk = () => {
    if (used > 0) full.push(chunk.subarray(0, used));
    used = 0;
  };
  return {
    add(line) {
      const bytes = line.reduce((sum, part) => sum + part.length, 0);
      if (used + bytes > chunk.length) {
        closeChunk();
        chunk = pool.take(bytes);
      }
      for (const part of line) {
        if (typeof part === "string") chunk.write(part, used, "latin1");
        else chunk.set(part, used);
        used += part.length;
      }
      longest = Math.max(longest, bytes);
      return bytes;
    },
    take() {
      closeChunk();
      const chunks = full;
      const lines = { chunks, longest, release: () => pool.giveBack(chunks) };
      full = [];
      chunk = Buffer.alloc(0);
      longest = 0;
      return lines;
    },
  };
}
