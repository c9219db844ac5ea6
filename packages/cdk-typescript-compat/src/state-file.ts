import { ConfigError } from "./errors.js";
import { parseJson } from "./json-file.js";
import { readTextLines, type TextLine } from "./text-lines.js";

/**
 * Yields the values in the file that `--state` names. A list yields its entries. JSON lines (saved STATE messages, or
 * the whole output of an earlier read) yield each line except the records. An interrupted output may end in an
 * incomplete line, which is skipped.
 * @throws ConfigError if the file cannot be read or contains no JSON.
 */
export async function* readStateFile(path: string): AsyncGenerator {
  // If the file is one JSON text of several lines, its first line is not valid JSON alone.
  const asOne: string[] = [];
  let hasJsonLines: boolean | undefined;
  for await (const line of readTextLines(path, LABEL)) {
    if (line.text.trim() !== "") hasJsonLines ??= isJson(line.text);
    if (hasJsonLines === true) yield* valueOf(line, path);
    else asOne.push(line.text);
  }
  const text = asOne.join("\n");
  if (text.trim() !== "") yield* entries(parseJson(text, path, LABEL));
}

const LABEL = "state file (--state)";

function* valueOf({ text, number, isWhole }: TextLine, path: string): Generator {
  // Most lines of an output are records, which contain no states. Parsing them would waste time.
  if (text.trim() === "" || text.startsWith('{"type":"RECORD"')) return;
  if (isJson(text)) yield* entries(parseJson(text, path, LABEL));
  else if (isWhole) {
    throw new ConfigError(`Line ${number} of the ${LABEL} "${path}" is not valid JSON. Correct it, or take it out.`);
  }
}

function entries(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [value];
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
