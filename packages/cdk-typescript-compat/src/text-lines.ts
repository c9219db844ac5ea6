import { createReadStream } from "node:fs";
import { unreadableFile } from "./json-file.js";

export interface TextLine {
  readonly text: string;
  /** Counted from 1. */
  readonly number: number;
  /** False for a last line without a line feed, because it may be incomplete. */
  readonly isWhole: boolean;
}

/**
 * Yields the lines of a file of any size, or of a pipe. Reads the input once.
 * @param label the kind of file, with its option: "state file (--state)".
 * @throws ConfigError that names the file and what to do.
 */
export async function* readTextLines(path: string, label: string): AsyncGenerator<TextLine> {
  let number = 0;
  let rest = "";
  const line = (text: string, isWhole: boolean): TextLine => {
    number += 1;
    return { text: number === 1 ? text.replace(/^\uFEFF/, "") : text, number, isWhole };
  };
  try {
    for await (const chunk of createReadStream(path, { encoding: "utf8", highWaterMark: CHUNK_BYTES })) {
      const parts = (rest + String(chunk)).split("\n");
      rest = parts.pop() ?? "";
      for (const text of parts) yield line(text, true);
    }
  } catch (cause) {
    throw unreadableFile(path, label, cause);
  }
  if (rest !== "") yield line(rest, false);
}

const CHUNK_BYTES = 1 << 20;
