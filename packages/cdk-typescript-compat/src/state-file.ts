import { ConfigError } from "./errors.js";
import { parseJson } from "./json-file.js";
import { readTextLines, type TextLine } from "./text-lines.js";

/**
 * The values in the file that `--state` names: of a list its entries, of JSON lines (saved STATE messages, or a whole earlier output)
 * each line but the records. The last line of an output that was cut short may be a part of one, and is passed over.
 * @throws ConfigError where the file can't be read or holds no JSON
 */
export async function* readStateFile(path: string): AsyncGenerator {
  // A JSON text of several lines has no first line that is one by itself.
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
  // Most of an output, and none of its states: not worth parsing.
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
