import { isUtf8 } from "node:buffer";
import { readFile } from "node:fs/promises";
import { ConfigError } from "./errors.js";

/**
 * Reads the text of a file that the command line names.
 * @param label the kind of file, with its option: "configuration file (--config)".
 * @throws ConfigError that names the file and what to do.
 */
export async function readTextFile(path: string, label: string): Promise<string> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw unreadableFile(path, label, cause);
  });
  // Its foreign characters would be replaced in silence.
  if (!isUtf8(bytes)) throw new ConfigError(`The ${label} "${path}" is not in UTF-8. Save it in this encoding.`);
  return bytes.toString().replace(/^\uFEFF/, "");
}

/**
 * Returns the error of an unreadable file. It names the file and what to do.
 * @param cause the reason with which `readFile` rejects.
 */
export function unreadableFile(path: string, label: string, cause: unknown): ConfigError {
  return new ConfigError(`The ${label} "${path}" ${readingProblem(cause)}`, { cause });
}

/**
 * Parses a JSON text. The error never quotes the text, because it may contain a secret. It does not carry the parser's
 * own error, which quotes the text.
 * @throws ConfigError that names the file and what to do.
 */
export function parseJson(text: string, path: string, label: string): unknown {
  if (text.trim() === "") throw new ConfigError(`The ${label} "${path}" is empty. It must hold JSON.`);
  const value = parsed(text, path, label);
  if (isDeeper(value, deepest)) throw new ConfigError(`The ${label} "${path}" is nested too deeply. Correct the file.`);
  return value;
}

function parsed(text: string, path: string, label: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ConfigError(`The ${label} "${path}" is not valid JSON${place(text, error)}. Correct the file.`);
  }
}

/** Far deeper than any real file, and far less than a recursive function's stack allows. */
const deepest = 200;

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

function readingProblem(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case "ENOENT":
      return "does not exist. Check the path.";
    case "EISDIR":
      return "is a folder. Give the path of a JSON file.";
    case "EACCES":
    case "EPERM":
      return "may not be read by this user. Change the file's permissions.";
    default:
      return "can't be read. Check the path and the file's permissions.";
  }
}

function place(text: string, error: unknown): string {
  const position = / at position (\d+)/.exec(String(error))?.[1];
  if (position === undefined) return "";
  const before = text.slice(0, Number(position)).split("\n");
  return ` (line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1})`;
}
