import type { LogMessage } from "./protocol.js";

/**
 * Writes messages for the people who operate the sync. The calls return immediately. The lines keep their order among
 * all messages.
 */
export interface Logger {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

export type LogLevel = keyof Logger;

/** Returns a logger that emits LOG messages at least as severe as `threshold`. */
export function createLogger(threshold: LogLevel, emit: (message: LogMessage) => void): Logger {
  const at = (level: LogLevel) => (message: string) => {
    if (LEVELS.indexOf(level) < LEVELS.indexOf(threshold)) return;
    emit({ type: "LOG", log: { level: PROTOCOL_LEVELS[level], message } });
  };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

/**
 * Returns the threshold that `--debug` sets, else the variable LOG_LEVEL (debug, info, warn, error in any case), else
 * info.
 */
export function logLevel(debug: boolean, variable: string | undefined): LogLevel {
  if (debug) return "debug";
  return LEVELS.find((level) => level === variable?.toLowerCase()) ?? "info";
}

const LEVELS: readonly LogLevel[] = ["debug", "info", "warn", "error"];

const PROTOCOL_LEVELS = { debug: "DEBUG", info: "INFO", warn: "WARN", error: "ERROR" } as const;
