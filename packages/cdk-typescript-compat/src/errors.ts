import type { FailureType } from "./protocol.js";

export interface ErrorDetails {
  readonly cause?: unknown;
  /** For the developer: the TRACE ERROR's internal_message. The user does not see it. */
  readonly internalMessage?: string;
}

/** An error whose message is written for the user. Its class says who must act. */
export abstract class ConnectorError extends Error {
  /** Who must act, as a term of the protocol. */
  abstract readonly failureType: FailureType;
  readonly internalMessage: string | undefined;

  constructor(message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? {} : { cause: details.cause });
    this.internalMessage = details.internalMessage;
  }
}

/** The user must act (credentials, permissions, configuration). The platform does not retry. */
export class ConfigError extends ConnectorError {
  override readonly name = "ConfigError";
  readonly failureType = "config_error";
}

/** The error is temporary (429, 5xx, network). The platform retries. */
export class TransientError extends ConnectorError {
  override readonly name = "TransientError";
  readonly failureType = "transient_error";
}

/** The connector's developers must act. The platform retries. */
export class SystemError extends ConnectorError {
  override readonly name = "SystemError";
  readonly failureType = "system_error";
}
