export type { CompiledSchema } from "./compiled-schema.js";
export { validConfig, type ValidConfig } from "./config.js";
export { countText } from "./count-text.js";
export { ConfigError, ConnectorError, SystemError, TransientError, type ErrorDetails } from "./errors.js";
export { Interruption } from "./interruption.js";
export type { Logger, LogLevel } from "./logger.js";
export { main } from "./main.js";
export { nearest } from "./nearest.js";
export { printable, printableLines } from "./printable.js";
export type {
  AirbyteMessage,
  AirbyteStream,
  CatalogMessage,
  ConnectionStatusMessage,
  ConnectorSpecification,
  FailureType,
  LogMessage,
  RecordMessage,
  SpecMessage,
  StateMessage,
  StreamStatus,
  SyncMode,
  TraceMessage,
} from "./protocol.js";
export type { OptionValues, OwnCommand, OwnCommandContext, OwnOption } from "./own-command.js";
export { run, type RunOptions } from "./run.js";
export { standardOutput, type StandardOutput } from "./standard-output.js";
export type { Columns, CommandContext, DiscoverContext, ReadContext, Source, StreamOutput } from "./source.js";
