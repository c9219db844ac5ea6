/** Encoded records, a line each, as the bytes that a database takes. */
export interface Lines {
  readonly chunks: readonly Uint8Array[];
  /** The length of the longest line in bytes. */
  readonly longest: number;
}

/** Collects lines until they are written. */
export interface LineCollector {
  add(line: string): void;
  /** Returns the lines, and begins anew without them. */
  take(): Lines;
}

const chunkBytes = 262_144;

/**
 * Creates an empty collector. It stores bytes: texts that wait for the next write would be copied by the garbage
 * collector meanwhile, and joined and encoded then.
 */
export function createLineCollector(): LineCollector {
  let full: Uint8Array[] = [];
  let chunk = Buffer.alloc(0);
  let used = 0;
  let longest = 0;
  const closeChunk = () => {
    if (used > 0) full.push(chunk.subarray(0, used));
    used = 0;
  };
  return {
    add(line) {
      const bytes = Buffer.byteLength(line);
      if (used + bytes > chunk.length) {
        closeChunk();
        chunk = Buffer.allocUnsafeSlow(Math.max(chunkBytes, bytes));
      }
      used += chunk.write(line, used);
      longest = Math.max(longest, bytes);
    },
    take() {
      closeChunk();
      const lines = { chunks: full, longest };
      full = [];
      chunk = Buffer.alloc(0);
      longest = 0;
      return lines;
    },
  };
}
