import { ConfigError } from "./errors.js";

/**
 * Returns an error in words for the user if it, or a cause of it, is a limit of the machine on open files. Returns any
 * other error unchanged. Such a limit can be met anywhere, even when a module is loaded.
 */
export function inWords(error: unknown): unknown {
  if (error instanceof ConfigError || !isTooManyFiles(error)) return error;
  return new ConfigError(
    "This process, or this machine, may not open more files and connections (EMFILE). Raise the limit, e.g. to 1024 " +
      "(ulimit -n 1024, docker run --ulimit nofile=1024), and run again.",
    { cause: error },
  );
}

function isTooManyFiles(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > MAX_CAUSES) return false;
  const { code } = error as NodeJS.ErrnoException;
  return code === "EMFILE" || code === "ENFILE" || isTooManyFiles(error.cause, depth + 1);
}

/** The limit for a chain of causes, because a cause may refer back to itself. */
const MAX_CAUSES = 10;
